import type { OperationsInput } from './operations-input.ts';

/** Longest time that data wait for a link between zones before the request gives up, seconds. */
export const LINK_PATIENCE_S = 1;

const BITS_PER_KILOBYTE = 8000;
const KILOBYTES_PER_GIGABYTE = 1e6;

/**
 * Links between the zones of every site, each direction a first-come-first-served line: what is sent waits until what
 * was sent before is through, so no link ever carries more than its bandwidth.
 */
export interface ZoneTraffic {
  /** Link from zone a to zone b of a site: `first[site] + a * zones + b`. */
  readonly first: readonly number[];
  readonly freeAtS: Float64Array;
  /** Time that links were sending since the last hour was closed, by link; what is still to be sent included. */
  readonly sendingS: Float64Array;
}

export function zoneTraffic({ sites }: Pick<OperationsInput, 'sites'>): ZoneTraffic {
  let links = 0;
  const first = sites.map(({ zones }) => {
    const at = links;
    links += zones * zones;
    return at;
  });
  return { first, freeAtS: new Float64Array(links), sendingS: new Float64Array(links) };
}

/** Seconds that `kilobytes` take over a link of `gbps`, without waiting. */
export function sendingTimeS(kilobytes: number, gbps: number): number {
  return (kilobytes * BITS_PER_KILOBYTE) / (gbps * 1e9);
}

export function gigabytesOf(kilobytes: number): number {
  return kilobytes / KILOBYTES_PER_GIGABYTE;
}

/** Sends over a link at `nowS`: seconds until it is through, waiting included. */
export function sendOver(
  traffic: ZoneTraffic,
  link: number,
  nowS: number,
  lengthS: number,
): number {
  const startS = Math.max(nowS, traffic.freeAtS[link]);
  traffic.freeAtS[link] = startS + lengthS;
  traffic.sendingS[link] += lengthS;
  return startS + lengthS - nowS;
}

/** Closes a stretch of time at `nowS`: the largest share of it that a link of the site was sending, 0 to 1. */
export function closeTraffic(
  traffic: ZoneTraffic,
  site: { readonly index: number; readonly zones: number },
  stretch: { readonly nowS: number; readonly lengthS: number },
): number {
  const { nowS, lengthS } = stretch;
  let peak = 0;
  const from = traffic.first[site.index];
  for (let link = from; link < from + site.zones * site.zones; link++) {
    const aheadS = Math.max(0, traffic.freeAtS[link] - nowS);
    peak = Math.max(peak, (traffic.sendingS[link] - aheadS) / lengthS);
    traffic.sendingS[link] = aheadS;
  }
  return peak;
}
