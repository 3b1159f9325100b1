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

/** Tranches of every demand country and data class, and their servable rows under one index. */
interface LawRows {
  /** By `country * dataClasses + dataClass`: share of each tranche, and its row in `servable`. */
  readonly tranches: readonly (readonly { readonly share: number; readonly row: number }[])[];
  /** 1 where the law lets the site serve: `row * sites + j`. */
  readonly servable: Uint8Array;
}

function lawRows(law: ServiceMatrix): LawRows {
  const sites = law.query.siteCountries.length;
  const groups = law.query.demandCountries.length * law.query.dataClasses.length;
  const rows: Uint8Array[] = [];
  const tranches = Array.from({ length: groups }, (_, group) =>
    lawTranches(law.lawfulShare.subarray(group * sites, (group + 1) * sites)).map(
      ({ share, servable }) => ({ share, row: rows.push(servable) - 1 }),
    ),
  );
  const servable = new Uint8Array(rows.length * sites);
  rows.forEach((row, index) => {
    servable.set(row, index * sites);
  });
  return { tranches, servable };
}

export interface DemandRows {
  readonly problem: ServiceProblem;
  readonly demand: DemandColumns;
}

interface Row {
  readonly city: number;
  readonly country: number;
  readonly law: number;
  readonly usdPerYear: number;
  readonly budgetMs: number;
}

function rowsOf(points: DemandPoints, law: ServiceMatrix, { tranches }: LawRows): readonly Row[] {
  const { cities, workloads, usdPerYear } = points;
  const { demandCountries, dataClasses } = law.query;
  const countryIndex = new Map(demandCountries.map((iso2, index) => [iso2, index]));
  const classOf = workloads.map(({ dataClass }) => dataClasses.indexOf(dataClass));
  const rows: Row[] = [];
  cities.forEach((city, i) => {
    const country = countryIndex.get(city.country);
    assert(country !== undefined, `no law row for ${city.country}`);
    workloads.forEach(({ latencyBudgetMs: budgetMs }, w) => {
      const usd = usdPerYear[i * workloads.length + w];
      for (const { share, row } of tranches[country * dataClasses.length + classOf[w]])
        rows.push({ city: i, country, law: row, usdPerYear: share * usd, budgetMs });
    });
  });
  return rows;
}

/**
 * Demand points as the rows of a service problem: one row per city, workload and law tranche. `law` has a demand country
 * for every country of the cities and a data class for every workload.
 */
export function demandRows(
  points: DemandPoints,
  law: ServiceMatrix,
  rttMs: Float64Array,
): DemandRows {
  const byLaw = lawRows(law);
  const rows = rowsOf(points, law, byLaw);
  const usdPerYear = Float64Array.from(rows, (row) => row.usdPerYear);
  return {
    problem: {
      rows: rows.length,
      sites: law.query.siteCountries.length,
      cityOfRow: Int32Array.from(rows, (row) => row.city),
      lawOfRow: Int32Array.from(rows, (row) => row.law),
      rttMs,
      servable: byLaw.servable,
    },
    demand: {
      usdPerYear,
      totalUsdPerYear: usdPerYear.reduce((sum, each) => sum + each, 0),
      budgetMs: Float64Array.from(rows, (row) => row.budgetMs),
      country: Int32Array.from(rows, (row) => row.country),
    },
  };
}
