import { disjointRoutes, type ExchangeRoutes } from '../network/cable-dependence.ts';
import type { Scenario } from '../scenario/types.ts';
import type { World } from '../world/types.ts';
import { networkOf, networkOptions } from './network-of-the-day.ts';
import type { Site } from './site.ts';

/** The ways out of a site on the day of a scenario, after its cuts: disjoint routes to the three largest exchanges. */
export function siteExits(
  world: World,
  scenario: Scenario,
  { country, latDeg, lonDeg }: Site,
): readonly ExchangeRoutes[] {
  const model = networkOf(world, networkOptions(scenario));
  return disjointRoutes(model, { country, latDeg, lonDeg }, 'public');
}
