import { rttSpread } from '../../network/rtt-parameters.ts';
import type { EvaluationParts } from '../evaluate.ts';
import { lawfulRttMs, NOBODY } from '../assignment.ts';
import type { Today } from '../users-gain.ts';
import { READINGS, type DemandDraw, type DemandResponse } from './demand-response.ts';
import type { InputRegister } from './input-register.ts';
import { gainSteps, lastStep, type GainStep, type GainSteps } from './gain-steps.ts';
import { MOST_STANDING, standingRange, valueAt, type StandingRange } from './varied-input.ts';

/** Amounts of a row that moves. */
const MOVED_WIDTH = 3;

/** Half of the variance each. */
const CAUSE_LOADING = Math.SQRT1_2;

/** The joint standing of a site's two errors is taken no farther than one alone could stand. */
const MOST_RTT_STANDING = MOST_STANDING;

function clamped(standing: number): number {
  return Math.max(-MOST_RTT_STANDING, Math.min(MOST_RTT_STANDING, standing));
}

/** What users gain from one candidate, as steps of countries under each reading of the law. */
export interface GainResponse {
  /** Countries that ever have a part; group `reading * countries.length + i` of the steps is one of them. */
  readonly countries: Int32Array;
  /** Demand that moves to the site: USD times ms before, USD times ms to the site, and USD that nobody served before. */
  readonly moved: GainSteps;
  /** Demand that comes within its latency budget, USD a year. */
  readonly within: GainSteps;
  readonly rtt: RttError;
}

/** Error of the round trips to a site: two causes with half of the variance each. */
export interface RttError {
  readonly country: StandingRange;
  readonly site: StandingRange;
  /** Both together, at their joint standing. */
  readonly band: StandingRange;
}

/** The factor on round trips to a site at a standing of its error: the band in which 80 % of measured pairs lie. */
export function rttFactor({ band }: RttError, standing: number): number {
  return valueAt(band, standing);
}

/**
 * How far the round trips to a site stand off. Sites of one country share the routes that lead there, and half of the
 * error's variance: an assumption, for no measurement tells the two apart.
 */
export function rttStanding({ country, site }: RttError, standings: Float64Array): number {
  if (country.input < 0) return 0;
  return clamped(CAUSE_LOADING * (standings[country.input] + standings[site.input]));
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
    // What one cause does while the other stands at its middle.
    low: Math.exp(CAUSE_LOADING * bandLow),
    mid: 1,
    high: Math.exp(CAUSE_LOADING * bandHigh),
  };
  const both = { low: Math.exp(bandLow), mid: 1, high: Math.exp(bandHigh), isLog: true };
  const where = world.countries.get(country)?.name ?? country;
  return {
    country: register.add({
      ...range,
      id: `network.rtt.${country}`,
      label: `round trips to ${where}`,
    }),
    site: register.add({ ...range, id: `network.rtt.${id}`, label: `round trips to ${name}` }),
    band: standingRange(-1, -1, { ...both, least: 0, most: Infinity }),
  };
}

/** The gains of one candidate, row by row of its demand: O(rows log rows). */
export function gainResponse(
  { readings, points }: EvaluationParts,
  column: number,
  rtt: RttError,
): GainResponse {
  const leastFactor = rttFactor(rtt, -MOST_RTT_STANDING);
  const rows = READINGS.map((reading) => rowSteps(readings[reading].today, column, leastFactor));
  const touched = new Set(
    rows.flatMap(({ moved, within }) => [...moved, ...within].map(({ group }) => group)),
  );
  const countries = [...points.countries.keys()].flatMap((_, i) => (touched.has(i) ? [i] : []));
  const placeOf = new Map(countries.map((country, i) => [country, i]));
  const shape = {
    groups: rows.length * countries.length,
    mostFactor: rttFactor(rtt, MOST_RTT_STANDING),
  };
  const inGroups = (of: 'moved' | 'within') =>
    rows.flatMap((each, reading) =>
      each[of].map((step) => ({
        ...step,
        group: reading * countries.length + (placeOf.get(step.group) ?? 0),
      })),
    );
  return {
    countries: Int32Array.from(countries),
    moved: gainSteps(inGroups('moved'), { ...shape, width: MOVED_WIDTH }),
    within: gainSteps(inGroups('within'), { ...shape, width: 1 }),
    rtt,
  };
}

/** Steps of each row that the site may take at some factor, by country. */
function rowSteps({ problem, assignment, demand }: Today, column: number, leastFactor: number) {
  const moved: GainStep[] = [];
  const within: GainStep[] = [];
  for (let row = 0; row < problem.rows; row++) {
    const siteMs = lawfulRttMs(problem, row, column);
    const beforeMs = assignment.rttMs[row];
    if (!(leastFactor * siteMs < beforeMs)) continue;
    const usd = demand.usdPerYear[row];
    const budgetMs = demand.budgetMs[row];
    const group = demand.country[row];
    const amounts =
      assignment.siteOfRow[row] === NOBODY ? [0, 0, usd] : [usd * beforeMs, usd * siteMs, 0];
    moved.push({ group, upTo: beforeMs / siteMs, amounts });
    if (beforeMs > budgetMs) within.push({ group, upTo: budgetMs / siteMs, amounts: [usd] });
  }
  return { moved, within };
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
 * What users gain at a draw: each country's part under the reading of its law, times the factor on its demand. Exact: the
 * steps hold every row that a draw can move.
 */
export function drawnGains(
  { countries, moved, within, rtt }: GainResponse,
  { demand, standing }: { readonly demand: DemandDraw; readonly standing: number },
  totals: ReturnType<typeof drawnTotals>,
): DrawnGains {
  const rttTimes = rttFactor(rtt, standing);
  let [gainMs, withinUsd, lawfulUsd] = [0, 0, 0];
  for (let i = 0; i < countries.length; i++) {
    const country = countries[i];
    const factor = demand.factor[country];
    const group = demand.reading[country] * countries.length + i;
    const last = lastStep(moved, group, rttTimes) * MOVED_WIDTH;
    if (last >= 0) {
      gainMs += factor * (moved.sums[last] - rttTimes * moved.sums[last + 1]);
      lawfulUsd += factor * moved.sums[last + 2];
    }
    const lastWithin = lastStep(within, group, rttTimes);
    if (lastWithin >= 0) withinUsd += factor * within.sums[lastWithin];
  }
  const total = totals.totalUsd || 1;
  return {
    rttGainMs: gainMs / (totals.servedUsd || 1),
    newlyWithinBudgetShare: withinUsd / total,
    newlyLawfulShare: lawfulUsd / total,
  };
}
