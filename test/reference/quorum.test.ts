import { describe, expect, it } from 'vitest';
import { randomStream } from '../../src/math/random-stream.ts';
import { containsTruth, meanEstimate } from '../../src/math/statistics/confidence-interval.ts';
import { exponentialOrderMean } from '../../src/math/statistics/order-statistics.ts';
import {
  commitDistribution,
  commitSummary,
  drawCommitMs,
  DURABLE_WRITE_MEAN_MS,
  type Commit,
} from '../../src/region/commit-latency.ts';
import { regionCommit, zoneCommits } from '../../src/region/replication.ts';

const THREE_ZONES = Float64Array.from([0.1, 0.9, 1.7, 0.9, 0.1, 1.2, 1.7, 1.2, 0.1]);
const DRAWS = 4000;
const BATCHES = 30;

function simulatedMeans(commit: Commit, label: string): number[] {
  const draw = randomStream('quorum', label);
  return Array.from({ length: BATCHES }, () => {
    let sum = 0;
    for (let i = 0; i < DRAWS; i++) sum += drawCommitMs(commit, draw);
    return sum / DRAWS;
  });
}

// David and Nagaraja, "Order Statistics", 3rd ed., section 5.2: the k-th smallest of unlike independent draws.
describe('commit latency, closed form against simulation', () => {
  const cases: readonly (readonly [string, Commit])[] = [
    ['quorum 2 of 3 zones', zoneCommits({ kind: 'quorum', replicas: 3 }, THREE_ZONES)[0]],
    ['quorum 3 of 5 on three zones', zoneCommits({ kind: 'quorum', replicas: 5 }, THREE_ZONES)[1]],
    ['all of 3 zones', zoneCommits({ kind: 'synchronous', copies: 3 }, THREE_ZONES)[2]],
    ['leader alone', zoneCommits({ kind: 'asynchronous' }, THREE_ZONES)[0]],
    ['quorum over regions', regionCommit(5, [95, 18, 33, 140, 71]) ?? { copies: [], needed: 1 }],
  ];
  it.each(cases)('%s: mean and percentiles lie in the interval, at 99 percent', (label, commit) => {
    const closed = commitSummary([commit]);
    expect(closed).toBeDefined();
    const estimate = meanEstimate(simulatedMeans(commit, label), 0.99);
    expect(containsTruth(estimate, closed?.meanMs ?? NaN)).toBe(true);
    const draw = randomStream('quorum', `${label} percentiles`);
    const draws = Array.from({ length: 40_000 }, () => drawCommitMs(commit, draw));
    for (const [share, ms] of [
      [0.5, closed?.p50Ms],
      [0.95, closed?.p95Ms],
      [0.99, closed?.p99Ms],
    ] as const) {
      const below = draws.filter((each) => each <= (ms ?? NaN)).length / draws.length;
      // 99 % of binomial shares lie within 2.576 standard errors.
      expect(Math.abs(below - share)).toBeLessThan(
        2.576 * Math.sqrt((share * (1 - share)) / 40_000),
      );
    }
  });

  it('is the order statistic of exponentials where no distance lies between (Rényi 1953)', () => {
    const copies = [{ rttMs: 0 }, { rttMs: 0 }, { rttMs: 0 }];
    for (const needed of [1, 2, 3]) {
      const mean = commitSummary([{ copies, needed }])?.meanMs ?? NaN;
      expect(mean).toBeCloseTo(exponentialOrderMean(DURABLE_WRITE_MEAN_MS, 3, needed), 4);
    }
  });

  it('needs the second nearest of two regions when far: at least the round trip to the nearer one', () => {
    const commit = regionCommit(3, [40, 90]);
    expect(commit?.copies.map(({ rttMs }) => rttMs)).toEqual([0, 40, 90]);
    expect(commit && commitDistribution(commit)(38)).toBe(0);
    expect(commit && commitDistribution(commit)(60)).toBeGreaterThan(0.99);
  });

  it('has no quorum over regions that are too few or too far, and none over copies that never answer', () => {
    expect(regionCommit(3, [40])).toBeUndefined();
    expect(regionCommit(3, [40, 90], 50)).toBeUndefined();
    expect(regionCommit(3, [40, Infinity])).toBeUndefined();
    const unreachable = { copies: [{ rttMs: 0 }, { rttMs: Infinity }], needed: 2 };
    expect(commitSummary([unreachable])).toBeUndefined();
  });
});
