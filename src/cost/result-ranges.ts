import { scaledVenture } from './break-even.ts';
import { ventureFlows, type Venture, type VentureFlows } from './cash-flow.ts';
import { midDraw, type CostDraw } from './cost-input.ts';
import type { NpvDriver, SiteNpv } from './npv.ts';
import { propagate, widestSwing } from './propagate.ts';
import type { SiteCost } from './site-cost.ts';
import { presentValues, ventureResults, type VentureResults } from './venture-results.ts';

/** Results that are sums of money, whose errors add up by squares. */
export const PRESENT_VALUES = ['tcoUsd', 'revenuePresentUsd', 'taxPresentUsd'] as const;

/** Results that need not exist, and do not move in a straight line. */
export const RETURNS = [
  'irr',
  'mirr',
  'paybackYears',
  'discountedPaybackYears',
  'breakEvenUtilizationShare',
] as const;

type PresentValue = (typeof PRESENT_VALUES)[number];
type Return = (typeof RETURNS)[number];
export type RangedResult = PresentValue | Return;

/** Bounds of a result; one that is absent does not exist at that end (a payback that never comes, a rate that is not one). */
export interface ResultRange {
  readonly low?: number;
  readonly high?: number;
  /** The input that moves the result most between its own low and high; absent where none does. */
  readonly driver?: string;
}

export type ResultRanges = Readonly<Record<RangedResult, ResultRange>>;

export interface ResultRangesQuery extends Pick<SiteNpv, 'drivers' | 'npvUsd' | 'revenueFactor'> {
  readonly cost: SiteCost;
  readonly venture: Venture;
  readonly soldOutUsdPerYear: number | undefined;
}

type DriverId = NpvDriver['id'];
type Point = Readonly<Partial<Record<DriverId, number>>>;
type End = 'low' | 'high';
const ENDS = ['low', 'high'] as const;

/**
 * Bounds of the results of a venture beside its NPV. Present values have theirs as costs do (see {@link propagate}). What
 * need not exist and bends (a rate of return, a payback) has the results at the mids and at the two most probable points
 * at which the NPV is at its low and at its high. Such a point moves every input by as much of its own range as it has of
 * the NPV's; for a linear NPV it is where the bounds of the NPV are.
 * Rejected: bounds by squares for all, which an infinite payback has none of, and all inputs at their worst at once.
 * Source: Hasofer and Lind 1974, "Exact and Invariant Second-Moment Code Format", ASCE J. Eng. Mech. 100 (design point).
 */
export function resultRanges(query: ResultRangesQuery): ResultRanges {
  return { ...presentValueRanges(query), ...returnRanges(query) };
}

function presentValueRanges(query: ResultRangesQuery): Record<PresentValue, ResultRange> {
  const { cost, drivers } = query;
  const inputs = drivers.map(({ id }) => {
    return {
      id,
      low: endOf(query, id, 'low'),
      mid: midOf(query, id),
      high: endOf(query, id, 'high'),
    };
  });
  const draw: Record<DriverId, number> = { ...midDraw(cost.inputs), revenue: 1 };
  const { ranges, swings } = propagate<DriverId>(inputs, draw, (at) => {
    const { draw: point, venture } = pointOf(query, at);
    const values = presentValues(ventureFlows(point, venture));
    return PRESENT_VALUES.map((id) => values[id]);
  });
  const range = (id: PresentValue): ResultRange => {
    const k = PRESENT_VALUES.indexOf(id);
    const input = widestSwing(swings, k);
    const driver = input === undefined ? {} : { driver: labelOf(query, input) };
    // None of the three is ever negative, whatever a straight line through small moves says.
    return { low: Math.max(0, ranges[k].low), high: ranges[k].high, ...driver };
  };
  return Object.fromEntries(PRESENT_VALUES.map((id) => [id, range(id)])) as Record<
    PresentValue,
    ResultRange
  >;
}

function returnRanges(query: ResultRangesQuery): Record<Return, ResultRange> {
  const at = (point: Point) => resultsAt(query, point);
  const three = [{}, designPoint(query, 'low'), designPoint(query, 'high')].map(at);
  const swings = query.drivers.map(({ id, label }) => {
    return { label, ends: ENDS.map((end) => at({ [id]: endOf(query, id, end) })) };
  });
  const range = (id: Return): ResultRange => {
    const moves = swings.map(({ label, ends: [a, b] }) => {
      return { label, width: distance(numberOf(a, id), numberOf(b, id)) };
    });
    const values = three.map((results) => numberOf(results, id));
    return { ...boundsOf(values, id), ...widest(moves) };
  };
  return Object.fromEntries(RETURNS.map((id) => [id, range(id)])) as Record<Return, ResultRange>;
}

/** The input with the widest move, where any moves at all. */
function widest(
  moves: readonly { readonly label: string; readonly width: number }[],
): Pick<ResultRange, 'driver'> {
  const most = Math.max(0, ...moves.map(({ width }) => width));
  const driver = most > 0 ? moves.find(({ width }) => width === most)?.label : undefined;
  return driver === undefined ? {} : { driver };
}

/** The flows of a venture at the most probable points at which the NPV is at its low and at its high. */
export function flowsAtEnds(query: ResultRangesQuery): Readonly<Record<End, VentureFlows>> {
  const at = (end: End): VentureFlows => {
    const { draw, venture } = pointOf(query, designPoint(query, end));
    return ventureFlows(draw, venture);
  };
  return { low: at('low'), high: at('high') };
}

function pointOf(
  { cost, venture }: ResultRangesQuery,
  { revenue = 1, ...inputs }: Point,
): { readonly draw: CostDraw; readonly venture: Venture } {
  return { draw: { ...midDraw(cost.inputs), ...inputs }, venture: scaledVenture(venture, revenue) };
}

function resultsAt(query: ResultRangesQuery, point: Point): VentureResults {
  const { draw, venture } = pointOf(query, point);
  return ventureResults(draw, venture, query.soldOutUsdPerYear);
}

function labelOf({ drivers }: ResultRangesQuery, id: DriverId): string {
  return drivers.find((driver) => driver.id === id)?.label ?? id;
}

function midOf({ cost }: ResultRangesQuery, id: DriverId): number {
  return id === 'revenue' ? 1 : cost.inputs[id].mid;
}

function endOf({ cost, revenueFactor }: ResultRangesQuery, id: DriverId, end: End): number {
  if (id !== 'revenue') return cost.inputs[id][end];
  return end === 'low' ? Math.min(1, revenueFactor.low) : Math.max(1, revenueFactor.high);
}

/** The most probable point at which the NPV is at one of its ends. */
function designPoint(query: ResultRangesQuery, side: End): Point {
  const { drivers, npvUsd } = query;
  const sign = side === 'low' ? -1 : 1;
  const moves = drivers.map((driver) => {
    const atLow = sign * (driver.npvAtLowUsd - npvUsd.mid);
    const atHigh = sign * (driver.npvAtHighUsd - npvUsd.mid);
    const end: End = atLow > atHigh ? 'low' : 'high';
    return { id: driver.id, usd: Math.max(0, atLow, atHigh), end };
  });
  const all = Math.hypot(...moves.map(({ usd }) => usd)) || 1;
  return Object.fromEntries(
    moves.map(({ id, usd, end }) => {
      const mid = midOf(query, id);
      return [id, mid + (usd / all) * (endOf(query, id, end) - mid)];
    }),
  );
}

/** A result as a number: a payback or a break-even that never comes is infinite, several rates of return are none. */
function numberOf(results: VentureResults, id: Return): number {
  if (id === 'irr') return results.irr.length === 1 ? results.irr[0] : NaN;
  return results[id] ?? (id === 'mirr' ? NaN : Infinity);
}

/** How far two values of a result are apart; to or from none, farther than any two numbers. */
function distance(a: number, b: number): number {
  if (Number.isFinite(a) && Number.isFinite(b)) return Math.abs(a - b);
  return Object.is(a, b) ? 0 : Infinity;
}

/** Least and greatest; where one does not exist, the end at which it vanishes has none. */
function boundsOf(values: readonly number[], id: Return): Pick<ResultRange, 'low' | 'high'> {
  const finite = values.filter((value) => Number.isFinite(value));
  const isWhole = finite.length === values.length;
  // A rate of return vanishes where the venture is at its worst, which is the low end; a payback where it is longest.
  const isRate = id === 'irr' || id === 'mirr';
  const low = isWhole || !isRate ? Math.min(...finite) : NaN;
  const high = isWhole || isRate ? Math.max(...finite) : NaN;
  return {
    ...(Number.isFinite(low) && { low }),
    ...(Number.isFinite(high) && { high }),
  };
}
