import { listsOn } from '../../compliance/destinations.ts';
import {
  growthSpread,
  marketSize,
  statedGrowth,
  type CountryDemand,
} from '../../demand/country-demand.ts';
import { PROGRAM_CEILING_SHARE, programUsdPerYear } from '../../demand/ecosystem-program.ts';
import type { EvaluationParts } from '../evaluate.ts';
import type { InputRegister } from './input-register.ts';
import type { StandingRange } from './varied-input.ts';

/** One country's demand: its market, the world's growth where the scenario states none, and programs. */
interface CountryResponse {
  /** Factor on the market. */
  readonly size: StandingRange;
  readonly growth: StandingRange | undefined;
  readonly marketUsd: number;
  readonly programsUsd: StandingRange | undefined;
  /** Input of the reading of the country's law, as `size.input`. */
  readonly reading: StandingRange | undefined;
}

/** How all demand responds, country by country, in the order of the demand points. */
export interface DemandResponse {
  /** ISO 3166-1 alpha-2, in the order of all columns. */
  readonly iso2: readonly string[];
  readonly countries: readonly CountryResponse[];
  readonly totalUsd: Float64Array;
  /** Of each reading (strict, middle, mild), one entry a country: `reading * countries + i`. */
  readonly servedUsd: Float64Array;
}

/** Demand at one draw: a factor and a reading of the law (0 strict, 1 middle, 2 mild) for each country. */
export interface DemandDraw {
  readonly factor: Float64Array;
  readonly reading: Uint8Array;
}

export const READINGS = ['strict', 'middle', 'mild'] as const;

const FACTOR = { unit: 'factor' } as const;

/** The response of demand, with its inputs entered in the register. */
export function demandResponse(parts: EvaluationParts, register: InputRegister): DemandResponse {
  const { points, readings } = parts;
  const served = READINGS.map((reading) => readings[reading].today.byCountry.served);
  return {
    iso2: [...points.countries.keys()],
    countries: [...points.countries.values()].map((demand, i) => {
      const isRead = served.some((column) => column[i] !== served[1][i]) || opensOrCloses(parts, i);
      return countryResponse(parts, demand, { register, isRead });
    }),
    totalUsd: readings.middle.today.byCountry.total,
    servedUsd: Float64Array.from(served.flatMap((column) => [...column])),
  };
}

/** Whether a country's law, read strictly or mildly, lets a new site take another part of its demand. */
function opensOrCloses({ law, set }: EvaluationParts, i: number): boolean {
  const { dataClasses, siteCountries } = law.query;
  const columns = new Set(
    set.candidates.map((column) => siteCountries.indexOf(set.sites[column].country)),
  );
  return dataClasses.some((_, c) =>
    [...columns].some((j) => {
      const cell = law.cell(i, c, j);
      return law.lawfulShareLow[cell] !== law.lawfulShareHigh[cell];
    }),
  );
}

interface CountryOptions {
  readonly register: InputRegister;
  readonly isRead: boolean;
}

function countryResponse(
  { world, scenario, points }: EvaluationParts,
  { country, usdPerYear, programUsdPerYear: addedUsd }: CountryDemand,
  { register, isRead }: CountryOptions,
): CountryResponse {
  const fact = world.countries.get(country);
  const market = fact && marketSize(fact);
  const provenance = fact?.numbers.cloudMarketUsdPerYear;
  const name = fact?.name ?? country;
  const { low = 1, mid = 1, high = 1 } = market ?? {};
  const isGrown = statedGrowth(scenario.demand.growthPerYear, country) === undefined;
  const spread = growthSpread(points.year);
  return {
    size: register.add({
      id: `demand.market.${country}`,
      label: `cloud market, ${name}`,
      subject: 'demand',
      ...FACTOR,
      low: low / mid,
      mid: 1,
      high: high / mid,
      ...(provenance && { provenance: [provenance] }),
    }),
    growth: isGrown
      ? register.add({
          id: 'demand.growth',
          label: "growth of the world's cloud market",
          subject: 'demand',
          ...FACTOR,
          low: 1 / spread,
          mid: 1,
          high: spread,
        })
      : undefined,
    marketUsd: usdPerYear - addedUsd,
    programsUsd: programsOf({ scenario, points }, { country, name }, register),
    reading: isRead ? readingOf(scenario.asOf, { country, name }, register) : undefined,
  };
}

/** Countries of the European Economic Area share the rules that matter here, so that they are read alike. */
function readingOf(
  asOf: string,
  { country, name }: { readonly country: string; readonly name: string },
  register: InputRegister,
): StandingRange {
  const isEuropean = listsOn(asOf).get('EEA')?.has(country) === true;
  return register.add({
    id: `law.${isEuropean ? 'EU' : country}`,
    label: `reading of the law, ${isEuropean ? 'EU' : name}`,
    subject: 'law',
    unit: 'strict -1, mild 1',
    low: -1,
    mid: 0,
    high: 1,
    spread: 'readings',
  });
}

function programsOf(
  { scenario, points }: Pick<EvaluationParts, 'scenario' | 'points'>,
  { country, name }: { readonly country: string; readonly name: string },
  register: InputRegister,
): StandingRange | undefined {
  const programs = scenario.demand.programs.filter((program) => program.country === country);
  if (programs.length === 0 || !points.countries.has(country)) return undefined;
  const sizes = programs.map((each) => programUsdPerYear(each, scenario.horizonYears / 2));
  const sum = (level: 'low' | 'mid' | 'high') => sizes.reduce((all, size) => all + size[level], 0);
  return register.add({
    id: `demand.program.${country}`,
    label: `what programs add, ${name}`,
    subject: 'demand',
    unit: 'USD/yr',
    low: sum('low'),
    mid: sum('mid'),
    high: sum('high'),
  });
}

/** Where all inputs stand, and the values of all ranges there. */
export interface DrawnInputs {
  readonly standings: Float64Array;
  readonly values: Float64Array;
}

/** A draw to be filled by {@link drawDemand}. */
export function emptyDemandDraw({ countries }: DemandResponse): DemandDraw {
  return {
    factor: new Float64Array(countries.length),
    reading: new Uint8Array(countries.length).fill(1),
  };
}

/** Factor on each country's demand and reading of its law, where the inputs stand. */
export function drawDemand(
  { countries }: DemandResponse,
  { standings, values }: DrawnInputs,
  { factor, reading }: DemandDraw,
): void {
  for (let i = 0; i < countries.length; i++) {
    const country = countries[i];
    const grown = country.growth === undefined ? 1 : values[country.growth.place];
    factor[i] = withPrograms(country, values[country.size.place] * grown, values);
    if (country.reading !== undefined) reading[i] = 1 + standings[country.reading.input];
  }
}

/** Programs add a sum, at most a share of the market; the factor is on both together. */
function withPrograms(
  { marketUsd, programsUsd }: CountryResponse,
  factor: number,
  values: Float64Array,
): number {
  if (programsUsd === undefined) return factor;
  const added = (market: number, programs: number) =>
    market + Math.min(market * PROGRAM_CEILING_SHARE, programs);
  const drawn = added(marketUsd * factor, values[programsUsd.place]);
  return drawn / (added(marketUsd, programsUsd.mid) || 1);
}
