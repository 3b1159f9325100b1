import { admissiblePerS, type FluidPool } from './fluid-pools.ts';
import { NO_SITE, type OperationsInput, type OperationsNetwork } from './operations-input.ts';
import { MOST_ATTEMPTS } from './retries.ts';

/** Where the flow of every source goes in one step. */
export interface FluidRouting {
  /** Requests a second of each source at each of its options: `source * options + rank`. */
  readonly admittedPerS: Float64Array;
  /** Requests a second that nobody serves, by source, and whether a lawful site exists at all. */
  readonly refusedPerS: Float64Array;
  /** By class and site: `class * sites + site`. */
  readonly poolPerS: Float64Array;
}

/** What a step routes: rates of the sources, the network, and the pools as they stand. */
export interface FluidStep {
  readonly ratesPerS: Float64Array;
  readonly network: OperationsNetwork;
  readonly pools: readonly FluidPool[];
  readonly stepS: number;
}

/**
 * Sends each source to its first site; what a pool cannot admit tries the next one, in as many rounds as there are
 * options, and what is left, or has tried often enough, is refused. A pool that is asked for more than it can admit admits
 * the same share of each. The wait before another try is short beside a step, so the inflow comes in the same one.
 */
export function routeFlows(input: OperationsInput, step: FluidStep): FluidRouting {
  const { count, classOf } = input.sources;
  const { options, siteOf } = step.network;
  const sites = input.sites.length;
  const admittedPerS = new Float64Array(count * options);
  const refusedPerS = step.ratesPerS.slice();
  const poolPerS = new Float64Array(step.pools.length);
  const asked = new Float64Array(step.pools.length);
  const attempts = new Uint8Array(count);
  for (let rank = 0; rank < options; rank++) {
    asked.fill(0);
    for (let i = 0; i < count; i++) {
      const site = siteOf[i * options + rank];
      if (site === NO_SITE || attempts[i] >= MOST_ATTEMPTS) continue;
      asked[classOf[i] * sites + site] += refusedPerS[i];
    }
    const share = admittedShares(input, step, { asked, poolPerS });
    for (let i = 0; i < count; i++) {
      const site = siteOf[i * options + rank];
      if (site === NO_SITE || refusedPerS[i] === 0 || attempts[i] >= MOST_ATTEMPTS) continue;
      const pool = classOf[i] * sites + site;
      // A site that is known to be gone is passed by without an attempt.
      if (step.pools[pool].servers > 0) attempts[i]++;
      const taken = refusedPerS[i] * share[pool];
      admittedPerS[i * options + rank] = taken;
      refusedPerS[i] -= taken;
      poolPerS[pool] += taken;
    }
  }
  return { admittedPerS, refusedPerS, poolPerS };
}

/** Share of what is asked that each pool can still admit. */
function admittedShares(
  input: OperationsInput,
  { pools, stepS }: FluidStep,
  { asked, poolPerS }: { readonly asked: Float64Array; readonly poolPerS: Float64Array },
): Float64Array {
  const sites = input.sites.length;
  return asked.map((wanted, at) => {
    if (wanted === 0) return 0;
    const roomPerS = admissiblePerS(pools[at], input.classes[Math.floor(at / sites)], stepS);
    return Math.min(1, Math.max(0, roomPerS - poolPerS[at]) / wanted);
  });
}
