import { capture, capturedUsdPerYear, newSites } from '../../demand/capture.ts';
import type { CaptureParameter, CaptureParameters } from '../../demand/capture-parameters.ts';
import type { CaptureProblem } from '../../demand/capture-problem.ts';
import { openingOf, openSite, type Opening } from '../../demand/open-site.ts';
import type { ProviderMarket } from '../provider-market.ts';
import type { DemandDraw } from './demand-response.ts';
import { rttFactor, type RttError } from './gain-response.ts';
import type { InputRegister } from './input-register.ts';
import { cubicWeights, knotStandings, placeAmongKnots } from './knots.ts';
import { standingRange, valueAt, type StandingRange } from './varied-input.ts';

/** Knots of the weight of place (a whole market each), and of the round-trip error. */
const PLACE_KNOTS = 9;
const RTT_KNOTS = 13;

/** How the market with all providers responds: the weight of place, and what all capture at each knot of it. */
export interface MarketResponse {
  readonly place: StandingRange;
  /** What all providers together capture: `place knot * countries + country`, USD a year. */
  readonly capturedUsd: Float64Array;
}

/** Demand that is new to the provider with one candidate, by country at every knot. */
export interface CaptureResponse {
  readonly countries: Int32Array;
  /** `((place knot * rtt knots + rtt knot) * countries.length + i`, USD a year at the middle of the horizon. */
  readonly gainedUsd: Float64Array;
}

/** The parameters of choice where their common cause stands: all small, place matters little; all large, it matters much. */
export function choiceAt(problem: CaptureProblem, parameters: CaptureParameters, standing: number) {
  const { priceElasticity, latencyValueLossPerMs, overBudgetLoss } = parameters;
  const elasticity = parameterAt(priceElasticity, standing);
  return {
    ...problem,
    // Utility before latency is the elasticity times logarithms of prices, so it scales with the elasticity.
    siteUtilityFactor: elasticity / priceElasticity.mid,
    lossPerMs: elasticity * parameterAt(latencyValueLossPerMs, standing),
    overBudgetLoss: parameterAt(overBudgetLoss, standing),
  };
}

function parameterAt({ low, mid, high }: CaptureParameter, standing: number): number {
  const range = { low, mid, high, isLog: low > 0, least: 0, most: Infinity };
  return valueAt(standingRange(0, 0, range), standing);
}

/** What a market response is made from. */
export interface MarketQuery {
  readonly market: ProviderMarket;
  readonly provider: string;
  /** Columns of the candidates, with the errors of their round trips. */
  readonly columns: readonly number[];
  readonly errors: readonly RttError[];
}

/**
 * The market's response and each candidate's, with the input entered in the register. The parameters of choice move
 * together, as in the bounds of the evaluation: one cause, how much place matters.
 */
export function captureResponses(
  { market, provider, columns, errors }: MarketQuery,
  register: InputRegister,
): { readonly market: MarketResponse; readonly sites: readonly CaptureResponse[] } {
  const { problem, parameters, open, providers, countries } = market;
  const opener = { provider: providers.indexOf(provider), sites: newSites(problem) };
  const gained = columns.map((): Float64Array[] => []);
  const capturedUsd = new Float64Array(PLACE_KNOTS * countries.length);
  knotStandings(PLACE_KNOTS).forEach((standing, knot) => {
    const chosen = choiceAt(problem, parameters, standing);
    const now = capture(chosen, open);
    countries.forEach((_, i) => {
      capturedUsd[knot * countries.length + i] = sum(capturedUsdPerYear(chosen, now, i));
    });
    const opening = openingOf(chosen, now, opener);
    for (const standingOfRtt of knotStandings(RTT_KNOTS)) {
      const moved = withRttError(opening, { columns, errors, standing: standingOfRtt });
      columns.forEach((_, k) => gained[k].push(openSite(moved, k).gainedByCountry));
    }
  });
  const { low, mid, high, unit } = parameters.priceElasticity;
  const place = register.add({
    id: 'market.place',
    label: 'how much price and place matter to users',
    subject: 'market',
    unit,
    low,
    mid,
    high,
    provenance: [{ source: parameters.priceElasticity.source, year: 2025, confidence: 'low' }],
  });
  return { market: { place, capturedUsd }, sites: gained.map(captureResponse) };
}

function captureResponse(gained: readonly Float64Array[]): CaptureResponse {
  const all = [...gained[0].keys()].filter((i) => gained.some((byCountry) => byCountry[i] !== 0));
  return {
    countries: Int32Array.from(all),
    gainedUsd: Float64Array.from(gained.flatMap((byCountry) => all.map((i) => byCountry[i]))),
  };
}

/** Round-trip errors of the candidates, all at one standing. */
interface RttErrors extends Pick<MarketQuery, 'columns' | 'errors'> {
  readonly standing: number;
}

/**
 * The opening with the candidates alone as sites, in their order, and their round trips off by their errors; what stands
 * today keeps its own.
 */
export function withRttError(opening: Opening, { columns, errors, standing }: RttErrors): Opening {
  const { cities, countries, laws } = opening.problem;
  const rttMs = columnsOf(opening.sites.rttMs, cities, columns);
  const leastRttMs = columnsOf(opening.sites.leastRttMs, countries, columns);
  columns.forEach((_, k) => {
    const factor = rttFactor(errors[k], standing);
    scale(rttMs.subarray(k * cities, (k + 1) * cities), factor);
    scale(leastRttMs.subarray(k * countries, (k + 1) * countries), factor);
  });
  const utility = columnsOf(opening.sites.utility, laws, columns);
  return { ...opening, sites: { rttMs, leastRttMs, utility } };
}

/** Some columns of a matrix that holds each in `length` neighboring cells. */
function columnsOf(matrix: Float64Array, length: number, columns: readonly number[]): Float64Array {
  const chosen = new Float64Array(columns.length * length);
  columns.forEach((column, k) => {
    chosen.set(matrix.subarray(column * length, (column + 1) * length), k * length);
  });
  return chosen;
}

function scale(values: Float64Array, factor: number): void {
  for (let i = 0; i < values.length; i++) values[i] *= factor;
}

function sum(values: Float64Array): number {
  return values.reduce((all, each) => all + each, 0);
}

/**
 * The weights of the knots of place at a draw, each times the factor that keeps what all providers capture together at its
 * level of the middle: their constants were fitted to it.
 */
export interface DrawnMarket {
  readonly first: number;
  readonly weights: readonly number[];
}

export function drawnMarket(
  { place, capturedUsd }: MarketResponse,
  { factor }: DemandDraw,
  standings: Float64Array,
): DrawnMarket {
  const standing = place.input < 0 ? 0 : standings[place.input];
  const { first, weights } = cubicWeights(standing, PLACE_KNOTS);
  const totalAt = (knot: number): number => {
    let total = 0;
    for (let i = 0; i < factor.length; i++)
      total += factor[i] * capturedUsd[knot * factor.length + i];
    return total;
  };
  const middle = totalAt((PLACE_KNOTS - 1) / 2);
  const there = weights.reduce(
    (total, weight, k) => total + (weight === 0 ? 0 : weight * totalAt(first + k)),
    0,
  );
  // Where nobody captures anything there is no level to keep.
  const level = there > 0 ? middle / there : 1;
  return { first, weights: weights.map((weight) => weight * level) };
}

/**
 * Demand that is new to the provider with a candidate at a draw, USD a year at the middle of the horizon, never negative.
 * Accuracy: exact in demand; a cubic between the knots of the weight of place, a line between those of round trips.
 */
export function drawnGainUsd(
  { countries, gainedUsd }: CaptureResponse,
  { market, demand }: { readonly market: DrawnMarket; readonly demand: DemandDraw },
  rttStanding: number,
): number {
  const { knot, share } = placeAmongKnots(rttStanding, RTT_KNOTS);
  const row = countries.length;
  let gained = 0;
  for (let k = 0; k < market.weights.length; k++) {
    const weight = market.weights[k];
    if (weight === 0) continue;
    const before = ((market.first + k) * RTT_KNOTS + knot) * row;
    for (let i = 0; i < row; i++) {
      const at = (1 - share) * gainedUsd[before + i] + share * gainedUsd[before + row + i];
      gained += weight * demand.factor[countries[i]] * at;
    }
  }
  return Math.max(0, gained);
}
