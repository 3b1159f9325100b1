import type { CandidateSite, Scenario } from '../scenario/types.ts';
import { lastDay } from '../world/partial-date.ts';
import type { CloudRegion, Coordinates, World } from '../world/types.ts';

/** A place where a region stands or may stand: column `j` of every matrix of an evaluation. */
export interface Site extends Coordinates {
  readonly id: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly isExisting: boolean;
}

function isInFleet(region: CloudRegion, { asOf, fleet, provider }: Scenario): boolean {
  if (region.provider !== provider || fleet.exclude.includes(region.id)) return false;
  if (fleet.include.includes(region.id)) return true;
  if (region.closed && lastDay(region.closed.value) <= asOf) return false;
  if (region.status === 'announced') return fleet.announced;
  if (region.status === 'gov' && !fleet.government) return false;
  // A region without a launch year exists today; nothing says that it did not exist at an earlier date.
  return region.launched === undefined || lastDay(region.launched.value) <= asOf;
}

export function siteOfRegion(region: CloudRegion): Site {
  const { id, city, country, latDeg, lonDeg } = region;
  return { id, name: `${city} (${region.code})`, country, latDeg, lonDeg, isExisting: true };
}

export function siteOfCandidate({ id, name, country, latDeg, lonDeg }: CandidateSite): Site {
  return { id, name, country, latDeg, lonDeg, isExisting: false };
}

/**
 * The provider's regions that serve customers on the scenario's day, by id. Regions whose launch year is not known
 * are taken as standing, and counted by {@link fleetCaveats}.
 */
export function fleetOf(world: World, scenario: Scenario): readonly CloudRegion[] {
  return world.regions
    .filter((region) => isInFleet(region, scenario))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
