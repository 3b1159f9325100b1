import { serviceMatrix } from '../../compliance/service-matrix.ts';
import { demandPoints, type DemandPoints } from '../../demand/demand-points.ts';
import { placesOf, rttMatrix } from '../../network/rtt-matrix.ts';
import { rttModel } from '../../network/rtt-model.ts';
import type { Scenario } from '../../scenario/types.ts';
import type { City, World } from '../../world/types.ts';
import { lawfulRttMs, type ServiceProblem } from '../assignment.ts';
import { demandRows, type DemandRows, type RowParts } from '../demand-rows.ts';
import type { Site } from '../site.ts';
import { siteAccelerator } from '../site-accelerator.ts';
import { NO_SITE, type OperationsNetwork } from './operations-input.ts';

/** Demand of the whole scenario against a list of sites: who may go where, and how far it is. */
export interface DemandAtSites extends DemandRows {
  readonly cities: readonly City[];
  /** ISO 3166-1 alpha-2 of the law's demand countries, by index. */
  readonly countries: readonly string[];
}

/** Law and round trips of a day: what decides who may go where, whatever the demand is. */
export interface DayRules extends Pick<RowParts, 'law' | 'rttMs' | 'sites'> {
  readonly countries: readonly string[];
}

/** Law, cables and accelerators of the scenario's day for demand of these points. */
export function dayRules(
  world: World,
  scenario: Scenario,
  { sites, points }: { readonly sites: readonly Site[]; readonly points: DemandPoints },
): DayRules {
  const siteCountries = [...new Set(sites.map(({ country }) => country))];
  const countries = [...points.countries.keys()];
  const law = serviceMatrix(world, {
    provider: scenario.provider,
    asOf: scenario.asOf,
    demandCountries: countries,
    siteCountries,
    dataClasses: [...new Set(scenario.workloads.map(({ dataClass }) => dataClass))],
    ...scenario.law,
  });
  return {
    law,
    countries,
    rttMs: siteMajorRttMs(world, scenario, { cities: points.cities, sites, cuts: [] }),
    sites: {
      countryOfSite: Int32Array.from(sites, ({ country }) => siteCountries.indexOf(country)),
      hasAccelerators: Uint8Array.from(
        sites,
        (site) => +mayHaveAccelerators(world, scenario, site),
      ),
    },
  };
}

/** The rows of demand against these sites, on the scenario's day, after its own cuts. */
export function demandAtSites(
  world: World,
  scenario: Scenario,
  sites: readonly Site[],
): DemandAtSites {
  const points = demandPoints(world, { ...scenario, ...scenario.demand });
  return demandUnder(points, dayRules(world, scenario, { sites, points }));
}

/** The rows of demand under the rules of a day. */
export function demandUnder(points: DemandPoints, rules: DayRules): DemandAtSites {
  const rows = demandRows(points, { ...rules, reading: 'lawfulShare' });
  return { ...rows, cities: points.cities, countries: rules.countries };
}

function mayHaveAccelerators(world: World, scenario: Scenario, site: Site): boolean {
  if (site.isExisting) return true;
  return siteAccelerator(world, scenario, site.country).accelerator !== undefined;
}

interface RttWish {
  readonly cities: readonly City[];
  readonly sites: readonly Site[];
  /** Cuts besides the scenario's own. */
  readonly cuts: readonly string[];
}

/** Round trips from every city to every site, site by site: `site * cities + city`. */
export function siteMajorRttMs(
  world: World,
  { asOf, provider, events }: Scenario,
  { cities, sites, cuts }: RttWish,
): Float64Array {
  const model = rttModel(world, {
    asOf,
    cuts: [...events.map(({ cut }) => cut), ...cuts],
    provider,
  });
  const { rttMs } = rttMatrix(model, {
    from: placesOf(cities),
    to: placesOf(sites),
    profile: 'public',
  });
  const bySite = new Float64Array(rttMs.length);
  for (let city = 0; city < cities.length; city++) {
    for (let site = 0; site < sites.length; site++) {
      bySite[site * cities.length + city] = rttMs[city * sites.length + site];
    }
  }
  return bySite;
}

/** Sites that a source may turn to when its nearest cannot serve. */
const MOST_OPTIONS = 3;

/**
 * The lawful sites of these rows, nearest first, at most three, those of `without` left out. A site that cannot be
 * reached (its cables are cut) is none.
 */
export function networkOf(
  problem: ServiceProblem,
  rows: readonly number[],
  without: ReadonlySet<number> = new Set(),
): OperationsNetwork {
  const siteOf = new Int32Array(rows.length * MOST_OPTIONS).fill(NO_SITE);
  const rttMs = new Float64Array(rows.length * MOST_OPTIONS);
  rows.forEach((row, source) => {
    const near = nearestSites(problem, row, without);
    near.slice(0, MOST_OPTIONS).forEach((option, rank) => {
      siteOf[source * MOST_OPTIONS + rank] = option.site;
      rttMs[source * MOST_OPTIONS + rank] = option.rttMs;
    });
  });
  return { options: MOST_OPTIONS, siteOf, rttMs };
}

function nearestSites(problem: ServiceProblem, row: number, without: ReadonlySet<number>) {
  const near: { site: number; rttMs: number }[] = [];
  for (let site = 0; site < problem.sites; site++) {
    const rttMs = without.has(site) ? Infinity : lawfulRttMs(problem, row, site);
    if (rttMs < Infinity) near.push({ site, rttMs });
  }
  // Ties go to the last: the first is the site that is looked at, and nobody moves for nothing.
  return near.sort((a, b) => a.rttMs - b.rttMs || b.site - a.site);
}
