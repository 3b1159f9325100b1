import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalized, spannedRange } from '../../src/engine/criterion-value.ts';
import { type RankedCriterion, rankingOf, scoreOf } from '../../src/engine/score.ts';

const finite = fc.double({ min: -1e12, max: 1e12, noNaN: true });
const ranges = fc.record({ worst: finite, best: finite });
const values = fc
  .tuple(finite, finite, finite)
  .map((three) => three.toSorted((a, b) => a - b))
  .map(([low, value, high]) => ({ low, value, high }));

describe('normalized', () => {
  it('puts the worst at 0, the best at 1, and turns a minimized criterion round', () => {
    const at = (value: number) => normalized({ value }, { worst: 100, best: 20 }).value;
    expect([at(100), at(60), at(20), at(0), at(200)]).toEqual([0, 0.5, 1, 1, 0]);
  });

  it('counts the unknown as the middle and gives it the whole range', () => {
    expect(normalized({}, { worst: 0, best: 1 })).toEqual({
      value: 0.5,
      low: 0,
      high: 1,
      isKnown: false,
    });
  });

  it('stays between 0 and 1 with low <= value <= high, also where the range has no width', () => {
    fc.assert(
      fc.property(values, ranges, fc.boolean(), (value, range, isFlat) => {
        const position = normalized(value, isFlat ? { ...range, best: range.worst } : range);
        expect(position.low).toBeGreaterThanOrEqual(0);
        expect(position.value).toBeGreaterThanOrEqual(position.low);
        expect(position.high).toBeGreaterThanOrEqual(position.value);
        expect(position.high).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('spannedRange', () => {
  it('spans the known values in the direction of the goal', () => {
    const sample = [{ value: 3 }, {}, { value: 1 }, { value: 2 }];
    expect(spannedRange(sample, 'max')).toEqual({ worst: 1, best: 3 });
    expect(spannedRange(sample, 'min')).toEqual({ worst: 3, best: 1 });
    expect(spannedRange([{}], 'min')).toBeUndefined();
  });
});

describe('scoreOf', () => {
  const criterion = (id: string, weight: number): RankedCriterion => ({
    id,
    label: id,
    unit: '',
    goal: 'max',
    weight,
    range: { worst: 0, best: 10 },
  });

  it('is the weighted sum in points, with what each criterion adds', () => {
    const score = scoreOf({ a: { value: 10 }, b: { value: 5 } }, [
      criterion('a', 0.25),
      criterion('b', 0.75),
    ]);
    expect(score.score).toBe(62.5);
    expect(score.contributions.map(({ points }) => points)).toEqual([25, 37.5]);
  });

  it('never puts the dominated above its dominator', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(finite, fc.double({ min: 0, max: 1e6, noNaN: true }))),
        (pairs) => {
          const criteria = pairs.map((_, index) => criterion(String(index), 1 / pairs.length));
          const site = (pick: (pair: [number, number]) => number) =>
            Object.fromEntries(pairs.map((pair, index) => [String(index), { value: pick(pair) }]));
          const dominated = scoreOf(
            site(([value]) => value),
            criteria,
          );
          const dominator = scoreOf(
            site(([value, more]) => value + more),
            criteria,
          );
          expect(dominator.score).toBeGreaterThanOrEqual(dominated.score);
        },
      ),
    );
  });

  it('is finite and in the middle where all sites are alike', () => {
    const flat = { ...criterion('a', 1), range: { worst: 4, best: 4 } };
    expect(scoreOf({ a: { value: 4 } }, [flat]).score).toBe(50);
  });
});

describe('rankingOf', () => {
  const scored = fc.uniqueArray(fc.record({ id: fc.string(), score: fc.constantFrom(1, 2, 3) }), {
    selector: ({ id }) => id,
  });

  it('does not depend on the order of the input, and dropping a loser changes nothing', () => {
    fc.assert(
      fc.property(scored, fc.nat(), (sites, pick) => {
        const order = rankingOf(sites).map((index) => sites[index].id);
        const turned = sites.toReversed();
        expect(rankingOf(turned).map((index) => turned[index].id)).toEqual(order);
        if (sites.length < 2) return;
        const loser = order[1 + (pick % (order.length - 1))];
        const rest = sites.filter(({ id }) => id !== loser);
        expect(rankingOf(rest).map((index) => rest[index].id)).toEqual(
          order.filter((id) => id !== loser),
        );
      }),
    );
  });
});
