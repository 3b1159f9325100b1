import { describe, expect, it } from 'vitest';
import { pricedRegions } from '../../src/cost/list-price.ts';
import { costValidation } from '../../src/cost/validation.ts';
import { siteCost } from '../../src/cost/site-cost.ts';
import { AS_OF, TEMPLATE, world } from './sites.ts';

/** Rank correlations may only rise: a change that loses one explains less of the world. */
const LEAST = { aws: 0.35, azure: 0.28, gcp: 0.4, construction: 0.67 };

describe('the cost model against the outside', () => {
  const checks = costValidation(world);

  it('drops no region with a list price', () => {
    const priced = (provider: string) =>
      world.prices.filter((price) => price.provider === provider).length;
    expect(checks.slice(0, 3).map(({ count }) => count)).toEqual(
      ['aws', 'azure', 'gcp'].map(priced),
    );
  });

  it('orders regions as their list prices do, no worse than measured', () => {
    const [aws, azure, gcp, construction] = checks.map(({ rankCorrelation }) => rankCorrelation);
    expect(aws).toBeGreaterThanOrEqual(LEAST.aws);
    expect(azure).toBeGreaterThanOrEqual(LEAST.azure);
    expect(gcp).toBeGreaterThanOrEqual(LEAST.gcp);
    expect(construction).toBeGreaterThanOrEqual(LEAST.construction);
  });

  it('says how little the model differs where prices differ much, which bounds what an order can say', () => {
    for (const { modeledSpread, outsideSpread } of checks.slice(0, 3)) {
      expect(modeledSpread).toBeGreaterThan(1.02);
      expect(modeledSpread).toBeLessThan(outsideSpread);
    }
    const [aws] = checks;
    const indices = pricedRegions(world)
      .filter(({ price }) => price.provider === 'aws')
      .map(({ index }) => index)
      .sort((a, b) => a - b);
    // 37 regions: the 10th percentile lies at 3.6, the 90th at 32.4 of 0 to 36.
    const at = (k: number) =>
      indices[Math.floor(k)] + (k % 1) * (indices[Math.floor(k) + 1] - indices[Math.floor(k)]);
    expect(aws.outsideSpread).toBeCloseTo(at(32.4) / at(3.6), 9);
  });

  it('does not read the prices that it is compared with', () => {
    const prices = world.prices.map((price, k) => {
      return { ...price, instanceUsdPerHour: { ...price.instanceUsdPerHour, value: 1 + k } };
    });
    const options = { country: 'MX', template: TEMPLATE, assumptions: {}, asOf: AS_OF };
    const { unitCostUsdPerKwYear } = siteCost({ ...world, prices }, options);
    expect(unitCostUsdPerKwYear).toEqual(siteCost(world, options).unitCostUsdPerKwYear);
    expect(costValidation({ ...world, prices })).not.toEqual(checks);
  });
});
