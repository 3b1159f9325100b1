import type { Confidence, Country, Fact } from '../world/types.ts';
import {
  PROGRAM_CEILING_SHARE,
  programUsdPerYear,
  type EcosystemProgram,
} from './ecosystem-program.ts';
import { BASE_YEAR, marketIndex } from './market-growth.ts';

/** Cloud spend of a country at one moment, USD a year, with its range. */
export interface CountryDemand {
  readonly country: string;
  readonly low: number;
  readonly usdPerYear: number;
  readonly high: number;
  /** Part of `usdPerYear` that programs add. */
  readonly programUsdPerYear: number;
}

export interface CountryDemandQuery {
  /** Decimal year. */
  readonly year: number;
  /** Years since the plan began: how far programs have run. */
  readonly elapsedYears: number;
  readonly growthPerYear: Readonly<Record<string, number>>;
  readonly programs: readonly EcosystemProgram[];
}

/**
 * Factor by which a market size may be off, from the confidence of its source: expert's guess. Most countries' sizes are
 * the world's total spread by GDP, Internet users and income.
 */
const MARKET_FACTOR: Readonly<Record<Confidence, number>> = { high: 1.1, medium: 1.35, low: 2 };

/** Range of the growth rate around the world's own path, a fraction a year either way; expert's guess. */
const GROWTH_ERROR_PER_YEAR = 0.04;

/**
 * Cloud spend of a country at a moment: market of 2024 times growth, plus what programs add (at most a fifth of the
 * market). A growth that the scenario states, for the country or for `*`, is taken as exact. `undefined` where the
 * market is unknown: it is reported, never taken as zero.
 */
export function countryDemand(
  country: Country,
  query: CountryDemandQuery,
): CountryDemand | undefined {
  const market = marketSize(country);
  if (market === undefined) return undefined;
  const stated = statedGrowth(query.growthPerYear, country.iso2);
  const index = marketIndex(query.year, stated);
  const spread = stated === undefined ? growthSpread(query.year) : 1;
  const grown = {
    low: (market.low * index) / spread,
    mid: market.mid * index,
    high: market.high * index * spread,
  };
  const programs = query.programs
    .filter((program) => program.country === country.iso2)
    .map((program) => programUsdPerYear(program, query.elapsedYears));
  const added = (level: 'low' | 'mid' | 'high') =>
    Math.min(
      grown[level] * PROGRAM_CEILING_SHARE,
      programs.reduce((sum, program) => sum + program[level], 0),
    );
  return {
    country: country.iso2,
    low: grown.low + added('low'),
    usdPerYear: grown.mid + added('mid'),
    high: grown.high + added('high'),
    programUsdPerYear: added('mid'),
  };
}

/** Cloud market of a country in 2024, USD a year, with its range; `undefined` where it is unknown. */
export function marketSize(
  country: Country,
): { readonly low: number; readonly mid: number; readonly high: number } | undefined {
  const market = country.numbers.cloudMarketUsdPerYear;
  return market && { low: lowOf(market), mid: market.value, high: highOf(market) };
}

/** Factor by which the world's own growth may have missed a market by a moment (decimal year): 1 in 2024, wider with time. */
export function growthSpread(year: number): number {
  return (1 + GROWTH_ERROR_PER_YEAR) ** Math.abs(year - BASE_YEAR);
}

/** Growth that the scenario states for a country, or for all (`*`). */
export function statedGrowth(
  growthPerYear: Readonly<Record<string, number | undefined>>,
  iso2: string,
): number | undefined {
  return growthPerYear[iso2] ?? growthPerYear['*'];
}

function lowOf(market: Fact): number {
  return market.low ?? market.value / MARKET_FACTOR[market.confidence];
}

function highOf(market: Fact): number {
  return market.high ?? market.value * MARKET_FACTOR[market.confidence];
}
