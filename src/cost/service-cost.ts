import type { World } from '../world/types.ts';
import { costParameter, type Assumptions } from './cost-parameter.ts';
import { HOURS_PER_YEAR } from './energy.ts';
import type { SiteCost } from './site-cost.ts';
import type { SoldOut } from './sold-out-revenue.ts';

/** What a unit of service costs the provider, USD of the base year, at the mids. */
export interface ServiceCost {
  /** Absent for a region of accelerators only. */
  readonly vcpuUsdPerHour?: number;
  /** Absent for a region without accelerators. */
  readonly acceleratorUsdPerHour?: number;
  readonly egressUsdPerGigabyte: number;
  /** Location-based emissions of a virtual processor in an hour, grams CO2e. */
  readonly vcpuGCo2ePerHour?: number;
}

/** Gigabytes that a link of 1 Gbit/s carries in a year at full load. */
const GIGABYTES_PER_GBPS_YEAR = (HOURS_PER_YEAR * 3600) / 8;

export interface ServiceCostOptions {
  readonly cost: SiteCost;
  readonly soldOut: SoldOut;
  readonly assumptions: Assumptions;
  /** Share of what is for sale that is sold, above 0 to 1. */
  readonly utilizationShare: number;
}

/**
 * What a unit of service costs: the yearly cost of the whole, shared between virtual processors and accelerators, over the
 * hours sold. Servers and accelerators carry their own capital, network equipment goes with their price, everything else
 * with the load they draw; transit and backbone are carried by the gigabytes that leave.
 */
export function serviceCost(world: World, options: ServiceCostOptions): ServiceCost {
  const { cost, soldOut, utilizationShare } = options;
  const { acceleratorShare } = cost.shape;
  const traffic = opexOf(cost, 'transit') + opexOf(cost, 'backbone');
  const yearly = cost.capitalUsdPerYear.mid + cost.opexUsdPerYear.mid - traffic;
  const part = acceleratorPart(cost, yearly);
  const hours = HOURS_PER_YEAR * utilizationShare;
  const [vcpus, accelerators] = [soldOut.vcpus.mid, soldOut.accelerators.mid];
  const carbonG = cost.carbonTonnesPerYear.mid * 1e6 * (1 - acceleratorShare);
  return {
    ...(vcpus > 0 && {
      vcpuUsdPerHour: (yearly - part) / (vcpus * hours),
      vcpuGCo2ePerHour: carbonG / (vcpus * hours),
    }),
    ...(accelerators > 0 && { acceleratorUsdPerHour: part / (accelerators * hours) }),
    egressUsdPerGigabyte: traffic / egressGigabytes(world, options),
  };
}

function opexOf(cost: SiteCost, id: string): number {
  return cost.opex.find((item) => item.id === id)?.mid ?? 0;
}

function capexOf(cost: SiteCost, id: string): number {
  return cost.capex.find((item) => item.id === id)?.mid ?? 0;
}

/** What accelerators carry of the yearly cost: equipment by its price and life, the rest by load. */
function acceleratorPart(cost: SiteCost, yearlyUsd: number): number {
  const { equipmentUsdPerYear: equipment } = cost;
  const [servers, accelerators] = [capexOf(cost, 'servers'), capexOf(cost, 'accelerators')];
  const priceShare = accelerators / (servers + accelerators);
  const direct = equipment.accelerators + equipment.network * priceShare;
  const shared = yearlyUsd - equipment.accelerators - equipment.servers - equipment.network;
  return direct + shared * cost.shape.acceleratorShare;
}

function egressGigabytes(world: World, { cost, assumptions }: ServiceCostOptions): number {
  const averageToPeak = costParameter(world, 'egress_average_to_peak', assumptions).value;
  return cost.backboneGbps * averageToPeak * GIGABYTES_PER_GBPS_YEAR;
}
