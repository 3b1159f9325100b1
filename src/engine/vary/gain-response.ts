import { rttSpread } from '../../network/rtt-parameters.ts';
import type { EvaluationParts } from '../evaluate.ts';
import { type CountryGains, usersGain } from '../users-gain.ts';
import { READINGS, type DemandDraw, type DemandResponse } from './demand-response.ts';
import type { InputRegister } from './input-register.ts';
import { knotStandings, placeAmongKnots } from './knots.ts';
import { valueAt, type StandingRange } from './varied-input.ts';

/** Knots of the round-trip error: gains bend where a city's users change sides, so they lie close. */
const KNOTS = 25;

const QUANTITIES = ['gainMsUsd', 'newlyWithinBudgetUsd', 'newlyLawfulUsd'] as const;
const WIDTH = QUANTITIES.length;

/** What users gain from one candidate, as parts of countries under each reading of the law and round-trip error. */
export interface GainResponse {
  /** Countries that ever have a part. */
  readonly countries: Int32Array;
  /** `((reading * knots + knot) * countries + i) * 3 + quantity`, USD a year (times ms for the first). */
  readonly parts: Float64Array;
  /** Errors of the round trips: of the routes to the country, and of the way to the site. */
  readonly rtt: RttError;
}

/** Error of the round trips to a site: two causes with half of the variance each. */
export interface RttError {
  readonly country: StandingRange;
  readonly site: StandingRange;
}

/** The factor on round trips to a site at a standing of its error: the band in which 80 % of measured pairs lie. */
export function rttFactor({ country }: RttError, standing: number): number {
  return valueAt(country, standing);
}

/**
 * How far the round trips to a site stand off. Sites of one country share the routes that lead there, and half of the
 * error's variance: an assumption, for no measurement tells the two apart.
 */
export function rttStanding({ country, site }: RttError, standings: Float64Array): number {
  if (country.input < 0) return 0;
  return Math.SQRT1_2 * (standings[country.input] + standings[site.input]);
}

/** The error of round trips to a candidate, with its inputs entered in the register. */
export function rttErrorOf(
  { world, set }: EvaluationParts,
  column: number,
  register: InputRegister,
): RttError {
  const { bandLow, bandHigh } = rttSpread(world.backbone, 'public');
  const { id, name, country } = set.sites[column];
  const range = {
    subject: 'network' as const,
    unit: 'factor',
    low: Math.exp(bandLow),
    mid: 1,
    high: Math.exp(bandHigh),
  };
  const where = world.countries.get(country)?.name ?? country;
  return {
    country: register.add({
      ...range,
      id: `network.rtt.${country}`,
      label: `round trips to ${where}`,
    }),
    site: register.add({ ...range, id: `network.rtt.${id}`, label: `round trips to ${name}` }),
  };
}

/** The gains of one candidate at every knot; O(3 x 25) passes over what it may take. */
export function gainResponse(
  { readings, points }: EvaluationParts,
  column: number,
  rtt: RttError,
): GainResponse {
  const knots = knotStandings(KNOTS);
  const gains = READINGS.flatMap((reading) =>
    [...knots].map(
      (standing) =>
        usersGain(readings[reading].today, { column, rttFactor: rttFactor(rtt, standing) })
          .byCountry,
    ),
  );
  const countries = Int32Array.from(
    [...points.countries.keys()].flatMap((_, i) => (gains.some((g) => isTouched(g, i)) ? [i] : [])),
  );
  const parts = new Float64Array(gains.length * countries.length * WIDTH);
  let at = 0;
  for (const gain of gains)
    for (const country of countries)
      for (const quantity of QUANTITIES) parts[at++] = gain[quantity][country];
  return { countries, parts, rtt };
}

function isTouched(gains: CountryGains, country: number): boolean {
  return QUANTITIES.some((quantity) => gains[quantity][country] !== 0);
}

/** The three gains of a candidate at a draw, in the units of their criteria, and demand that is newly lawful in USD. */
export interface DrawnGains {
  rttGainMs: number;
  newlyWithinBudgetShare: number;
  newlyLawfulShare: number;
}

/** All demand and all that is served today, at a draw, USD a year. */
export function drawnTotals(
  { countries, totalUsd, servedUsd }: DemandResponse,
  { factor, reading }: DemandDraw,
): { readonly totalUsd: number; readonly servedUsd: number } {
  let total = 0;
  let served = 0;
  for (let i = 0; i < countries.length; i++) {
    total += factor[i] * totalUsd[i];
    served += factor[i] * servedUsd[reading[i] * countries.length + i];
  }
  return { totalUsd: total, servedUsd: served };
}

/**
 * What users gain at a draw: each country's part under the reading of its law, times the factor on its demand.
 * Accuracy: exact in demand and law; between the knots of the round-trip error interpolated in a straight line.
 */
export function drawnGains(
  response: GainResponse,
  { demand, standing }: { readonly demand: DemandDraw; readonly standing: number },
  totals: ReturnType<typeof drawnTotals>,
): DrawnGains {
  const { countries, parts } = response;
  const { knot, share } = placeAmongKnots(standing, KNOTS);
  const row = countries.length * WIDTH;
  let [gainMs, within, lawful] = [0, 0, 0];
  for (let i = 0; i < countries.length; i++) {
    const country = countries[i];
    const factor = demand.factor[country];
    const before = (demand.reading[country] * KNOTS + knot) * row + i * WIDTH;
    const after = before + row;
    const [a, b] = [factor * (1 - share), factor * share];
    gainMs += a * parts[before] + b * parts[after];
    within += a * parts[before + 1] + b * parts[after + 1];
    lawful += a * parts[before + 2] + b * parts[after + 2];
  }
  const total = totals.totalUsd || 1;
  return {
    rttGainMs: gainMs / (totals.servedUsd || 1),
    newlyWithinBudgetShare: within / total,
    newlyLawfulShare: lawful / total,
  };
}
