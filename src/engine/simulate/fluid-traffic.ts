import type { SiteDelays } from './fluid-delays.ts';
import type { OperationsInput } from './operations-input.ts';
import { windowHours, type OperationsTally } from './operations-tally.ts';
import { gigabytesOf, sendingTimeS } from './zone-traffic.ts';

interface TrafficStretch {
  readonly conditions: { readonly hour: number };
  readonly lengthS: number;
  /** By class and site: `class * sites + site`. */
  readonly delays: readonly SiteDelays[];
}

/**
 * Share of a site's writes that its links and quorums let through, by class and site: all, unless the copies of a
 * stretch would need a link for longer than it lasts; none where no quorum is left. Zones are alike, so the copies of a
 * site spread evenly over its links.
 */
export function linkShares(
  input: OperationsInput,
  stretch: TrafficStretch,
  poolRequests: Float64Array,
): Float64Array {
  const needed = linkLoads(input, stretch, poolRequests);
  return Float64Array.from(stretch.delays, ({ commitMs }, at) => {
    if (commitMs === undefined) return 0;
    const load = needed[at % input.sites.length];
    return load > 1 ? 1 / load : 1;
  });
}

/** Share of the time that each site's links would be sending copies; above 1 where they cannot. */
function linkLoads(
  { classes, sites }: OperationsInput,
  { lengthS, delays }: TrafficStretch,
  poolRequests: Float64Array,
): readonly number[] {
  return sites.map(({ zones, linkGbps }, site) => {
    const links = zones * (zones - 1);
    if (links === 0) return 0;
    const sendingS = classes.reduce((sum, { writeShare, writeKilobytes }, index) => {
      const at = index * sites.length + site;
      const copies = poolRequests[at] * writeShare * delays[at].remoteCopies;
      return sum + copies * sendingTimeS(writeKilobytes, linkGbps);
    }, 0);
    return sendingS / links / lengthS;
  });
}

/** Books gigabytes between zones and regions, and how full the links were. */
export function bookTraffic(
  tally: OperationsTally,
  input: OperationsInput,
  stretch: TrafficStretch & { readonly poolRequests: Float64Array; readonly shares: Float64Array },
): void {
  const { classes, sites } = input;
  const { delays, poolRequests, shares } = stretch;
  const loads = linkLoads(input, stretch, poolRequests);
  const hours = windowHours(input);
  sites.forEach((_, site) => {
    const cell = site * hours + stretch.conditions.hour;
    const load = Math.min(1, loads[site]);
    tally.sitePeakLinkShare[cell] = Math.max(tally.sitePeakLinkShare[cell], load);
    classes.forEach(({ writeShare, writeKilobytes, requestKilobytes }, index) => {
      const at = index * sites.length + site;
      const writes = poolRequests[at] * writeShare * shares[at];
      const hops = poolRequests[at] * delays[at].hopShare;
      tally.siteCrossZoneGigabytes[cell] +=
        gigabytesOf(writeKilobytes) * writes * delays[at].remoteCopies +
        gigabytesOf(requestKilobytes) * hops;
      if (sites.length > 1)
        tally.siteCrossRegionGigabytes[cell] += gigabytesOf(writeKilobytes) * writes;
    });
  });
}
