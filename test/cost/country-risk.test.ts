import { describe, expect, it } from 'vitest';
import { countryRisk } from '../../src/cost/country-risk.ts';
import { countryRiskPremium } from '../../src/cost/country-risk-premium.ts';
import { governanceMean } from '../../src/cost/country-risk.ts';
import { countryValue } from '../../src/cost/country-value.ts';
import { measured, withNumber, world } from './sites.ts';

describe('country risk', () => {
  it('is the weighted mean of its parts, and the weights sum to 1', () => {
    const { value, parts } = countryRisk(world, 'MX');
    expect(parts.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    expect(parts.reduce((sum, { weight, mid }) => sum + weight * mid, 0)).toBeCloseTo(value, 12);
  });

  it('puts safe countries below unsafe ones', () => {
    const risk = (iso2: string) => countryRisk(world, iso2).value;
    expect(risk('SG')).toBeLessThan(risk('MX'));
    expect(risk('NO')).toBeLessThan(risk('BR'));
    expect(risk('BR')).toBeLessThan(risk('NG'));
    expect(risk('NG')).toBeLessThan(risk('AF'));
  });

  it('stays between 0 and 10 with its bounds around it, for every country', () => {
    for (const iso2 of world.countries.keys()) {
      const { low, value, high } = countryRisk(world, iso2);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(low).toBeLessThan(value);
      expect(value).toBeLessThan(high);
      expect(high).toBeLessThanOrEqual(10);
    }
  });

  it('falls when governance rises and rises with hazard', () => {
    const base = countryRisk(world, 'MX').value;
    const better = withNumber('MX', 'wgiRuleOfLaw', measured(2));
    const worse = withNumber('MX', 'informNaturalHazard', measured(9.9));
    expect(countryRisk(better, 'MX').value).toBeLessThan(base);
    expect(countryRisk(worse, 'MX').value).toBeGreaterThan(base);
  });

  it('widens and is marked where a part is not known', () => {
    const mid = countryRisk(withNumber('MX', 'informNaturalHazard', undefined), 'MX').parts.find(
      ({ id }) => id === 'informNaturalHazard',
    )?.mid;
    const known = countryRisk(withNumber('MX', 'informNaturalHazard', measured(mid ?? NaN)), 'MX');
    const unknown = countryRisk(withNumber('MX', 'informNaturalHazard', undefined), 'MX');
    expect([known.isUnknown, unknown.isUnknown]).toEqual([false, true]);
    expect(unknown.high - unknown.low).toBeGreaterThan(known.high - known.low);
  });
});

describe('country risk premium', () => {
  /** Premiums of Damodaran's table of January 2025, percentage points, for twelve of its countries. */
  const PUBLISHED = {
    US: 0,
    DE: 0,
    SG: 0,
    GB: 0.8,
    MY: 1.6,
    TH: 2.13,
    MX: 2.54,
    IN: 2.93,
    BR: 3.34,
    ZA: 4.02,
    KE: 10.01,
    PK: 12.02,
  };

  const premiumPoints = (iso2: string) =>
    100 *
    countryRiskPremium({
      governance: governanceMean(world, iso2).mid,
      gdpUsd: countryValue(world, iso2, 'gdpUsd').mid,
    }).mid;

  it("keeps the order of Damodaran's table but for one step", () => {
    const published = Object.entries(PUBLISHED);
    let inversions = 0;
    for (const [a, x] of published)
      for (const [b, y] of published)
        if (x < y && premiumPoints(a) > premiumPoints(b)) inversions++;
    expect(inversions).toBeLessThanOrEqual(5);
  });

  it('lies within two points of it for most', () => {
    const close = Object.entries(PUBLISHED).filter(
      ([iso2, points]) => Math.abs(premiumPoints(iso2) - points) < 2,
    );
    expect(close.length).toBeGreaterThanOrEqual(10);
  });

  it('falls as governance rises, is never negative, and is bounded the right way up', () => {
    let last = Infinity;
    for (let governance = -2.5; governance <= 2.5; governance += 0.25) {
      const { low, mid, high } = countryRiskPremium({ governance, gdpUsd: 1e12 });
      expect(mid).toBeLessThanOrEqual(last);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(low).toBeLessThanOrEqual(mid);
      expect(mid).toBeLessThanOrEqual(high);
      last = mid;
    }
  });
});
