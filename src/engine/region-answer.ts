import { zoneTrafficPrice, type ZoneTrafficPrice } from '../cost/zone-traffic-price.ts';
import { greatCircleKm } from '../math/great-circle.ts';
import { meanEstimate, type Estimate } from '../math/statistics/confidence-interval.ts';
import { placesOf, rttMatrix } from '../network/rtt-matrix.ts';
import { rttModel } from '../network/rtt-model.ts';
import { HOURS_PER_YEAR } from '../region/availability.ts';
import { simulateUptime } from '../region/availability-simulation.ts';
import type { CountryLand } from '../region/coastline.ts';
import { commitSummary, type LatencySummary } from '../region/commit-latency.ts';
import { metroSpacingKm } from '../region/metro-spacing.ts';
import { recoveries, type Recovery } from '../region/recovery.ts';
import {
  commitLatencies,
  existingShape,
  metroPopulation,
  regionModel,
  type CommitLatency,
  type RegionModel,
  type RegionShape,
} from '../region/region-model.ts';
import { regionCommit, replicationLabel } from '../region/replication.ts';
import type { CandidateSite } from '../scenario/types.ts';
import type { CloudRegion, World } from '../world/types.ts';
import { cableWaysOf } from './cable-ways.ts';
import { isStanding } from './site.ts';

/** A region to look at: one that stands, or a place where one may be built. */
export type RegionPlace =
  | { readonly kind: 'existing'; readonly region: CloudRegion }
  | { readonly kind: 'place'; readonly site: CandidateSite };

/** What a user states about the region; the rest follows from the metro or from the region that stands. */
export interface RegionWish {
  readonly zones?: number;
  readonly zoneSpacingKm?: number;
  readonly interZoneGbps?: number;
  /** Provider whose other regions may hold copies. */
  readonly provider?: string;
}

/** Another region of the provider, and the round trip to it over the provider's backbone. */
export interface NearRegion {
  readonly region: CloudRegion;
  readonly rttMs: number;
}

/** How long a write takes whose copies stand in several regions. */
export interface RegionQuorum {
  readonly label: string;
  readonly regions: readonly NearRegion[];
  readonly latency: LatencySummary;
}

export interface SchemeRecovery {
  readonly label: string;
  readonly recoveries: readonly Recovery[];
}

/** Everything that is known of a region as a cluster of zones. */
export interface RegionAnswer {
  readonly name: string;
  readonly country: string;
  readonly worldHash: string;
  readonly existing?: CloudRegion;
  readonly model: RegionModel;
  readonly commits: readonly CommitLatency[];
  readonly nearRegions: readonly NearRegion[];
  readonly quorums: readonly RegionQuorum[];
  readonly recoveries: readonly SchemeRecovery[];
  /** Share of time that it is up, played out part by part: what the closed form of the model is held against. */
  readonly simulatedAvailability: Estimate;
  /** Of traffic between its zones, per gigabyte. */
  readonly zoneTrafficPrice: ZoneTrafficPrice;
}

/** What a region has where nobody says: three zones, 400 Gbit/s between each two of them. */
const USUAL_ZONES = 3;
const USUAL_GBPS = 400;

/** A region nearer than zones may stand apart is struck by what strikes this one: no place for a copy. */
const SAME_FATE_KM = 100;

/** Regions shown, nearest first. */
const MOST_NEAR_REGIONS = 8;

/** Works a region out: zones, links, commit latency inside and over the provider's regions, availability, recovery. */
export function regionAnswer(
  world: World,
  { place, wish, land }: { place: RegionPlace; wish: RegionWish; land: readonly CountryLand[] },
): RegionAnswer {
  const at = place.kind === 'existing' ? place.region : place.site;
  const name = place.kind === 'existing' ? `${place.region.city} (${at.id})` : place.site.name;
  const model = regionModel(shapeOf(world, place, wish), world.countries.get(at.country), land);
  const nearRegions = nearRegionsOf(world, at, wish.provider);
  const commits = commitLatencies(model);
  return {
    name,
    country: at.country,
    worldHash: world.hash,
    ...(place.kind === 'existing' && { existing: place.region }),
    model,
    commits,
    nearRegions: nearRegions.slice(0, MOST_NEAR_REGIONS),
    simulatedAvailability: simulatedAvailability(model),
    zoneTrafficPrice: zoneTrafficPrice(world, {
      provider: wish.provider,
      ...(place.kind === 'existing' && { regionId: place.region.id }),
    }),
    quorums: [3, 5].flatMap((replicas) => quorumOf(replicas, nearRegions)),
    recoveries: commits.map(({ replication }) => ({
      label: replicationLabel(replication),
      recoveries: recoveries({
        replication,
        zones: model.shape.zones,
        ...(nearRegions.length > 0 && { standbyRttMs: nearRegions[0].rttMs }),
      }),
    })),
  };
}

/** Histories that are played out, and the length of each. */
const HISTORIES = 20;
export const HISTORY_YEARS = 250;

function simulatedAvailability({ shape, neededZones, risks }: RegionModel): Estimate {
  const model = { zones: shape.zones, neededZones, risks };
  const hours = HISTORY_YEARS * HOURS_PER_YEAR;
  const shares = Array.from({ length: HISTORIES }, (_, history) => {
    const run = { hours, seed: 'availability', label: `history ${history}` };
    return simulateUptime(model, run).upShare;
  });
  return meanEstimate(shares);
}

function shapeOf(world: World, place: RegionPlace, wish: RegionWish): RegionShape {
  const interZoneGbps = wish.interZoneGbps ?? USUAL_GBPS;
  const at = place.kind === 'existing' ? place.region : place.site;
  const own =
    place.kind === 'existing' ? existingShape(place.region, world, interZoneGbps) : undefined;
  const zones = wish.zones ?? own?.zones ?? USUAL_ZONES;
  const people = metroPopulation(world.cities, at);
  return {
    latDeg: at.latDeg,
    lonDeg: at.lonDeg,
    zones,
    zoneSpacingKm: wish.zoneSpacingKm ?? metroSpacingKm(people, zones),
    interZoneGbps,
    ...cableWaysOf(world, dayOf(world, wish.provider), at),
  };
}

/** The network of the day that the tables were compiled. */
function dayOf({ compiled }: World, provider = '') {
  return { asOf: compiled, events: [], provider };
}

/** The provider's standing regions by round trip, those of the same metro left out. */
function nearRegionsOf(
  world: World,
  at: CandidateSite | CloudRegion,
  provider: string | undefined,
): readonly NearRegion[] {
  const others = world.regions.filter(
    (region) =>
      region.provider === provider &&
      greatCircleKm(region, at) > SAME_FATE_KM &&
      isStanding(region, world.compiled, world.compiled),
  );
  if (others.length === 0) return [];
  const model = rttModel(world, {
    asOf: world.compiled,
    cuts: [],
    ...(provider !== undefined && { provider }),
  });
  const { rttMs } = rttMatrix(model, {
    from: placesOf([at]),
    to: placesOf(others),
    profile: 'cloud',
  });
  return others
    .map((region, column) => ({ region, rttMs: rttMs[column] }))
    .sort((a, b) => a.rttMs - b.rttMs || (a.region.id < b.region.id ? -1 : 1));
}

function quorumOf(replicas: number, near: readonly NearRegion[]): readonly RegionQuorum[] {
  const commit = regionCommit(
    replicas,
    near.map(({ rttMs }) => rttMs),
  );
  const latency = commit && commitSummary([commit]);
  if (commit === undefined || latency === undefined) return [];
  const regions = near.slice(0, replicas - 1);
  return [{ label: `quorum ${commit.needed} of ${replicas} regions`, regions, latency }];
}
