import { describe, expect, it } from 'vitest';
import { costBreakdown } from '../../src/engine/cost-breakdown.ts';
import { loadShares, siteRevenue } from '../../src/engine/cost-revenue.ts';
import { evaluate } from '../../src/engine/evaluate.ts';
import { costDocument } from '../../src/report/cost.ts';
import { costData } from '../../src/report/cost-data.ts';
import { primaryTable } from '../../src/report/document.ts';
import { parseScenario } from '../../src/scenario/parse-scenario.ts';
import { siteCost } from '../../src/cost/site-cost.ts';
import { loadWorld } from '../../src/world/load.ts';

const world = loadWorld();

const TEXT = `
name: two sites
provider: aws
asOf: 2024-06-30
candidates: [Riyadh, Lima]
region: { zones: 3, itLoadPerZone: 4 MW, acceleratorShare: 20 % }
horizon: 10 years
`;

function scenarioOf(text: string) {
  const checked = parseScenario(
    {
      text,
      file: 'two.yaml',
      readExtended: () => {
        throw new Error('it extends nothing');
      },
    },
    world,
  );
  if (!checked.ok) throw new Error(JSON.stringify(checked.diagnostics));
  return checked.value;
}

const scenario = scenarioOf(TEXT);
const evaluation = evaluate(world, scenario);
const alternative = [...evaluation.ranking, ...evaluation.infeasible][0];

const breakdown = costBreakdown({
  world,
  scenario,
  site: alternative.site,
  revenueUsdPerYear: alternative.money.revenueUsdPerYear,
  revenueFactor: alternative.money.revenueFactor,
});

describe('the money of a site', () => {
  it('is what the evaluation found, item by item', () => {
    const { cost, npv } = breakdown;
    expect(cost.capexUsd).toEqual(alternative.money.capexUsd);
    expect(cost.opexUsdPerYear).toEqual(alternative.money.opexUsdPerYear);
    expect(npv.npvUsd).toEqual(alternative.money.npvUsd);
  });

  it('adds up in the report: the last step of the waterfall is the unit cost', () => {
    const table = primaryTable(costDocument(breakdown, evaluation));
    const unitCost = breakdown.cost.unitCostUsdPerKwYear.mid;
    expect(table?.rows.at(-1)?.upToUsdPerKwYear).toBeCloseTo(unitCost, 6);
    const shares = table?.rows.map(({ share }) => Number(share)) ?? [];
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
  });

  it('has its flows by month in the JSON form, from the decision to the end of the horizon', () => {
    const data = costData(breakdown, evaluation);
    const months = breakdown.npv.flows.constructionMonths + 12 * scenario.horizonYears;
    expect(data.npv.cashFlowUsdByMonth).toHaveLength(months + 1);
    expect(JSON.parse(JSON.stringify(data))).toMatchObject({ schema: 'regionsim/cost' });
  });

  it('has tokens a second for every class of model, dearer for larger ones', () => {
    const costs = breakdown.ai?.inference.map((each) => each.usdPerMillionTokens) ?? [];
    expect(costs.length).toBeGreaterThanOrEqual(3);
    expect(costs[0]).toBeLessThan(costs[1]);
    expect(costs[1]).toBeLessThan(costs[2]);
  });
});

describe('the revenue of a site', () => {
  const { country } = alternative.site;
  const cost = siteCost(world, {
    country,
    template: scenario.region,
    assumptions: scenario.assumptions,
    asOf: scenario.asOf,
  });
  const revenueOf = (capturedUsdPerYear: number) =>
    siteRevenue({ world, scenario, country, cost, capturedUsdPerYear });

  it('moves in over three years, and rises with demand until the region is full', () => {
    const small = revenueOf(1e6);
    expect(small.revenueUsdPerYear[0]).toBeLessThan(small.revenueUsdPerYear[2] / 2);
    const large = revenueOf(2e6);
    large.revenueUsdPerYear.forEach((usd, year) => {
      expect(usd).toBeCloseTo(2 * small.revenueUsdPerYear[year], 3);
    });
    const full = revenueOf(1e12);
    expect(full.loadShares.every((share) => share === 1)).toBe(true);
    expect(Math.max(...full.revenueUsdPerYear)).toBeLessThan(full.soldOut.revenueUsdPerYear.mid);
  });

  it('fills no more than it earns', () => {
    const { soldOut } = revenueOf(1e6);
    expect(loadShares(scenario, [0, soldOut.revenueUsdPerYear.mid * 0.425], soldOut)).toEqual([
      0, 0.5,
    ]);
  });
});
