import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { bestSets, mostDiverse, setsFrom } from '../../../src/math/location/best-sets.ts';
import { checkSetProof } from '../../../src/math/location/check-set-proof.ts';
import type { ImprovementTable } from '../../../src/math/location/improvement-table.ts';
import { paretoSets } from '../../../src/math/location/pareto-sets.ts';
import {
  costMeasure,
  sumMeasure,
  worstMeasure,
  worthMeasure,
  type SiteWorthCurve,
} from '../../../src/math/location/set-measures.ts';
import type { SetMeasure, SetRules } from '../../../src/math/location/set-search.ts';

interface Case {
  /** Row-major: what a site improves for a row, 0 for nothing. */
  readonly gains: readonly (readonly number[])[];
  readonly price: readonly number[];
  readonly slope: readonly number[];
  readonly full: readonly number[];
  readonly rules: SetRules;
}

const small: fc.Arbitrary<Case> = fc
  .record({ rows: fc.integer({ min: 1, max: 7 }), sites: fc.integer({ min: 1, max: 7 }) })
  .chain(({ rows, sites }) => {
    const list = (arbitrary: fc.Arbitrary<number>, length: number) =>
      fc.array(arbitrary, { minLength: length, maxLength: length });
    const site = fc.nat(sites - 1);
    return fc
      .record({
        gains: fc.array(list(fc.integer({ min: 0, max: 6 }), sites), {
          minLength: rows,
          maxLength: rows,
        }),
        price: list(fc.integer({ min: -4, max: 20 }), sites),
        slope: list(fc.integer({ min: -2, max: 3 }), sites),
        full: list(fc.integer({ min: 1, max: 20 }), sites),
        forcedIn: fc.uniqueArray(site, { maxLength: 1 }),
        forcedOut: fc.uniqueArray(site, { maxLength: 2 }),
        least: fc.nat(3),
        more: fc.nat(3),
        caps: fc.array(
          fc.record({ sites: fc.uniqueArray(site, { minLength: 1 }), most: fc.nat(2) }),
          { maxLength: 2 },
        ),
        budget: fc.option(
          fc.record({ cost: list(fc.integer({ min: 0, max: 9 }), sites), limit: fc.nat(20) }),
          { nil: undefined },
        ),
      })
      .map(({ gains, price, slope, full, least, more, budget, ...rules }) => ({
        gains,
        price,
        slope,
        full,
        rules: {
          ...rules,
          siteCount: sites,
          least,
          most: least + more,
          ...(budget && { budget: { ...budget, cost: Float64Array.from(budget.cost) } }),
        },
      }));
  });

function tableOf({ gains, rules }: Case): ImprovementTable {
  const columns = Array.from({ length: rules.siteCount }, (_, site) => {
    const rows = gains.flatMap((row, r) => (row[site] > 0 ? [r] : []));
    return {
      rows: Int32Array.from(rows),
      values: Float64Array.from(rows, (r) => gains[r][site]),
    };
  });
  return { rowCount: gains.length, columns };
}

/** Rises or falls up to a full house, and stays there. */
function curves({ price, slope, full }: Case): SiteWorthCurve[] {
  return price.map((cost, site) => ({
    valueAt: (x) => slope[site] * Math.min(x, full[site]) - cost,
    mostUpTo: (x) => Math.max(0, slope[site]) * Math.min(x, full[site]) - cost,
  }));
}

function allowedSets({ rules }: Case): number[][] {
  const { siteCount, least, most, forcedIn = [], forcedOut = [], caps = [], budget } = rules;
  const sets = Array.from({ length: 2 ** siteCount }, (_, mask) =>
    Array.from({ length: siteCount }, (_, site) => site).filter((site) => (mask >> site) & 1),
  );
  return sets.filter(
    (set) =>
      set.length >= least &&
      set.length <= most &&
      forcedIn.every((site) => set.includes(site)) &&
      !forcedOut.some((site) => set.includes(site)) &&
      caps.every((cap) => set.filter((site) => cap.sites.includes(site)).length <= cap.most) &&
      (!budget || set.reduce((sum, site) => sum + budget.cost[site], 0) <= budget.limit),
  );
}

/** From the definition: each row goes to the site that improves it most, ties to the lower number. */
function worthByHand(each: Case, set: readonly number[]): number {
  const held = new Map(set.map((site) => [site, 0]));
  for (const row of each.gains) {
    const most = Math.max(0, ...set.map((site) => row[site]));
    const holder = set.find((site) => row[site] === most);
    if (most > 0 && holder !== undefined) held.set(holder, (held.get(holder) ?? 0) + most);
  }
  const worth = curves(each);
  return set.reduce((sum, site) => sum + worth[site].valueAt(held.get(site) ?? 0), 0);
}

function sumByHand({ gains }: Case, set: readonly number[]): number {
  return gains.reduce((sum, row) => sum + Math.max(0, ...set.map((site) => row[site])), 0);
}

const LIMITS = { maxNodes: 1e6 };

describe('the best sets of sites', () => {
  test.prop([small, fc.integer({ min: 1, max: 4 })], { numRuns: 500, seed: 11 })(
    'have the best worths of all allowed sets, and the proof holds',
    (each, count) => {
      const table = tableOf(each);
      const worth = curves(each);
      const expected = allowedSets(each)
        .map((set) => worthByHand(each, set))
        .sort((a, b) => b - a)
        .slice(0, count);
      const { rules } = each;
      const found = bestSets({ measure: worthMeasure(table, worth), rules, count, limits: LIMITS });
      expect(found.isComplete).toBe(true);
      expect(found.sets.map(({ score }) => score)).toEqual(expected);
      for (const { sites, score } of found.sets) expect(worthByHand(each, sites)).toBe(score);
      if (count > 1 || expected.length === 0) return;
      const claim = { table, worth, rules, order: found.order };
      expect(checkSetProof({ ...claim, bound: found.bound }).isValid).toBe(true);
      expect(checkSetProof({ ...claim, bound: expected[0] - 0.5 }).isValid).toBe(false);
    },
  );

  test.prop([small], { numRuns: 300, seed: 12 })('sum measures and their bounds', (each) => {
    const { rules } = each;
    const best = Math.max(-Infinity, ...allowedSets(each).map((set) => sumByHand(each, set)));
    const measure = sumMeasure(tableOf(each));
    const { sets } = bestSets({ measure, rules, count: 1, limits: LIMITS });
    expect(sets.at(0)?.score ?? -Infinity).toBe(best);
  });

  test.prop([small, fc.integer({ min: 1, max: 6 })], { numRuns: 200, seed: 13 })(
    'a search that is cut keeps a bound that no set exceeds',
    (each, maxNodes) => {
      const measure = worthMeasure(tableOf(each), curves(each));
      const found = bestSets({ measure, rules: each.rules, count: 1, limits: { maxNodes } });
      for (const set of allowedSets(each))
        expect(worthByHand(each, set)).toBeLessThanOrEqual(found.bound + 1e-9);
    },
  );

  test.prop([small, fc.integer({ min: 0, max: 8 })], { numRuns: 200, seed: 14 })(
    'near-optimal sets are all that are near',
    (each, slack) => {
      const all = allowedSets(each).map((set) => worthByHand(each, set));
      const least = Math.max(-Infinity, ...all) - slack;
      const measure = worthMeasure(tableOf(each), curves(each));
      const near = setsFrom({ measure, rules: each.rules, limits: LIMITS }, { least, most: 1000 });
      expect(near.sets.length).toBe(all.filter((value) => value >= least).length);
    },
  );

  it('the most different come after the best', () => {
    const sets = [
      { sites: [0, 1], score: 9 },
      { sites: [0, 2], score: 8 },
      { sites: [2, 3], score: 7 },
      { sites: [3, 4], score: 7 },
    ];
    expect(mostDiverse(sets, 3).map(({ sites, newSites }) => [sites, newSites])).toEqual([
      [[0, 1], 0],
      [[2, 3], 2],
      [[0, 2], 1],
    ]);
  });
});

describe('the Pareto front of sets', () => {
  test.prop([small], { numRuns: 300, seed: 15 })('is that of all allowed sets', (each) => {
    const table = tableOf(each);
    const measures: SetMeasure[] = [
      sumMeasure(table),
      worthMeasure(table, curves(each)),
      costMeasure(Float64Array.from(each.price)),
    ];
    const all = allowedSets(each).map((set) => [
      sumByHand(each, set),
      worthByHand(each, set),
      -set.reduce((sum, site) => sum + each.price[site], 0),
    ]);
    const isBeaten = (a: number[]) =>
      all.some((b) => b.every((v, k) => v >= a[k]) && b.some((v, k) => v > a[k]));
    const expected = new Set(all.filter((each) => !isBeaten(each)).map((each) => each.join()));
    const front = paretoSets(measures, each.rules, LIMITS);
    const met = front.points.map(({ scores }) => scores.map((score) => score || 0).join());
    expect(new Set(met)).toEqual(new Set([...expected].map((text) => text.replace(/-0\b/g, '0'))));
    expect(front.provenShare).toBe(1);
  });

  test.prop([small], { numRuns: 200, seed: 16 })('a point called proven is on it', (each) => {
    const table = tableOf(each);
    const measures = [sumMeasure(table), costMeasure(Float64Array.from(each.price))];
    const all = allowedSets(each).map((set) => [
      sumByHand(each, set),
      -set.reduce((sum, site) => sum + each.price[site], 0),
    ]);
    for (const { scores, isProven } of paretoSets(measures, each.rules, { maxNodes: 3 }).points) {
      const beaten = all.some(
        (b) => b.every((v, k) => v >= scores[k]) && b.some((v, k) => v > scores[k]),
      );
      if (isProven) expect(beaten).toBe(false);
    }
  });
});

describe('the worst distance', () => {
  test.prop([small], { numRuns: 200, seed: 17 })('is bounded and found', (each) => {
    const { siteCount } = each.rules;
    const start = Float64Array.from(each.gains, (_, row) => 10 + (row % 3));
    const distance = Float64Array.from(each.gains.flat(), (gain) => 9 - gain);
    const worst = (set: readonly number[]) =>
      Math.max(
        ...each.gains.map((_, row) =>
          Math.min(start[row], ...set.map((site) => distance[row * siteCount + site])),
        ),
      );
    const least = Math.min(Infinity, ...allowedSets(each).map(worst));
    const measure = worstMeasure(start, distance);
    const { sets } = bestSets({ measure, rules: each.rules, count: 1, limits: LIMITS });
    expect(-(sets.at(0)?.score ?? -Infinity)).toBe(least);
  });
});
