import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { scenarioBoxes } from '../../../src/math/decision/prim.ts';
import {
  chanceOf,
  countIn,
  densityOf,
  wholeBox,
  withLimits,
} from '../../../src/math/decision/prim-box.ts';
import { pasted } from '../../../src/math/decision/prim-pasting.ts';
import { peelingTrajectory } from '../../../src/math/decision/prim-peeling.ts';
import { uniformColumns } from '../../../src/math/decision/uniform-columns.ts';
import { randomStream } from '../../../src/math/random-stream.ts';
import { atLeastSuccesses } from '../../../src/math/statistics/binomial.ts';

/** Futures of six uniform inputs, of interest where the rule says so. */
function planted(count: number, seed: string, rule: (x: readonly number[]) => boolean) {
  const columns = uniformColumns(6, { seed, count });
  const isOfInterest = Uint8Array.from({ length: count }, (_, k) =>
    Number(rule(columns.map((column) => column[k]))),
  );
  return { columns, isOfInterest };
}

describe('planted boxes', () => {
  test.each(['a', 'b', 'c', 'd'])('one box in two of six inputs, seed %s', (seed) => {
    const sample = planted(4096, seed, (x) => x[1] >= 0.2 && x[1] <= 0.5 && x[4] > 0.6);
    const [{ limits, coverage, density, share }, ...slivers] = scenarioBoxes(sample);
    // A box that stops short of the edge leaves a sliver, which may be found as a box of its own.
    for (const sliver of slivers) expect(sliver.coverage).toBeLessThan(0.07);
    expect(limits.map(({ input }) => input).sort()).toEqual([1, 4]);
    const first = limits.find(({ input }) => input === 1);
    const second = limits.find(({ input }) => input === 4);
    expect(Math.abs((first?.low ?? 9) - 0.2)).toBeLessThan(0.03);
    expect(Math.abs((first?.high ?? 9) - 0.5)).toBeLessThan(0.03);
    expect(Math.abs((second?.low ?? 9) - 0.6)).toBeLessThan(0.03);
    expect(second?.high).toBeUndefined();
    expect(coverage).toBeGreaterThan(0.93);
    expect(density).toBeGreaterThan(0.93);
    expect(share).toBeCloseTo(0.12, 1);
    expect(limits.every(({ chance }) => chance < 1e-6)).toBe(true);
  });

  test('a box in fog: 80 % inside, 10 % outside', () => {
    const draw = randomStream('fog', 'draws');
    const sample = planted(8192, 'fog', (x) => draw() < (x[0] > 0.7 && x[2] < 0.4 ? 0.8 : 0.1));
    const [box] = scenarioBoxes(sample);
    expect(box.limits.map(({ input }) => input).sort()).toEqual([0, 2]);
    expect(Math.abs(box.density - 0.8)).toBeLessThan(0.05);
  });

  test('a box that is too tight is widened to the region, and no farther', () => {
    const sample = planted(4096, 'tight', (x) => x[1] >= 0.2 && x[1] <= 0.5);
    const wide = pasted(sample, withLimits(wholeBox(6), 1, [0.3, 0.4]), 0.05);
    expect(wide.low[1]).toBeCloseTo(0.2, 2);
    expect(wide.high[1]).toBeCloseTo(0.5, 2);
  });

  test('two boxes, one after the other', () => {
    const sample = planted(
      8192,
      'two',
      (x) => (x[0] < 0.3 && x[1] < 0.5) || (x[2] > 0.75 && x[3] > 0.5),
    );
    const boxes = scenarioBoxes(sample, { maxBoxes: 2 });
    expect(boxes).toHaveLength(2);
    const inputs = boxes.map(({ limits }) => String(limits.map(({ input }) => input).sort()));
    expect(inputs.sort()).toEqual(['0,1', '2,3']);
    expect(boxes[0].coverage + boxes[1].coverage).toBeGreaterThan(0.9);
    for (const { density } of boxes) expect(density).toBeGreaterThan(0.9);
  });

  test('inputs of few values are cut between their values', () => {
    const sample = planted(4096, 'few', (x) => x[0] >= 0.75);
    const steps = Float64Array.from(sample.columns[0], (x) => Math.floor(x * 4));
    const [box] = scenarioBoxes({ ...sample, columns: sample.columns.with(0, steps) });
    expect(box.limits).toHaveLength(1);
    expect(box.limits[0]).toMatchObject({ input: 0, low: 3 });
    expect([box.coverage, box.density]).toEqual([1, 1]);
  });

  test('what depends on nothing has no box', () => {
    let found = 0;
    for (let trial = 0; trial < 10; trial++) {
      const draw = randomStream('chance', String(trial));
      const boxes = scenarioBoxes(planted(1024, `chance ${trial}`, () => draw() < 0.3));
      // A box in noise is hardly denser than the whole.
      if (boxes.some(({ density }) => density > 0.45)) found++;
    }
    expect(found).toBe(0);
  });

  test('nothing, or everything, of interest has no box', () => {
    expect(scenarioBoxes(planted(64, 'none', () => false))).toEqual([]);
    expect(scenarioBoxes(planted(64, 'all', () => true))).toEqual([]);
  });
});

const sample = fc
  .record({ inputs: fc.integer({ min: 1, max: 3 }), futures: fc.integer({ min: 1, max: 40 }) })
  .chain(({ inputs, futures }) => {
    const exactly = { minLength: futures, maxLength: futures };
    return fc.record({
      columns: fc.array(
        fc.array(fc.nat(9), exactly).map((column) => Float64Array.from(column)),
        { minLength: inputs, maxLength: inputs },
      ),
      isOfInterest: fc.array(fc.nat(1), exactly).map((list) => Uint8Array.from(list)),
    });
  });
const SEED = { seed: 51, numRuns: 300 };

describe('laws', () => {
  test.prop([sample], SEED)('each peel keeps what its box counts, and shrinks it', (each) => {
    const steps = peelingTrajectory(each, { peelShare: 0.1, minShare: 0.1 });
    steps.forEach(({ box, held, hits }, i) => {
      expect(countIn(each, box)).toEqual({ held, hits });
      expect(held).toBeGreaterThanOrEqual(Math.min(1, each.isOfInterest.length));
      if (i > 0) expect(held).toBeLessThan(steps[i - 1].held);
    });
  });

  test.prop([sample], SEED)('pasting loses neither density nor futures', (each) => {
    for (const { box, held, hits } of peelingTrajectory(each, { peelShare: 0.1, minShare: 0 })) {
      const wide = countIn(each, pasted(each, box, 0.1));
      expect(wide.held).toBeGreaterThanOrEqual(held);
      expect(wide.hits).toBeGreaterThanOrEqual(hits);
      expect(densityOf(wide)).toBeGreaterThanOrEqual(densityOf({ held, hits }) - 1e-12);
    }
  });

  test.prop([sample], SEED)('coverages and shares are parts of wholes', (each) => {
    const boxes = scenarioBoxes(each, { peelShare: 0.1 });
    for (const part of ['coverage', 'share'] as const) {
      const sum = boxes.reduce((total, box) => total + box[part], 0);
      expect(sum).toBeLessThanOrEqual(1 + 1e-12);
    }
  });
});

describe('chance', () => {
  test('the tail of a binomial', () => {
    // 3 or more of 4 at one half: (4 + 1) / 16.
    expect(atLeastSuccesses(3, 4, 0.5)).toBeCloseTo(5 / 16, 14);
    expect([atLeastSuccesses(0, 4, 0), atLeastSuccesses(5, 4, 1)]).toEqual([1, 0]);
  });

  test('a limit that halves the futures and keeps the density is chance', () => {
    const rest = planted(512, 'half', (x) => x[1] > 0.5);
    const box = withLimits(wholeBox(6), 0, [0.5, Infinity]);
    expect(chanceOf(rest, box, 0)).toBeGreaterThan(0.3);
    expect(chanceOf(rest, withLimits(wholeBox(6), 1, [0.5, Infinity]), 1)).toBeLessThan(1e-12);
  });
});
