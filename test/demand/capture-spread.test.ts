import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { openSite } from '../../src/demand/open-site.ts';
import {
  captureParameters,
  type CaptureParameter,
  type CaptureParameters,
} from '../../src/demand/capture-parameters.ts';
import {
  type FactorBounds,
  gainedFactors,
  marketReadings,
} from '../../src/demand/capture-spread.ts';
import { assert } from '../../src/math/assert.ts';
import { problemOf, smallMarket, type SmallMarket } from './capture-markets.ts';

const GUESSED = captureParameters({ costParameters: new Map() });

const KNOWN = Object.fromEntries(
  Object.entries<CaptureParameter>({ ...GUESSED }).map(([id, value]) => [
    id,
    { ...value, low: value.mid, high: value.mid },
  ]),
) as unknown as CaptureParameters;

function factorsOf(market: SmallMarket, parameters: CaptureParameters): FactorBounds {
  const problem = problemOf(market);
  const site = market.sites.length - 1;
  const open = market.sites.map((_, j) => j).slice(0, -1);
  const provider = problem.providerOfSite[site];
  const readings = marketReadings(problem, { parameters, open, provider });
  const opened = new Map([[site, openSite(readings.mid.opening, site)]]);
  const factors = gainedFactors(readings, opened).get(site);
  assert(factors !== undefined, 'a site that was opened has factors');
  return factors;
}

describe('the spread of what a site gains', () => {
  test.prop([smallMarket], { seed: 5 })('holds the middle between its bounds', (market) => {
    const { low, high } = factorsOf(market, GUESSED);
    expect(low).toBeGreaterThanOrEqual(0);
    expect(low).toBeLessThanOrEqual(1);
    expect(high).toBeGreaterThanOrEqual(1);
  });

  test.prop([smallMarket], { seed: 5 })('vanishes where all parameters are known', (market) => {
    const { low, high } = factorsOf(market, KNOWN);
    expect(low).toBeCloseTo(1, 9);
    expect(high).toBeCloseTo(1, 9);
  });

  it('is wide where a near site stands against a far one', () => {
    const market: SmallMarket = {
      cities: 1,
      sites: [
        { provider: 0, isAbroad: true },
        { provider: 1, isAbroad: false },
      ],
      rttMs: [200, 5],
      lawful: [1, 1],
      brand: [0, 0, 0],
      usd: [100],
    };
    const { low, high } = factorsOf(market, GUESSED);
    expect(high - low).toBeGreaterThan(0.2);
  });
});
