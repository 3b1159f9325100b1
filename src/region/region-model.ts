import type { City, CloudRegion, Coordinates, Country, World } from '../world/types.ts';
import { greatCircleKm } from '../math/great-circle.ts';
import { regionAvailability, type Availability, type ZoneRisk } from './availability.ts';
import type { CableWays } from './cable-risk.ts';
import type { CountryLand } from './coastline.ts';
import { commitSummary, type LatencySummary } from './commit-latency.ts';
import { metroSpacingKm } from './metro-spacing.ts';
import { USUAL_REPLICATIONS, zoneCommits, type Replication } from './replication.ts';
import type { RegionTemplate } from './template.ts';
import { usualRisks } from './usual-risks.ts';
import { zoneLayout, type ZoneLayout } from './zone-layout.ts';
import { zoneLinks, zoneRttMatrix, type ZoneLink } from './zone-links.ts';

/** Where a region stands and of what it is made. */
export interface RegionShape extends Coordinates {
  readonly zones: number;
  readonly zoneSpacingKm: number;
  readonly interZoneGbps: number;
  /** What leads out of the metro; without it, cables are not among the reasons for which zones are lost. */
  readonly cableWays?: CableWays;
}

/** A region worked out: places, links, the time a write takes to be safe, and how often it is there. */
export interface RegionModel {
  readonly shape: RegionShape;
  readonly layout: ZoneLayout;
  readonly links: readonly ZoneLink[];
  /** Between all zones, row-major, ms. */
  readonly zoneRttMs: Float64Array;
  readonly neededZones: number;
  readonly risks: readonly ZoneRisk[];
  readonly availability: Availability;
}

/** Zones that must be up for the region to serve: half of them, rounded up. */
export function neededZonesOf(zones: number): number {
  return Math.ceil(zones / 2);
}

/** The region of this shape, in this country. O(zones squared). */
export function regionModel(
  shape: RegionShape,
  country: Country | undefined,
  land: readonly CountryLand[],
): RegionModel {
  const layout = zoneLayout(shape, shape, land);
  const links = zoneLinks(layout.zones, shape.interZoneGbps);
  const neededZones = neededZonesOf(shape.zones);
  const risks = usualRisks({
    country,
    zones: layout.zones,
    ...(shape.cableWays && { cableWays: shape.cableWays }),
  });
  return {
    shape,
    layout,
    links,
    zoneRttMs: zoneRttMatrix(layout.zones, links),
    neededZones,
    risks,
    availability: regionAvailability({ zones: shape.zones, neededZones, risks }),
  };
}

export interface CommitLatency {
  readonly replication: Replication;
  readonly latency: LatencySummary;
}

/** Commit latency of the usual replication schemes over the region's zones. */
export function commitLatencies(
  model: Pick<RegionModel, 'zoneRttMs'>,
  replications: readonly Replication[] = USUAL_REPLICATIONS,
): readonly CommitLatency[] {
  return replications.flatMap((replication) => {
    const latency = commitSummary(zoneCommits(replication, model.zoneRttMs));
    return latency === undefined ? [] : [{ replication, latency }];
  });
}

/** The shape of a region to be built, from the scenario's template. */
export function plannedShape(place: Coordinates, template: RegionTemplate): RegionShape {
  const { zones, zoneSpacingKm, interZoneGbps } = template;
  return { latDeg: place.latDeg, lonDeg: place.lonDeg, zones, zoneSpacingKm, interZoneGbps };
}

/** Zones of an existing region whose number is not known: the most common number of those that are. */
const USUAL_ZONES = 3;

/** A city this near is the metro of a region. */
const METRO_REACH_KM = 60;

/** People of a metro that the tables lack: a campus far from any city. */
const RURAL_POPULATION = 500_000;

/** The shape of a region that stands: its real zone count, spaced as its metro's size suggests. */
export function existingShape(
  region: CloudRegion,
  world: Pick<World, 'cities'>,
  interZoneGbps: number,
): RegionShape {
  const zones = region.zones?.value ?? USUAL_ZONES;
  const people = metroPopulation(world.cities, region);
  return {
    latDeg: region.latDeg,
    lonDeg: region.lonDeg,
    zones,
    zoneSpacingKm: metroSpacingKm(people, zones),
    interZoneGbps,
  };
}

/** People of the largest city near a place. */
export function metroPopulation(cities: readonly City[], place: Coordinates): number {
  return cities.reduce(
    (most, city) =>
      city.population.value > most && greatCircleKm(city, place) <= METRO_REACH_KM
        ? city.population.value
        : most,
    RURAL_POPULATION,
  );
}
