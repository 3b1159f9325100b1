/** The region to build: a cluster of zones. */
export interface RegionTemplate {
  /** 1 to 12. */
  readonly zones: number;
  readonly itLoadMwPerZone: number;
  /** Distance between neighboring zones. */
  readonly zoneSpacingKm: number;
  /** Bandwidth of each zone pair. */
  readonly interZoneGbps: number;
  /** Share of the IT load that accelerators draw, 0 to 1. */
  readonly acceleratorShare: number;
}
