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

/**
 * Whether a region serves on a day. One that serves today stood at the latest when the tables were compiled; one without
 * a launch year exists today, and nothing says that it did not exist earlier.
 */
export function isStanding(
  { launched, closed, status }: CloudRegion,
  asOf: string,
  compiled: string,
): boolean {
  if (closed && lastDay(closed.value) <= asOf) return false;
  if (status === 'announced') return false;
  if (!launched) return closed !== undefined || status !== 'closed';
  const last = lastDay(launched.value);
  return (last > compiled ? compiled : last) <= asOf;
}

/** What a scenario says of its fleet. */
type FleetQuestion = Pick<Scenario, 'asOf' | 'fleet' | 'provider'>;

function isInFleet(
  region: CloudRegion,
  { asOf, fleet, provider }: FleetQuestion,
  world: World,
): boolean {
  if (region.provider !== provider || fleet.exclude.includes(region.id)) return false;
  if (fleet.include.includes(region.id)) return true;
  if (region.status === 'announced') return fleet.announced;
  if (region.status === 'gov' && !fleet.government) return false;
  return isStanding(region, asOf, world.compiled);
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
 * are taken as standing, and named among the answer's caveats.
 */
export function fleetOf(world: World, scenario: FleetQuestion): readonly CloudRegion[] {
  return world.regions
    .filter((region) => isInFleet(region, scenario, world))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
