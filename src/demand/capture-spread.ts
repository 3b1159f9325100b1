import { capture, capturedUsdPerYear, newSites, type Capture } from './capture.ts';
import type { CaptureParameters } from './capture-parameters.ts';
import type { CaptureProblem } from './capture-problem.ts';
import { openSites } from './open-sites.ts';
import { gainedUsdPerYear, openingOf, type OpenedSite, type Opening } from './open-site.ts';

/** A market before anything opens, under one set of parameters. */
interface MarketReading {
  readonly opening: Opening;
  /** Factor that brings what all providers capture to that of the middle parameters. */
  readonly scale: number;
}

/** A market in which place matters least, as it most likely does, and most. */
export interface MarketReadings {
  readonly low: MarketReading;
  readonly mid: MarketReading;
  readonly high: MarketReading;
}

/** Bounds as factors on the middle: `low <= 1 <= high`. */
export interface FactorBounds {
  readonly low: number;
  readonly high: number;
}

/**
 * The market with the price elasticity, the loss by latency and the loss over the budget all at their low, and all at their
 * high: each makes a near, cheap and lawful site matter less or more. The providers' own constants were fitted to the
 * shares of the middle; so that only the weight of place changes, what all capture together is brought to the middle's.
 */
export function marketReadings(problem: CaptureProblem, market: MarketNow): MarketReadings {
  const { parameters, open, provider } = market;
  const ordered = openSites(problem, open);
  const opener = { provider, sites: newSites(problem) };
  const now = capture(problem, open, ordered);
  const total = totalUsdPerYear(problem, now);
  const reading = (level: 'low' | 'high'): MarketReading => {
    const changed = withParameters(problem, parameters, level);
    const then = capture(changed, open, ordered);
    const totalThen = totalUsdPerYear(changed, then);
    // Where nobody captures anything yet there is no level to keep.
    const scale = totalThen > 0 ? total / totalThen : 1;
    return { opening: openingOf(changed, then, opener), scale };
  };
  const mid = { opening: openingOf(problem, now, opener), scale: 1 };
  return { low: reading('low'), mid, high: reading('high') };
}

/** The columns of a market that are open, and the provider that may open more. */
export interface MarketNow {
  readonly parameters: CaptureParameters;
  readonly open: readonly number[];
  /** Index among the providers of the problem. */
  readonly provider: number;
}

function totalUsdPerYear(problem: CaptureProblem, now: Capture): number {
  return capturedUsdPerYear(problem, now).reduce((sum, usd) => sum + usd, 0);
}

/** Utility before latency is the elasticity times logarithms of prices, so it scales with the elasticity. */
function withParameters(
  problem: CaptureProblem,
  parameters: CaptureParameters,
  level: 'low' | 'high',
): CaptureProblem {
  const { priceElasticity, latencyValueLossPerMs, overBudgetLoss } = parameters;
  return {
    ...problem,
    siteUtilityFactor: priceElasticity[level] / priceElasticity.mid,
    lossPerMs: priceElasticity[level] * latencyValueLossPerMs[level],
    overBudgetLoss: overBudgetLoss[level],
  };
}

/**
 * How far the demand that is new to the provider of each site may be off, as factors on that of the site opened at the
 * middle. Where the middle is 0 nothing is said: the factors are 1. One market is asked of all sites before the other, since
 * one fits the processor's nearest caches, and both do not.
 * Accuracy: the parameters move together, which is wider than independent errors would be.
 */
export function gainedFactors(
  { low, high }: MarketReadings,
  opened: ReadonlyMap<number, OpenedSite>,
): ReadonlyMap<number, FactorBounds> {
  const sites = [...opened.keys()];
  const gained = ({ opening, scale }: MarketReading): readonly number[] =>
    sites.map((site) => scale * gainedUsdPerYear(opening, site));
  const [atLow, atHigh] = [gained(low), gained(high)];
  return new Map(
    [...opened].map(([site, { takenUsdPerYear, fromOwnFleetUsdPerYear }], k) => [
      site,
      factorBounds(takenUsdPerYear - fromOwnFleetUsdPerYear, atLow[k], atHigh[k]),
    ]),
  );
}

function factorBounds(mid: number, atLow: number, atHigh: number): FactorBounds {
  if (!(mid > 0)) return { low: 1, high: 1 };
  const factors = [atLow / mid, atHigh / mid];
  return { low: Math.max(0, Math.min(1, ...factors)), high: Math.max(1, ...factors) };
}
