import { assert } from '../math/assert.ts';
import type { ServiceMatrix } from '../compliance/service-matrix.ts';
import type { DemandPoints } from '../demand/demand-points.ts';
import type { ServiceProblem } from './assignment.ts';
import type { DemandColumns } from './users-gain.ts';

/** A part of a demand that the law lets the same sites serve. */
interface LawTranche {
  /** Share of the demand, 0 to 1. */
  readonly share: number;
  /** 1 per site that may serve it. */
  readonly servable: Uint8Array;
}

/**
 * Cuts a demand into tranches by the share of it that each site may lawfully serve. What a site with share 0.7 may
 * serve is taken to be part of what one with share 0.9 may serve: the strictest rule is the last to be met. So each
 * step between two shares is a tranche, open to the sites at or above its upper end, and the last one, above every
 * share, is open to none.
 */
export function lawTranches(shareOfSite: Float64Array): readonly LawTranche[] {
  const steps = [...new Set([...shareOfSite, 1])].filter((share) => share > 0).sort((a, b) => a - b);
  return steps.map((upper, index) => ({
    share: upper - (index === 0 ? 0 : steps[index - 1]),
    servable: Uint8Array.from(shareOfSite, (share) => (share >= upper ? 1 : 0)),
  }));
}

export interface DemandRows {
  readonly problem: ServiceProblem;
  readonly demand: DemandColumns;
}

/**
 * Demand points as the rows of a service problem: one row per city, workload and law tranche.
 * `law` has a demand country per entry of `countries` and a data class per workload, in the same order.
 */
export function demandRows(
  points: DemandPoints,
  law: ServiceMatrix,
  rttMs: Float64Array,
): DemandRows {
  const { cities, workloads } = points;
  const sites = law.query.siteCountries.length;
  const countryIndex = new Map(law.query.demandCountries.map((iso2, index) => [iso2, index]));
  const tranches = law.query.demandCountries.map((_, country) =>
    workloads.map(({ dataClass }) => {
      const column = law.query.dataClasses.indexOf(dataClass);
      const first = law.cell(country, column, 0);
      return lawTranches(law.lawfulShare.subarray(first, first + sites));
    }),
  );
  const laws: Uint8Array[] = [];
  const lawIndex = tranches.map((ofCountry) =>
    ofCountry.map((ofWorkload) => ofWorkload.map(({ servable }) => laws.push(servable) - 1)),
  );
  const rows = cities.flatMap((city, i) => {
    const country = countryIndex.get(city.country);
    assert(country !== undefined, `no law row for ${city.country}`);
    return workloads.flatMap(({ latencyBudgetMs }, w) =>
      tranches[country][w].map(({ share }, t) => ({
        city: i,
        country,
        law: lawIndex[country][w][t],
        usdPerYear: share * points.usdPerYear[i * workloads.length + w],
        budgetMs: latencyBudgetMs,
      })),
    );
  });
  const servable = new Uint8Array(laws.length * sites);
  laws.forEach((row, index) => {
    servable.set(row, index * sites);
  });
  const usdPerYear = Float64Array.from(rows, (row) => row.usdPerYear);
  return {
    problem: {
      rows: rows.length,
      sites,
      cityOfRow: Int32Array.from(rows, (row) => row.city),
      lawOfRow: Int32Array.from(rows, (row) => row.law),
      rttMs,
      servable,
    },
    demand: {
      usdPerYear,
      totalUsdPerYear: usdPerYear.reduce((sum, each) => sum + each, 0),
      budgetMs: Float64Array.from(rows, (row) => row.budgetMs),
      country: Int32Array.from(rows, (row) => row.country),
    },
  };
}
