import type { CaptureProblem } from './capture-problem.ts';

/**
 * The open sites of a market by provider and distance: what holds of them whatever the parameters are. Where a good site
 * serves already, those that are farther off need not be asked.
 */
export interface OpenSites extends NearestFirst {
  readonly count: number;
  /** Positions of provider `p`: from `firstOfProvider[p]` up to `firstOfProvider[p + 1]`. */
  readonly firstOfProvider: Int32Array;
  /** The most that a site of provider `p` has before latency and before its factor, `l * providers + p`. */
  readonly mostUtility: Float64Array;
}

interface NearestFirst {
  /** Columns, first by provider, then from the nearest to country `c` to the farthest: `c * count + position`. */
  readonly nearestFirst: Int32Array;
  /** No city of the country is nearer to that site or to one of the provider's after it, ms, in the same order. */
  readonly atLeastMs: Float64Array;
}

/** The sites `open` of a market, in order. */
export function openSites(problem: CaptureProblem, open: readonly number[]): OpenSites {
  return {
    count: open.length,
    ...nearestFirst(problem, open),
    firstOfProvider: firstOfProvider(problem, open),
    mostUtility: mostUtility(problem, open),
  };
}

/** Microseconds are near enough for an order that only saves time. */
const STEPS_PER_MS = 1000;

/** A distance that nothing has: what is out of reach comes last. */
const MOST_STEPS = 1e9;

function nearestFirst(
  { countries, providerOfSite, leastRttMs }: CaptureProblem,
  open: readonly number[],
): NearestFirst {
  const count = open.length;
  const nearest = new Int32Array(countries * count);
  const atLeastMs = new Float64Array(countries * count);
  // Provider, distance and place in one number: typed arrays sort numbers many times faster than by a comparison.
  const keys = new Float64Array(count);
  for (let country = 0; country < countries; country += 1) {
    const first = country * count;
    for (let k = 0; k < count; k += 1) {
      const ms = leastRttMs[open[k] * countries + country];
      const steps = Math.floor(Math.min(ms * STEPS_PER_MS, MOST_STEPS - 1));
      keys[k] = (providerOfSite[open[k]] * MOST_STEPS + steps) * count + k;
    }
    keys.sort();
    for (let at = 0; at < count; at += 1) {
      nearest[first + at] = open[keys[at] % count];
      // One step less, so that no rounding makes it more than the distance.
      atLeastMs[first + at] = ((Math.floor(keys[at] / count) % MOST_STEPS) - 1) / STEPS_PER_MS;
    }
  }
  return { nearestFirst: nearest, atLeastMs };
}

function firstOfProvider(
  { providers, providerOfSite }: CaptureProblem,
  open: readonly number[],
): Int32Array {
  const first = new Int32Array(providers + 1);
  for (const site of open) first[providerOfSite[site] + 1] += 1;
  for (let provider = 0; provider < providers; provider += 1)
    first[provider + 1] += first[provider];
  return first;
}

function mostUtility(
  { laws, sites, providers, providerOfSite, siteUtility }: CaptureProblem,
  open: readonly number[],
): Float64Array {
  const most = new Float64Array(laws * providers).fill(-Infinity);
  for (let law = 0; law < laws; law += 1) {
    for (const site of open) {
      const at = law * providers + providerOfSite[site];
      most[at] = Math.max(most[at], siteUtility[law * sites + site]);
    }
  }
  return most;
}
