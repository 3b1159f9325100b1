import { assert } from '../math/assert.ts';

/** What of a region's template costs money; the folder `region/` has the rest of it. */
export interface RegionSize {
  readonly zones: number;
  readonly itLoadMwPerZone: number;
  readonly zoneSpacingKm: number;
  readonly interZoneGbps: number;
  readonly acceleratorShare: number;
}

/** A way on the backbone that the region leases: its length along the cables actually used, and its part of the capacity. */
export interface BackboneLease {
  readonly lengthKm: number;
  /** Share of the region's capacity to the outside, 0 to 1. */
  readonly capacityShare: number;
}

/** The size of a region as the cost model sees it. */
export interface RegionShape {
  readonly itLoadKw: number;
  readonly zones: number;
  /** Share of the IT load that accelerators draw, 0 to 1. */
  readonly acceleratorShare: number;
  /** Fiber between zones, summed over the pairs, two ways each, km. */
  readonly interZoneFiberKm: number;
  /** Years from the year of the tables' prices to the base year of the scenario; negative for the past. */
  readonly yearsFromPrices: number;
  /** Ways leased on the backbone; absent where no routes are known, and capacity is leased at the reference length. */
  readonly backboneLeases?: readonly BackboneLease[];
}

/** One pair of fibers carries this with 96 channels of 400G, Gbit/s; more needs a second pair. */
const GBPS_PER_FIBER_PAIR = 38_400;

/** Zones of a pair are joined over two ways that share no duct. */
const WAYS_PER_ZONE_PAIR = 2;

export interface ShapeOptions {
  readonly template: RegionSize;
  readonly yearsFromPrices: number;
  readonly backboneLeases?: readonly BackboneLease[];
}

/** The shape of a region of a template. Errors: throws `AssertionError` for a region without any IT load. */
export function regionShape({ template, ...rest }: ShapeOptions): RegionShape {
  const { zones, itLoadMwPerZone, zoneSpacingKm, interZoneGbps, acceleratorShare } = template;
  assert(zones * itLoadMwPerZone > 0, 'a region has at least one zone with some IT load');
  const pairs = (zones * (zones - 1)) / 2;
  const fibers = WAYS_PER_ZONE_PAIR * Math.ceil(interZoneGbps / GBPS_PER_FIBER_PAIR);
  return {
    itLoadKw: zones * itLoadMwPerZone * 1000,
    zones,
    acceleratorShare,
    interZoneFiberKm: pairs * fibers * zoneSpacingKm,
    ...rest,
  };
}
