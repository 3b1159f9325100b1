import type { ServiceMatrix } from '../compliance/service-matrix.ts';
import { citiesByCountry, leastRttMs } from '../demand/cities-by-country.ts';
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
  // There are few distinct shares, so that a list beats a set.
  const steps = [1];
  for (let site = 0, last = 1; site < shareOfSite.length; site++) {
    // Neighbors are mostly alike.
    if (shareOfSite[site] === last) continue;
    last = shareOfSite[site];
    if (last > 0 && !steps.includes(last)) steps.push(last);
  }
  steps.sort((a, b) => a - b);
  return steps.map((upper, step) => ({
    share: upper - (step === 0 ? 0 : steps[step - 1]),
    servable: atLeast(shareOfSite, upper),
  }));
}

function atLeast(shareOfSite: Float64Array, least: number): Uint8Array {
  const servable = new Uint8Array(shareOfSite.length);
  for (let site = 0; site < servable.length; site++) servable[site] = +(shareOfSite[site] >= least);
  return servable;
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

/** A reading of the law: a part of what a country's workloads ask for that the same sites may serve. */
interface Law extends LawTranche {
  readonly country: number;
  /** Indices of the workloads that it governs. */
  readonly workloads: readonly number[];
}

/** The workloads that a law cannot tell apart: of one data class, and with the same need of accelerators. */
function alikeWorkloads({ workloads }: DemandPoints): readonly (readonly number[])[] {
  const alike = new Map<string, number[]>();
  workloads.forEach(({ dataClass, needsAccelerators }, w) => {
    const key = `${dataClass} ${needsAccelerators}`;
    alike.set(key, [...(alike.get(key) ?? []), w]);
  });
  return [...alike.values()];
}

function lawsOf(points: DemandPoints, { law, sites, reading }: RowParts): readonly Law[] {
  const lawfulShare = law[reading];
  const { demandCountries, siteCountries, dataClasses } = law.query;
  const shareOfSite = new Float64Array(sites.countryOfSite.length);
  const groups = alikeWorkloads(points);
  return demandCountries.flatMap((_, country) =>
    groups.flatMap((workloads) => {
      const { dataClass, needsAccelerators } = points.workloads[workloads[0]];
      const cell = country * dataClasses.length + dataClasses.indexOf(dataClass);
      for (let site = 0; site < shareOfSite.length; site++) {
        const share = lawfulShare[cell * siteCountries.length + sites.countryOfSite[site]];
        shareOfSite[site] = needsAccelerators ? share * sites.hasAccelerators[site] : share;
      }
      return lawTranches(shareOfSite).map(({ share, servable }) => ({
        share,
        servable,
        country,
        workloads,
      }));
    }),
  );
}

interface RowColumns {
  readonly rows: number;
  readonly firstOfLaw: Int32Array;
  readonly city: Int32Array;
  readonly law: Int32Array;
  readonly country: Int32Array;
  readonly workload: Int32Array;
  readonly usdPerYear: Float64Array;
  readonly budgetMs: Float64Array;
}

/** Rows of one reading of the law lie together, those of nobody's demand are left out. */
function rowColumns(
  { workloads, usdPerYear }: DemandPoints,
  laws: readonly Law[],
  citiesOf: readonly (readonly number[])[],
): RowColumns {
  const most = laws.reduce(
    (sum, law) => sum + citiesOf[law.country].length * law.workloads.length,
    0,
  );
  const columns = roomFor(most, laws.length);
  let row = 0;
  laws.forEach(({ country, workloads: governed, share }, law) => {
    for (const city of citiesOf[country]) {
      for (const workload of governed) {
        const usd = usdPerYear[city * workloads.length + workload];
        if (usd === 0) continue;
        columns.city[row] = city;
        columns.law[row] = law;
        columns.country[row] = country;
        columns.workload[row] = workload;
        columns.usdPerYear[row] = share * usd;
        columns.budgetMs[row] = workloads[workload].latencyBudgetMs;
        row += 1;
      }
    }
    columns.firstOfLaw[law + 1] = row;
  });
  return {
    rows: row,
    firstOfLaw: columns.firstOfLaw,
    city: columns.city.subarray(0, row),
    law: columns.law.subarray(0, row),
    country: columns.country.subarray(0, row),
    workload: columns.workload.subarray(0, row),
    usdPerYear: columns.usdPerYear.subarray(0, row),
    budgetMs: columns.budgetMs.subarray(0, row),
  };
}

function roomFor(rows: number, laws: number): Omit<RowColumns, 'rows'> {
  return {
    firstOfLaw: new Int32Array(laws + 1),
    city: new Int32Array(rows),
    law: new Int32Array(rows),
    country: new Int32Array(rows),
    workload: new Int32Array(rows),
    usdPerYear: new Float64Array(rows),
    budgetMs: new Float64Array(rows),
  };
}

/** What each reading of the law lets each site do: `site * laws + law`. */
function bySite(laws: readonly Law[], sites: number): Uint8Array {
  const servable = new Uint8Array(laws.length * sites);
  laws.forEach((of, law) => {
    for (let site = 0, at = law; site < sites; site++, at += laws.length)
      servable[at] = of.servable[site];
  });
  return servable;
}

/** What the rows of demand are made from besides the demand itself. */
export interface RowParts {
  readonly law: ServiceMatrix;
  /** Round trip from city `i` to site `j`: `j * cities + i`. */
  readonly rttMs: Float64Array;
  /** The shortest of them from a city of the law's country `c`, where it is known: `j * countries + c`. */
  readonly leastRttMs?: Float64Array;
  readonly sites: SiteColumns;
  readonly reading: LawReading;
}

/**
 * Demand points as the rows of a service problem: one row per city, workload and law tranche. `law` has a demand country
 * for every country of the cities and a data class for every workload.
 */
export function demandRows(points: DemandPoints, parts: RowParts): DemandRows {
  const { law, rttMs, sites } = parts;
  const { demandCountries } = law.query;
  const laws = lawsOf(points, parts);
  const citiesOf = citiesByCountry(points, demandCountries);
  const {
    rows,
    firstOfLaw,
    city,
    law: lawOfRow,
    workload,
    ...asked
  } = rowColumns(points, laws, citiesOf);
  return {
    problem: {
      rows,
      sites: sites.countryOfSite.length,
      cities: points.cities.length,
      laws: laws.length,
      countries: demandCountries.length,
      firstRowOfLaw: firstOfLaw,
      countryOfLaw: Int32Array.from(laws, ({ country }) => country),
      cityOfRow: city,
      lawOfRow,
      rttMs,
      leastRttMs: parts.leastRttMs ?? leastRttMs(rttMs, citiesOf, sites.countryOfSite.length),
      servable: bySite(laws, sites.countryOfSite.length),
    },
    demand: {
      ...asked,
      totalUsdPerYear: asked.usdPerYear.reduce((sum, each) => sum + each, 0),
      countries: demandCountries.length,
    },
    workloadOfRow: workload,
  };
}
