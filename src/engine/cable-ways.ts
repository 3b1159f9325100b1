import { remembered } from '../math/remembered.ts';
import { waysOut } from '../network/cable-ways.ts';
import type { RegionShape } from '../region/region-model.ts';
import type { Scenario } from '../scenario/types.ts';
import type { World } from '../world/types.ts';
import { networkOf, networkOptions } from './network-of-the-day.ts';
import type { Site } from './site.ts';

/** Sites whose ways out are kept: they hang on the cables of the day alone. */
const MOST_SITES = 1000;

const waysOn = remembered(waysOut, MOST_SITES);

/**
 * The ways out of a site on the day of a scenario, after its cuts, as the part of a region's shape that they are. Nothing
 * where no way is left: the site is then out of reach, which round trips say, and not a matter of how often cables fail.
 */
export function cableWaysOf(
  world: World,
  day: Pick<Scenario, 'asOf' | 'events' | 'provider'>,
  { country, latDeg, lonDeg }: Pick<Site, 'country' | 'latDeg' | 'lonDeg'>,
): Pick<RegionShape, 'cableWays'> {
  const cableWays = waysOn(networkOf(world, networkOptions(day)), { country, latDeg, lonDeg });
  return cableWays.ways > 0 ? { cableWays } : {};
}
