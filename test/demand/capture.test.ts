import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { capture, capturedUsdPerYear } from '../../src/demand/capture.ts';
import type { CaptureProblem } from '../../src/demand/capture-problem.ts';
import { gainedUsdPerYear, openingOf, openSite } from '../../src/demand/open-site.ts';
import { problemOf, smallMarket, type SmallMarket } from './capture-markets.ts';

const SEED = { seed: 20261122, numRuns: 200 };
const all = (market: SmallMarket) => market.sites.map((_, j) => j);
const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

const duel: SmallMarket = {
  cities: 1,
  sites: [
    { provider: 0, isAbroad: true },
    { provider: 1, isAbroad: true },
  ],
  rttMs: [40, 40],
  lawful: [1, 1],
  brand: [0, 0, 0],
  usd: [300],
};

/** Sites that are equally far, or farther by less than a rounding might take away. */
const nearTies = smallMarket.chain((market) =>
  fc
    .array(fc.constantFrom(40, 40.0004, 40.0006, 41, 45), {
      minLength: market.rttMs.length,
      maxLength: market.rttMs.length,
    })
    .map((rttMs) => ({ ...market, rttMs })),
);

/** Utility of a site in a row as the docstrings have it. */
function utilityOf(
  { sites, siteUtility, rttMs, cities, cityOfRow, lossPerMs, ...rest }: CaptureProblem,
  site: number,
  { law, row }: { readonly law: number; readonly row: number },
): number {
  const ms = rttMs[site * cities + cityOfRow[row]];
  const over = ms * (rest.overBudgetLoss / rest.budgetMsOfLaw[law]) - rest.overBudgetLoss;
  return siteUtility[law * sites + site] - lossPerMs * ms - Math.max(0, over);
}

describe('capture', () => {
  it('gives equals the same, by the textbook formula', () => {
    const problem = problemOf(duel);
    const captured = capturedUsdPerYear(problem, capture(problem, [0, 1]));
    // u = -2 x 0.0008 x 40 = -0.064: share e^u / (1 + 2 e^u) each (McFadden 1974, equation 12).
    const share = Math.exp(-0.064) / (1 + 2 * Math.exp(-0.064));
    expect(captured[0]).toBeCloseTo(300 * share, 9);
    expect(captured[1]).toBeCloseTo(300 * share, 9);
    expect(captured[2]).toBe(0);
  });

  it('keeps a quarter of the odds at twice the latency budget', () => {
    const near = problemOf({ ...duel, rttMs: [80, 80] });
    const far = problemOf({ ...duel, rttMs: [160, 80] });
    const odds = (problem: typeof near) => capture(problem, [0, 1]).odds[0];
    expect(odds(far) / odds(near)).toBeCloseTo(Math.exp(-2 * 0.0008 * 80) / 4, 12);
  });

  it('prefers a region at home at an equal round trip', () => {
    const problem = problemOf({
      ...duel,
      sites: [
        { provider: 0, isAbroad: false },
        { provider: 1, isAbroad: true },
      ],
    });
    const [home, abroad] = capturedUsdPerYear(problem, capture(problem, [0, 1]));
    expect(home / abroad).toBeCloseTo(Math.exp(2 * 0.1), 12);
  });

  test.prop([smallMarket], SEED)('shares sum to less than 1 in every row', (market) => {
    const problem = problemOf(market);
    const captured = capturedUsdPerYear(problem, capture(problem, all(market)));
    expect(sum(captured)).toBeLessThan(sum(market.usd));
    expect(Math.min(...captured)).toBeGreaterThanOrEqual(0);
  });

  test.prop([smallMarket], SEED)(
    'nobody gets more than the law lets its best site have',
    (market) => {
      const problem = problemOf(market);
      const captured = capturedUsdPerYear(problem, capture(problem, all(market)));
      captured.forEach((usd, provider) => {
        const lawful = market.sites.map((site, j) =>
          site.provider === provider ? market.lawful[j] : 0,
        );
        expect(usd).toBeLessThanOrEqual(Math.max(...lawful) * sum(market.usd) + 1e-9);
      });
    },
  );

  test.prop([smallMarket], SEED)('a forbidden site serves nobody', (market) => {
    const problem = problemOf(market);
    const { bestSite } = capture(problem, all(market));
    expect([...bestSite].filter((site) => site >= 0 && market.lawful[site] === 0)).toEqual([]);
  });

  test.prop([smallMarket, fc.array(fc.boolean(), { minLength: 6, maxLength: 6 })], SEED)(
    'work that needs accelerators goes only where they are',
    (market, accelerators) => {
      const problem = problemOf(market, accelerators);
      const { bestSite } = capture(problem, all(market));
      expect([...bestSite].filter((site) => site >= 0 && !accelerators[site])).toEqual([]);
    },
  );

  test.prop([smallMarket], SEED)('opening a site equals the market with it', (market) => {
    const problem = problemOf(market);
    const added = market.sites.length - 1;
    const before = capture(problem, all(market).slice(0, -1));
    const opening = openingOf(problem, before, {
      provider: problem.providerOfSite[added],
    });
    const opened = openSite(opening, added);
    expect(gainedUsdPerYear(opening, added)).toBeCloseTo(
      opened.takenUsdPerYear - opened.fromOwnFleetUsdPerYear,
      6,
    );
    const had = capturedUsdPerYear(problem, before);
    const has = capturedUsdPerYear(problem, capture(problem, all(market)));
    const own = market.sites[added].provider;
    const gained = opened.takenUsdPerYear - opened.fromOwnFleetUsdPerYear;
    expect(has[own] - had[own]).toBeCloseTo(gained, 6);
    opened.fromCompetitorsUsdPerYear.forEach((lost, p) => {
      if (p !== own) expect(had[p] - has[p]).toBeCloseTo(lost, 6);
    });
    expect(gained).toBeCloseTo(
      sum(opened.fromCompetitorsUsdPerYear) + opened.fromOthersUsdPerYear,
      6,
    );
    expect(sum(opened.takenByCountry)).toBeCloseTo(opened.takenUsdPerYear, 6);
    expect(sum(opened.gainedByCountry)).toBeCloseTo(gained, 6);
    expect(sum(opened.fromOwnSite)).toBeCloseTo(opened.fromOwnFleetUsdPerYear, 6);
    expect(gained).toBeGreaterThanOrEqual(-1e-9);
  });

  test.prop([nearTies], SEED)('is served by the best of all open sites, one by one', (market) => {
    const problem = problemOf(market);
    const { bestSite, bestUtility } = capture(problem, all(market));
    for (let law = 0; law < problem.laws; law += 1) {
      for (let row = problem.firstRowOfLaw[law]; row < problem.firstRowOfLaw[law + 1]; row += 1) {
        const utilities = all(market).map((site) => utilityOf(problem, site, { law, row }));
        market.brand.forEach((_, provider) => {
          const own = utilities.map((utility, site) =>
            market.sites[site].provider === provider ? utility : -Infinity,
          );
          const best = Math.max(...own);
          expect(bestUtility[provider * problem.rows + row]).toBe(best);
          const site = best === -Infinity ? -1 : own.indexOf(best);
          expect(bestSite[provider * problem.rows + row]).toBe(site);
        });
      }
    }
  });

  test.prop([smallMarket], SEED)('the order of sites does not matter', (market) => {
    const problem = problemOf(market);
    const straight = capturedUsdPerYear(problem, capture(problem, all(market)));
    const turned = capturedUsdPerYear(problem, capture(problem, all(market).reverse()));
    expect([...turned]).toEqual([...straight]);
  });

  test.prop([smallMarket, fc.integer({ min: 2, max: 9 })], SEED)(
    'capture grows with demand, in proportion',
    (market, factor) => {
      const more = problemOf({ ...market, usd: market.usd.map((usd) => usd * factor) });
      const problem = problemOf(market);
      const [before, after] = [problem, more].map((each) =>
        capturedUsdPerYear(each, capture(each, all(market))),
      );
      before.forEach((usd, p) => {
        expect(after[p]).toBeCloseTo(usd * factor, 6);
      });
    },
  );
});
