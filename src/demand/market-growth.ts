/** Spend on cloud infrastructure of the world in 2024, USD. Source: Synergy via CRN, February 2025. */
export const WORLD_MARKET_2024_USD = 330.4e9;
/** Forecast for 2028, USD. Source: Canalys via Channel Post MEA, August 2024. */
export const WORLD_MARKET_2028_USD = 590e9;
/** Growth over the year to the fourth quarter of 2024, a fraction. Source: Synergy via CRN, February 2025. */
export const GROWTH_2024_PER_YEAR = 0.22;
/** Growth that a mature market settles at, a fraction a year. Expert's guess, low confidence. */
const MATURE_GROWTH_PER_YEAR = 0.05;
/** Time in which growth after the last forecast nears the mature one by a factor e. Expert's guess, low confidence. */
const FADE_YEARS = 5;

/** A year's spend is centered on its middle. */
export const BASE_YEAR = 2024.5;
const FORECAST_YEAR = 2028.5;
const FORECAST_RATE =
  Math.log(WORLD_MARKET_2028_USD / WORLD_MARKET_2024_USD) / (FORECAST_YEAR - BASE_YEAR);

/**
 * Spend a year at a moment (decimal year) over the spend of 2024, without inflation.
 * With `growthPerYear` (a scenario's own, a fraction): `(1 + g)^(t - 2024.5)`. Without: 22 % a year before 2024, 15.6 % to
 * the forecast of 2028, and from there a growth that fades to 5 %:
 * `ln index(t) = r (t - t0)` to 2028, then `+ m s + (r - m) F (1 - exp(-s / F))` with `s` years since.
 */
export function marketIndex(year: number, growthPerYear?: number): number {
  const elapsed = year - BASE_YEAR;
  if (growthPerYear !== undefined) return (1 + growthPerYear) ** elapsed;
  if (elapsed <= 0) return (1 + GROWTH_2024_PER_YEAR) ** elapsed;
  const sinceForecast = Math.max(0, year - FORECAST_YEAR);
  const mature = Math.log(1 + MATURE_GROWTH_PER_YEAR);
  const faded = FADE_YEARS * (1 - Math.exp(-sinceForecast / FADE_YEARS));
  return Math.exp(
    FORECAST_RATE * (elapsed - sinceForecast) +
      mature * sinceForecast +
      (FORECAST_RATE - mature) * faded,
  );
}

/** The decimal year of a day `YYYY-MM-DD`; of a partial date its first day. */
export function decimalYear(date: string): number {
  const [year, month = 1, day = 1] = date.split('-').map(Number);
  return year + (month - 1) / 12 + (day - 1) / 365;
}
