import { totalCapexUsd, type CapexUsd } from './capex.ts';
import type { CostDraw, CostInputId } from './cost-input.ts';
import type { YearlyEnergy } from './energy.ts';
import type { RegionShape } from './region-shape.ts';

/** What it costs to run a region at full build, USD of the base year per year. */
export interface RunningUsdPerYear {
  readonly power: number;
  readonly people: number;
  readonly maintenance: number;
  readonly insurance: number;
  readonly transit: number;
  readonly backbone: number;
  readonly carbon: number;
  readonly platform: number;
}

export type RunningId = keyof RunningUsdPerYear;

export interface RunningItemDefinition {
  readonly id: RunningId;
  readonly label: string;
  readonly inputs: readonly CostInputId[];
}

export const RUNNING_ITEMS: readonly RunningItemDefinition[] = [
  {
    id: 'power',
    label: 'power',
    inputs: ['powerUsdPerKwh', 'ppaDiscountShare', 'summerPeakC', 'itUtilizationShare'],
  },
  {
    id: 'people',
    label: 'people',
    inputs: ['wageUsdPerMonth', 'wagePremium', 'staffPerMw', 'minStaffPerZone'],
  },
  { id: 'maintenance', label: 'maintenance', inputs: ['maintenanceShare'] },
  { id: 'insurance', label: 'insurance', inputs: ['insuranceShare'] },
  {
    id: 'transit',
    label: 'IP transit',
    inputs: ['transitUsdPerMbpsMonth', 'backboneGbps', 'paidTransitShare'],
  },
  { id: 'backbone', label: 'backbone lease', inputs: ['wavelengthUsdPerMonth', 'backboneGbps'] },
  { id: 'carbon', label: 'carbon price', inputs: ['carbonUsdPerTonne', 'gridGCo2ePerKwh'] },
  { id: 'platform', label: 'platform overhead', inputs: ['platformShare'] },
];

/** The region that the parameter for the backbone's capacity describes: three zones of 4 MW (the table's footprint rows). */
const REFERENCE_REGION_KW = 12_000;

/** Length of the way whose lease the wavelength price is quoted for: a transatlantic cable, km. */
export const REFERENCE_LEASE_KM = 6600;

/** What the running cost of a site rests on beside the inputs drawn. */
export interface RunningContext {
  readonly shape: RegionShape;
  readonly capex: CapexUsd;
  readonly energy: YearlyEnergy;
}

/**
 * What a region costs to run in a year at full build. Power is energy from the grid at the country's price for large users,
 * less what a long contract saves; people are the staff of the load or the least that zones need, whichever is more;
 * maintenance goes with the facility, insurance with all that can burn; transit with the capacity to the Internet; the
 * platform (control plane, operations software) with everything else.
 */
export function runningUsdPerYear(draw: CostDraw, context: RunningContext): RunningUsdPerYear {
  const { shape, capex, energy } = context;
  const gbps = backboneCapacityGbps(draw, shape);
  const facility = capex.building + capex.plant + capex.design + capex.gridConnection;
  const power = energy.gridKwh * draw.powerUsdPerKwh * (1 - draw.ppaDiscountShare);
  const people = staff(draw, shape) * draw.wageUsdPerMonth * 12 * draw.wagePremium;
  const maintenance = facility * draw.maintenanceShare;
  const insurance = (totalCapexUsd(capex) - capex.land) * draw.insuranceShare;
  const transit = gbps * 1000 * draw.paidTransitShare * draw.transitUsdPerMbpsMonth * 12;
  const backbone = leaseUsdPerYear(draw, shape, gbps);
  const carbon = energy.carbonTonnes * draw.carbonUsdPerTonne;
  const direct = power + people + maintenance + insurance + transit + backbone + carbon;
  const platform = direct * draw.platformShare;
  return { power, people, maintenance, insurance, transit, backbone, carbon, platform };
}

/** Capacity from the region to the Internet and the other regions, in proportion to its load, Gbit/s. */
export function backboneCapacityGbps(draw: CostDraw, shape: RegionShape): number {
  return draw.backboneGbps * (shape.itLoadKw / REFERENCE_REGION_KW);
}

/** Full-time staff: so many per megawatt, and at least the round-the-clock crew of every zone. */
function staff(draw: CostDraw, shape: RegionShape): number {
  return Math.max((draw.staffPerMw * shape.itLoadKw) / 1000, draw.minStaffPerZone * shape.zones);
}

/** Wavelengths along the routes actually used, in proportion to their length; at the reference length where none are known. */
function leaseUsdPerYear(draw: CostDraw, { backboneLeases }: RegionShape, gbps: number): number {
  const meanKm = backboneLeases
    ? backboneLeases.reduce((sum, way) => sum + way.capacityShare * way.lengthKm, 0)
    : REFERENCE_LEASE_KM;
  return draw.wavelengthUsdPerMonth * 12 * (gbps / 100) * (meanKm / REFERENCE_LEASE_KM);
}

/** Cost of running the whole, USD a year. */
export function totalRunningUsdPerYear(running: RunningUsdPerYear): number {
  const { power, people, maintenance, insurance } = running;
  const { transit, backbone, carbon, platform } = running;
  return power + people + maintenance + insurance + transit + backbone + carbon + platform;
}
