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
  const steps = new Set([1]);
  for (const share of shareOfSite) if (share > 0) steps.add(share);
  let lower = 0;
  return [...steps]
    .sort((a, b) => a - b)
    .map((upper) => {
      const share = upper - lower;
      lower = upper;
      return { share, servable: atLeast(shareOfSite, upper) };
    });
}

function atLeast(shareOfSite: Float64Array, least: number): Uint8Array {
  const servable = new Uint8Array(shareOfSite.length);
  for (let site = 0; site < servable.length; site++) servable[site] = +(shareOfSite[site] >= least);
  return servable;
}

/** Tranches of every demand country and data class, and their servable rows under one index. */
interface LawRows {
  /** By `country * dataClasses + dataClass`: share of each tranche, and its row in `servable`. */
  readonly tranches: readonly (readonly { readonly share: number; readonly row: number }[])[];
  /** 1 where the law lets the site serve, per row. */
  readonly servable: readonly Uint8Array[];
}

function lawRows(law: ServiceMatrix, { lawfulShare, sites, isOpen }: ShareReading): LawRows {
  const countries = law.query.siteCountries.length;
  const groups = law.query.demandCountries.length * law.query.dataClasses.length;
  const servable: Uint8Array[] = [];
  const shareOfSite = new Float64Array(sites.countryOfSite.length);
  const tranches = Array.from({ length: groups }, (_, group) => {
    for (let site = 0; site < shareOfSite.length; site++) {
      const share = lawfulShare[group * countries + sites.countryOfSite[site]];
      shareOfSite[site] = isOpen ? share * isOpen[site] : share;
    }
    return lawTranches(shareOfSite).map((tranche) => ({
      share: tranche.share,
      row: servable.push(tranche.servable) - 1,
    }));
  });
  return { tranches, servable };
}

/** Lawful shares of one reading; `isOpen` closes sites (0) that lack what a workload needs. */
interface ShareReading {
  readonly lawfulShare: Float64Array;
  readonly sites: SiteColumns;
  readonly isOpen?: Uint8Array;
}

/** What the law asks of a site, by column. */
export interface SiteColumns {
  /** Index of its country among the law's site countries. */
  readonly countryOfSite: Int32Array;
  /** 1 where accelerators may stand. */
  readonly hasAccelerators: Uint8Array;
}

/** Which reading of the law holds: its middle, or the strictest and mildest that its uncertain rules allow. */
export type LawReading = 'lawfulShareLow' | 'lawfulShare' | 'lawfulShareHigh';

export interface DemandRows {
  readonly problem: ServiceProblem;
  readonly demand: DemandColumns;
  /** Index of the workload of each row. */
  readonly workloadOfRow: Int32Array;
}

interface Row {
  readonly city: number;
  readonly workload: number;
  readonly country: number;
  readonly law: number;
  readonly usdPerYear: number;
  readonly budgetMs: number;
}

/** Law rows of workloads that need no accelerators, and of those that do. */
interface LawRowsByNeed {
  readonly plain: LawRows;
  readonly accelerated: LawRows;
}

function rowsOf(points: DemandPoints, law: ServiceMatrix, byNeed: LawRowsByNeed): readonly Row[] {
  const { cities, workloads, usdPerYear } = points;
  const { demandCountries, dataClasses } = law.query;
  const countryIndex = new Map(demandCountries.map((iso2, index) => [iso2, index]));
  const rows: Row[] = [];
  cities.forEach((city, i) => {
    const country = countryIndex.get(city.country);
    assert(country !== undefined, `no law row for ${city.country}`);
    workloads.forEach(({ latencyBudgetMs: budgetMs, dataClass, needsAccelerators }, w) => {
      const usd = usdPerYear[i * workloads.length + w];
      if (usd === 0) return;
      const { tranches } = needsAccelerators ? byNeed.accelerated : byNeed.plain;
      const first = needsAccelerators ? byNeed.plain.servable.length : 0;
      const group = country * dataClasses.length + dataClasses.indexOf(dataClass);
      for (const { share, row } of tranches[group])
        rows.push({
          city: i,
          workload: w,
          country,
          law: first + row,
          usdPerYear: share * usd,
          budgetMs,
        });
    });
  });
  return rows;
}

/** Law rows turned into columns: `site * laws + law`. */
function bySite(rows: readonly Uint8Array[], sites: number): Uint8Array {
  const servable = new Uint8Array(rows.length * sites);
  rows.forEach((row, law) => {
    for (let site = 0; site < sites; site++) servable[site * rows.length + law] = row[site];
  });
  return servable;
}

/** What the rows of demand are made from besides the demand itself. */
export interface RowParts {
  readonly law: ServiceMatrix;
  /** Round trip from city `i` to site `j`: `j * cities + i`. */
  readonly rttMs: Float64Array;
  readonly sites: SiteColumns;
  readonly reading: LawReading;
}

/**
 * Demand points as the rows of a service problem: one row per city, workload and law tranche. `law` has a demand country
 * for every country of the cities and a data class for every workload.
 */
export function demandRows(points: DemandPoints, parts: RowParts): DemandRows {
  const { law, rttMs, sites, reading } = parts;
  const lawfulShare = law[reading];
  const byNeed = {
    plain: lawRows(law, { lawfulShare, sites }),
    accelerated: lawRows(law, { lawfulShare, sites, isOpen: sites.hasAccelerators }),
  };
  const rows = rowsOf(points, law, byNeed);
  const siteCount = sites.countryOfSite.length;
  const laws = [...byNeed.plain.servable, ...byNeed.accelerated.servable];
  const usdPerYear = Float64Array.from(rows, (row) => row.usdPerYear);
  return {
    problem: {
      rows: rows.length,
      sites: siteCount,
      cities: points.cities.length,
      laws: laws.length,
      cityOfRow: Int32Array.from(rows, (row) => row.city),
      lawOfRow: Int32Array.from(rows, (row) => row.law),
      rttMs,
      servable: bySite(laws, siteCount),
    },
    demand: {
      usdPerYear,
      totalUsdPerYear: usdPerYear.reduce((sum, each) => sum + each, 0),
      budgetMs: Float64Array.from(rows, (row) => row.budgetMs),
      country: Int32Array.from(rows, (row) => row.country),
      countries: law.query.demandCountries.length,
    },
    workloadOfRow: Int32Array.from(rows, (row) => row.workload),
  };
}
