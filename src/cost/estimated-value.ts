import type { Fact, World } from '../world/types.ts';
import { countryValue, spreadAround, type CountryValue } from './country-value.ts';

/** A number of a country fitted on its GDP per capita: `ln(value) = intercept + slope ln(GDP per capita in USD)`. */
interface IncomeFit {
  readonly intercept: number;
  readonly slope: number;
  /** 10th and 90th percentile of the residuals, each country left out of its own fit, in the logarithm. */
  readonly residualLow: number;
  readonly residualHigh: number;
  readonly source: string;
}

/** Indicators that follow income closely enough to be estimated from it (fits measured, least squares). */
const FITS = {
  wageUsdPerMonth: {
    intercept: -0.815,
    slope: 0.7974,
    residualLow: -0.552,
    residualHigh: 0.491,
    source: 'estimated from GDP per capita, fitted on 127 countries with a wage (R² 0.85)',
  },
  constructionUsdPerW: {
    intercept: 1.5425,
    slope: 0.0782,
    residualLow: -0.203,
    residualHigh: 0.222,
    source:
      'estimated from GDP per capita, fitted on 37 countries of Turner & Townsend, Data Centre Construction Cost' +
      ' Index 2025-2026 (R² 0.22)',
  },
} as const satisfies Record<string, IncomeFit>;

export type EstimatedIndicator = keyof typeof FITS;

/**
 * A country's number as {@link countryValue} has it; where it is not known, an estimate from the country's income with the
 * bounds of the fit, marked as unknown, and never within narrower bounds than a low-confidence value would have: not
 * knowing never helps. A country without a GDP keeps the bounds of its neighbors.
 * Accuracy: mean absolute residual of the logarithm, each country left out of its own fit: 0.35 for wages, 0.14 for
 * construction prices (measured).
 */
export function estimatedValue(
  world: World,
  iso2: string,
  indicator: EstimatedIndicator,
): CountryValue {
  const numbers = world.countries.get(iso2)?.numbers;
  const income = numbers?.gdpPerCapitaUsd;
  if (numbers?.[indicator] || !income) return countryValue(world, iso2, indicator);
  return incomeEstimate(indicator, income);
}

/** The estimate of an indicator from GDP per capita, marked as unknown. */
export function incomeEstimate(indicator: EstimatedIndicator, income: Fact): CountryValue {
  const fit: IncomeFit = FITS[indicator];
  const log = fit.intercept + fit.slope * Math.log(income.value);
  const mid = Math.exp(log);
  const bounds = spreadAround(mid, 'low', indicator);
  return {
    low: Math.min(Math.exp(log + fit.residualLow), bounds.low),
    mid,
    high: Math.max(Math.exp(log + fit.residualHigh), bounds.high),
    isUnknown: true,
    provenance: [{ source: fit.source, year: income.year, confidence: 'low' }],
  };
}
