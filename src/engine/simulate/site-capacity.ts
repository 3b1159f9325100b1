import type { RegionTemplate } from '../../region/template.ts';
import type { Workload } from '../../demand/workload.ts';
import type { ServersPerKw } from './traffic-profile.ts';

/** Demand by class and site, USD a year: `class * sites + site`. */
export type UsdByClassAndSite = Float64Array;

/** What turns spend into work: servers busy for each USD a year, by class. */
export type BusyServersPerUsd = readonly number[];

/** What the region to be built carries, and the demand that is set against it. */
export interface TargetLoad {
  readonly template: Pick<RegionTemplate, 'zones' | 'itLoadMwPerZone' | 'acceleratorShare'>;
  readonly perKw: ServersPerKw;
  readonly workloads: readonly Workload[];
  /** Demand of each class at the site that is looked at. */
  readonly usdAtTarget: readonly number[];
}

const KW_PER_MW = 1000;

/** Servers of each class at the site: its IT load, accelerators apart, divided over the classes by their demand there. */
export function targetServers({
  template,
  perKw,
  workloads,
  usdAtTarget,
}: TargetLoad): readonly number[] {
  const itLoadKw = template.zones * template.itLoadMwPerZone * KW_PER_MW;
  const groups = { general: 0, accelerated: 0 };
  workloads.forEach(({ needsAccelerators }, index) => {
    groups[needsAccelerators ? 'accelerated' : 'general'] += usdAtTarget[index];
  });
  return workloads.map(({ needsAccelerators }, index) => {
    const group = needsAccelerators ? 'accelerated' : 'general';
    const share = needsAccelerators ? template.acceleratorShare : 1 - template.acceleratorShare;
    const part = groups[group] > 0 ? usdAtTarget[index] / groups[group] : 0;
    return itLoadKw * share * perKw[group] * part;
  });
}

/**
 * Servers that a USD a year keeps busy, by class: the site's servers at the utilization, over its demand. A class without
 * demand there keeps none.
 */
export function busyServersPerUsd(
  servers: readonly number[],
  { usdAtTarget }: Pick<TargetLoad, 'usdAtTarget'>,
  utilizationShare: number,
): BusyServersPerUsd {
  return servers.map((count, index) =>
    usdAtTarget[index] > 0 ? (count * utilizationShare) / usdAtTarget[index] : 0,
  );
}

/** Demand that a site of the fleet was built for, split into what is simulated and what is not. */
export interface SiteDemand {
  readonly simulatedUsd: number;
  readonly otherUsd: number;
}

/**
 * Servers of one class that a site of the fleet has for the simulated demand. It was built for all of its demand at the
 * utilization; what its other demand keeps busy is not free. A site is never smaller than `leastServers`, the size of the
 * region that is looked at: a provider does not build less.
 */
export function fleetServers(
  { simulatedUsd, otherUsd }: SiteDemand,
  busyPerUsd: number,
  {
    utilizationShare,
    leastServers,
  }: { readonly utilizationShare: number; readonly leastServers: number },
): number {
  const built = Math.max(leastServers, ((simulatedUsd + otherUsd) * busyPerUsd) / utilizationShare);
  return Math.max(0, built - otherUsd * busyPerUsd);
}

/** Whole servers of each zone: as even as whole numbers are, none lost. */
export function serversByZone(servers: number, zones: number): readonly number[] {
  const whole = Math.round(servers);
  return Array.from(
    { length: zones },
    (_, zone) => Math.floor(whole / zones) + (zone < whole % zones ? 1 : 0),
  );
}
