import { fc } from '@fast-check/vitest';
import { captureParameters } from '../../src/demand/capture-parameters.ts';
import { captureProblem, type CaptureMarket } from '../../src/demand/capture-problem.ts';
import type { DemandPoints } from '../../src/demand/demand-points.ts';
import type { City } from '../../src/world/types.ts';

export const PROVIDERS = ['one', 'two', 'three'] as const;

export interface SmallMarket {
  readonly cities: number;
  readonly sites: readonly { readonly provider: number; readonly isAbroad: boolean }[];
  readonly rttMs: readonly number[];
  readonly lawful: readonly number[];
  readonly brand: readonly number[];
  readonly usd: readonly number[];
}

/** A market of one country: up to four cities, up to six sites of three providers, any law and round trips. */
export const smallMarket: fc.Arbitrary<SmallMarket> = fc
  .record({
    cities: fc.integer({ min: 1, max: 4 }),
    sites: fc.array(
      fc.record({ provider: fc.integer({ min: 0, max: 2 }), isAbroad: fc.boolean() }),
      { minLength: 1, maxLength: 6 },
    ),
  })
  .chain(({ cities, sites }) =>
    fc.record({
      cities: fc.constant(cities),
      sites: fc.constant(sites),
      rttMs: many(fc.integer({ min: 1, max: 400 }), cities * sites.length),
      lawful: many(fc.constantFrom(0, 0.3, 0.8, 1, 1), sites.length),
      brand: many(fc.integer({ min: -4, max: 4 }), 3),
      usd: many(fc.integer({ min: 1, max: 1000 }), cities),
    }),
  );

function many(value: fc.Arbitrary<number>, length: number): fc.Arbitrary<number[]> {
  return fc.array(value, { minLength: length, maxLength: length });
}

/** The market as a problem; `needsAccelerators` with the sites that have them. */
export function problemOf(market: SmallMarket, withAccelerators?: readonly boolean[]) {
  const needsAccelerators = withAccelerators !== undefined;
  const points: DemandPoints = {
    cities: Array.from({ length: market.cities }, (_, i) => city(i)),
    workloads: [
      {
        id: 'web',
        label: 'web',
        demandShare: 1,
        latencyBudgetMs: 80,
        dataClass: 'personal',
        needsAccelerators,
      },
    ],
    usdPerYear: Float64Array.from(market.usd),
    year: 2026,
    countries: new Map([
      ['XX', { country: 'XX', low: 0, usdPerYear: 1, high: 2, programUsdPerYear: 0 }],
    ]),
    lowFactor: new Map(),
    highFactor: new Map(),
    dropped: [],
  };
  const input: CaptureMarket = {
    points,
    sites: market.sites.map(({ provider, isAbroad }, j) => ({
      provider: PROVIDERS[provider],
      country: isAbroad ? 'YY' : 'XX',
      priceIndex: 1,
      ...(withAccelerators?.[j] === true && {
        accelerators: { priceIndex: 1.2, obtainableShare: 1 },
      }),
    })),
    rttMs: Float64Array.from(market.rttMs),
    lawfulShare: Float64Array.from(market.lawful),
    conditionCostShare: new Float64Array(market.sites.length),
    providers: PROVIDERS,
    providerUtility: Float64Array.from(market.brand),
    parameters: captureParameters({ costParameters: new Map() }),
  };
  return captureProblem(input);
}

function city(i: number): City {
  return {
    id: `XX/${i}`,
    name: String(i),
    country: 'XX',
    latDeg: 0,
    lonDeg: 0,
    population: { value: 1, source: 'test', year: 2026, confidence: 'low' },
    isCapital: false,
    isCandidate: false,
    isChinaComputingHub: false,
    timeZone: 'UTC',
  };
}
