/**
 * Who asks, for what, and how much: cities as demand points, workload classes, growth, programs, and the share that comes
 * to one provider. Rejected: demand by country at its capital (half of a country's users may be a thousand kilometers
 * off), and a grid of population (it needs a large raster and moves the answer by less than the market figures' error).
 */
import type { City, World } from '../world/types.ts';
import { countryDemand, type CountryDemand } from './country-demand.ts';
import type { EcosystemProgram } from './ecosystem-program.ts';
import { decimalYear } from './market-growth.ts';
import type { Workload } from './workload.ts';

export interface DemandQuery {
  readonly workloads: readonly Workload[];
  /** First day of the plan, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly horizonYears: number;
  /** Growth a year by ISO2, `*` for every country, a fraction; without it the world's own path. */
  readonly growthPerYear: Readonly<Record<string, number>>;
  readonly programs: readonly EcosystemProgram[];
  /** ISO2 of the only countries whose demand counts; absent for all. */
  readonly countries?: readonly string[];
}

/** A country whose demand has no place in the model, and why. */
export interface DroppedCountry {
  readonly country: string;
  readonly name: string;
  readonly because: 'no city' | 'market unknown';
  /** Absent where the market is unknown. */
  readonly usdPerYear?: number;
}

export interface DemandPoints {
  readonly cities: readonly City[];
  readonly workloads: readonly Workload[];
  /** Addressable cloud spend in USD a year at `year`, row-major: `[city * workloads.length + workload]`. */
  readonly usdPerYear: Float64Array;
  /** Decimal year of the figures: the middle of the horizon. */
  readonly year: number;
  /** Per country of `cities`: total with its range, and what programs add. */
  readonly countries: ReadonlyMap<string, CountryDemand>;
  /** `low` and `high` over the middle, by country. */
  readonly lowFactor: ReadonlyMap<string, number>;
  readonly highFactor: ReadonlyMap<string, number>;
  /** Countries left out, with name and reason: nothing is dropped in silence. */
  readonly dropped: readonly DroppedCountry[];
}

/**
 * Demand points of a scenario. A country's cloud spend is split over its cities in proportion to metro population (the
 * Internet users' share is one figure a country, and cancels), then over workloads by their shares. The figures hold at
 * the middle of the horizon: with steady growth the mean of a horizon lies close to its middle year. Countries that the
 * query leaves out are not asked about, and so not reported as dropped.
 */
export function demandPoints(
  world: Pick<World, 'countries' | 'cities'>,
  query: DemandQuery,
): DemandPoints {
  const elapsedYears = query.horizonYears / 2;
  const year = decimalYear(query.asOf) + elapsedYears;
  const people = peopleByCountry(world.cities);
  const countries = new Map<string, CountryDemand>();
  const dropped: DroppedCountry[] = [];
  for (const country of world.countries.values()) {
    if (query.countries?.includes(country.iso2) === false) continue;
    const demand = countryDemand(country, { ...query, year, elapsedYears });
    const named = { country: country.iso2, name: country.name };
    if (demand === undefined) dropped.push({ ...named, because: 'market unknown' });
    else if (!((people.get(country.iso2) ?? 0) > 0))
      dropped.push({ ...named, because: 'no city', usdPerYear: demand.usdPerYear });
    else countries.set(country.iso2, demand);
  }
  const cities = world.cities.filter((city) => countries.has(city.country));
  return {
    cities,
    workloads: query.workloads,
    usdPerYear: spread(cities, query.workloads, (city) => {
      const total = countries.get(city.country)?.usdPerYear ?? 0;
      return (total * city.population.value) / (people.get(city.country) ?? 1);
    }),
    year,
    countries,
    lowFactor: factors(countries, (demand) => demand.low),
    highFactor: factors(countries, (demand) => demand.high),
    dropped,
  };
}

function peopleByCountry(cities: readonly City[]): ReadonlyMap<string, number> {
  const people = new Map<string, number>();
  for (const { country, population } of cities)
    people.set(country, (people.get(country) ?? 0) + population.value);
  return people;
}

function spread(
  cities: readonly City[],
  workloads: readonly Workload[],
  usdOf: (city: City) => number,
): Float64Array {
  const usdPerYear = new Float64Array(cities.length * workloads.length);
  cities.forEach((city, i) => {
    const usd = usdOf(city);
    workloads.forEach(({ demandShare }, w) => {
      usdPerYear[i * workloads.length + w] = usd * demandShare;
    });
  });
  return usdPerYear;
}

function factors(
  countries: ReadonlyMap<string, CountryDemand>,
  end: (demand: CountryDemand) => number,
): ReadonlyMap<string, number> {
  return new Map(
    [...countries].map(([iso2, demand]) => [
      iso2,
      demand.usdPerYear > 0 ? end(demand) / demand.usdPerYear : 1,
    ]),
  );
}
