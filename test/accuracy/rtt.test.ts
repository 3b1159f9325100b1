import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { measurementsOf } from '../../src/cli/measurement-csv.ts';
import { shippedSets, validateSet, type SetValidation } from '../../src/engine/validate.ts';
import { loadWorld } from '../../src/world/load.ts';

const world = loadWorld();

/** What each set must reach. These numbers are only ever made tighter. */
interface Tolerance {
  readonly pairs: number;
  readonly medianErrorShare: number;
  readonly p90ErrorShare: number;
  readonly nearMedianMs: number;
  /** Share that the band of 80 % must hold, at least and at most. */
  readonly coverage: readonly [number, number];
}

const SHIPPED: readonly Tolerance[] = [
  {
    pairs: 1134,
    medianErrorShare: 0.043,
    p90ErrorShare: 0.11,
    nearMedianMs: 1.7,
    coverage: [0.75, 0.88],
  },
  {
    pairs: 1225,
    medianErrorShare: 0.06,
    p90ErrorShare: 0.165,
    nearMedianMs: 2,
    coverage: [0.65, 0.9],
  },
  {
    pairs: 1134,
    medianErrorShare: 0.052,
    p90ErrorShare: 0.145,
    nearMedianMs: 2.5,
    coverage: [0.65, 0.9],
  },
];

function expectWithin(set: SetValidation, tolerance: Tolerance): void {
  expect(set.all.pairs).toBe(tolerance.pairs);
  expect(set.all.medianErrorShare).toBeLessThan(tolerance.medianErrorShare);
  expect(set.all.p90ErrorShare).toBeLessThan(tolerance.p90ErrorShare);
  expect(set.byDistance[0].accuracy.medianErrorMs).toBeLessThan(tolerance.nearMedianMs);
  expect(set.bandCoverageShare).toBeGreaterThan(tolerance.coverage[0]);
  expect(set.bandCoverageShare).toBeLessThan(tolerance.coverage[1]);
}

describe('the cloud profile', () => {
  shippedSets(world).forEach((set, i) => {
    it(`keeps its accuracy on ${set.name}`, () => {
      const found = validateSet(world, set);
      if (found === undefined) throw new Error('an empty set');
      expectWithin(found, SHIPPED[i]);
      for (const { accuracy } of found.baselines) {
        expect(found.all.medianErrorShare).toBeLessThan(0.75 * accuracy.medianErrorShare);
      }
    });
  });

  it('was checked on every shipped set', () => {
    expect(shippedSets(world)).toHaveLength(SHIPPED.length);
  });
});

const file = process.env.REGIONSIM_PUBLIC_RTT;

describe('the public profile', () => {
  it.skipIf(file === undefined)(
    'keeps its accuracy on the measurements of July 2020 (skipped unless REGIONSIM_PUBLIC_RTT names the file, which may not be shipped)',
    () => {
      const { samples } = measurementsOf(readFileSync(file ?? '', 'utf8'), file ?? '');
      const set = { name: 'public', profile: 'public', asOf: '2020-07', samples } as const;
      const found = validateSet(world, set);
      if (found === undefined) throw new Error('an empty set');
      expectWithin(found, {
        pairs: 7494,
        medianErrorShare: 0.097,
        p90ErrorShare: 0.35,
        nearMedianMs: 5.6,
        coverage: [0.75, 0.88],
      });
    },
  );
});
