import fc from 'fast-check';
import type { ServiceProblem } from '../../src/engine/assignment.ts';
import type { DemandColumns } from '../../src/engine/users-gain.ts';

export interface SmallService {
  readonly problem: ServiceProblem;
  readonly demand: DemandColumns;
}

interface Columns {
  readonly sites: number;
  readonly cities: number;
  readonly laws: number;
  readonly cityOfRow: readonly number[];
  /** In any order: the rows of a problem stand by law, so that this is sorted. */
  readonly lawOfRow: readonly number[];
  readonly rttMs: readonly number[];
  readonly servable: readonly number[];
}

/** A service problem of one country, made valid. */
export function serviceProblem({ sites, cities, laws, ...columns }: Columns): ServiceProblem {
  const lawOfRow = columns.lawOfRow.toSorted((a, b) => a - b);
  const upTo = (law: number) => lawOfRow.filter((other) => other < law).length;
  const least = (site: number) =>
    Math.min(...columns.rttMs.slice(site * cities, (site + 1) * cities));
  return {
    rows: lawOfRow.length,
    sites,
    cities,
    laws,
    countries: 1,
    firstRowOfLaw: Int32Array.from({ length: laws + 1 }, (_, law) => upTo(law)),
    countryOfLaw: new Int32Array(laws),
    cityOfRow: Int32Array.from(columns.cityOfRow),
    lawOfRow: Int32Array.from(lawOfRow),
    rttMs: Float64Array.from(columns.rttMs),
    leastRttMs: Float64Array.from({ length: sites }, (_, site) => least(site)),
    servable: Uint8Array.from(columns.servable),
  };
}

/** Small service problems, built valid: every row has a city and a law, weights from 0 to a million. */
export const smallService: fc.Arbitrary<SmallService> = fc
  .record({
    cities: fc.integer({ min: 1, max: 6 }),
    laws: fc.integer({ min: 1, max: 3 }),
    rows: fc.integer({ min: 1, max: 12 }),
    sites: fc.integer({ min: 2, max: 6 }),
  })
  .chain(({ cities, laws, rows, sites }) => {
    const numbers = (count: number, most: number) =>
      fc.array(fc.integer({ min: 0, max: most }), { minLength: count, maxLength: count });
    return fc
      .record({
        cityOfRow: numbers(rows, cities - 1),
        lawOfRow: numbers(rows, laws - 1),
        rttMs: numbers(cities * sites, 300),
        servable: numbers(laws * sites, 1),
        usdPerYear: numbers(rows, 1_000_000),
        budgetMs: numbers(rows, 200),
        country: numbers(rows, 2),
      })
      .map((columns) => ({
        problem: serviceProblem({ ...columns, sites, cities, laws }),
        demand: {
          usdPerYear: Float64Array.from(columns.usdPerYear),
          totalUsdPerYear: columns.usdPerYear.reduce((a, b) => a + b, 0),
          budgetMs: Float64Array.from(columns.budgetMs),
          country: Int32Array.from(columns.country),
          countries: 3,
        },
      }));
  });
