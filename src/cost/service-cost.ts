import type { World } from '../world/types.ts';
import type { AcceleratorId } from './accelerator-parameters.ts';
import { equipmentUsdPerYear, type CapexUsd } from './capex.ts';
import { COST_INPUT_IDS, midDraw, type CostInputId } from './cost-input.ts';
import { costOutcome } from './cost-outcome.ts';
import { costParameter, type Assumptions } from './cost-parameter.ts';
import { HOURS_PER_YEAR } from './energy.ts';
import { propagate, widestSwing, type BoundedInput } from './propagate.ts';
import type { MovedRange } from './range.ts';
import type { RegionShape } from './region-shape.ts';
import { backboneCapacityGbps } from './running-cost.ts';
import type { SiteCost } from './site-cost.ts';
import { SALE_LABELS, saleInputs, soldOutAt } from './sold-out-revenue.ts';

/** What a unit of service costs the provider, USD of the base year. */
export interface ServiceCost {
  /** Absent for a region of accelerators only. */
  readonly vcpuUsdPerHour?: MovedRange;
  /** Absent for a region without accelerators. */
  readonly acceleratorUsdPerHour?: MovedRange;
  readonly egressUsdPerGigabyte: MovedRange;
  /** Location-based emissions of a virtual processor in an hour, grams CO2e. */
  readonly vcpuGCo2ePerHour?: MovedRange;
}

/** Gigabytes that a link of 1 Gbit/s carries in a year at full load. */
export const GIGABYTES_PER_GBPS_YEAR = (HOURS_PER_YEAR * 3600) / 8;

export interface ServiceCostOptions {
  readonly cost: SiteCost;
  readonly country: string;
  readonly accelerator?: AcceleratorId;
  readonly assumptions: Assumptions;
  /** Share of what is for sale that is sold, above 0 to 1. */
  readonly utilizationShare: number;
}

/** What a server sells and how full its links are; what accelerators need is among the inputs of the cost. */
const SOLD_IDS = ['serverVcpus', 'serverKw', 'sellableShare'] as const;
const SOLD_LABELS = { ...SALE_LABELS, averageToPeak: 'average over peak traffic' };

type SaleId = (typeof SOLD_IDS)[number] | 'averageToPeak';
type ServiceInputId = CostInputId | SaleId;
type Point = Readonly<Record<ServiceInputId, number>>;

/** The outputs of the point model, in its order. */
const OUTPUTS = ['vcpu', 'accelerator', 'egress', 'carbon'] as const;

/**
 * What a unit of service costs: the yearly cost of the whole, shared between virtual processors and accelerators, over the
 * hours sold. Servers and accelerators carry their own capital, network equipment goes with their price, everything else
 * with the load they draw; transit and backbone are carried by the gigabytes that leave. Bounds as {@link propagate} has
 * them, from every input of the cost and of what is for sale.
 */
export function serviceCost(world: World, options: ServiceCostOptions): ServiceCost {
  const { cost, utilizationShare } = options;
  const inputs: readonly BoundedInput<ServiceInputId>[] = [
    ...COST_INPUT_IDS.map((id) => cost.inputs[id]),
    ...soldInputs(world, options),
  ];
  const sold = Object.fromEntries(inputs.map(({ id, mid }) => [id, mid])) as Record<SaleId, number>;
  const draw: Record<ServiceInputId, number> = { ...midDraw(cost.inputs), ...sold };
  const { ranges, swings } = propagate(inputs, draw, (point) =>
    unitCosts(point, cost.shape, utilizationShare),
  );
  const value = (output: (typeof OUTPUTS)[number]): MovedRange => {
    const k = OUTPUTS.indexOf(output);
    const id = widestSwing(swings, k);
    return { ...ranges[k], ...(id !== undefined && { driver: labelOf(id, cost) }) };
  };
  const { acceleratorShare } = cost.shape;
  return {
    ...(acceleratorShare < 1 && {
      vcpuUsdPerHour: value('vcpu'),
      vcpuGCo2ePerHour: value('carbon'),
    }),
    ...(acceleratorShare > 0 && { acceleratorUsdPerHour: value('accelerator') }),
    egressUsdPerGigabyte: value('egress'),
  };
}

function soldInputs(
  world: World,
  { country, accelerator, cost, assumptions }: ServiceCostOptions,
): readonly BoundedInput<SaleId>[] {
  const { shape } = cost;
  const asked = { country, shape, assumptions, ...(accelerator && { accelerator }) };
  const { low, value: mid, high } = costParameter(world, 'egress_average_to_peak', assumptions);
  const sale = saleInputs(world, asked).flatMap((input) => {
    const id = SOLD_IDS.find((each) => each === input.id);
    return id === undefined ? [] : [{ ...input, id }];
  });
  return [...sale, { id: 'averageToPeak', low, mid, high }];
}

/** Unit costs and emissions at one point of the inputs, in the order of the outputs; 0 for what the region does not have. */
function unitCosts(point: Point, shape: RegionShape, utilizationShare: number): number[] {
  const { capex, running, energy, wacc, ...total } = costOutcome(point, shape);
  const traffic = running.transit + running.backbone;
  const yearly = total.capitalUsdPerYear + total.runningUsdPerYear - traffic;
  const part = acceleratorPart(yearly, { capex, point, wacc, shape });
  const forSale = { ...point, nodeKw: point.acceleratorNodeKw };
  // Prices and what customers negotiate say nothing about the cost.
  const priceless = { vcpuUsdPerHour: 0, acceleratorUsdPerHour: 0, realizedShare: 0 };
  const [vcpus, accelerators] = soldOutAt({ ...forSale, ...priceless }, shape);
  const hours = HOURS_PER_YEAR * utilizationShare;
  const carbonG = energy.carbonTonnes * 1e6 * (1 - shape.acceleratorShare);
  const gigabytes = backboneCapacityGbps(point, shape) * point.averageToPeak;
  return [
    vcpus > 0 ? (yearly - part) / (vcpus * hours) : 0,
    accelerators > 0 ? part / (accelerators * hours) : 0,
    traffic / (gigabytes * GIGABYTES_PER_GBPS_YEAR),
    vcpus > 0 ? carbonG / (vcpus * hours) : 0,
  ];
}

interface PartContext {
  readonly capex: CapexUsd;
  readonly point: Point;
  readonly wacc: number;
  readonly shape: RegionShape;
}

/** What accelerators carry of the yearly cost: equipment by its price and life, the rest by load. */
function acceleratorPart(yearlyUsd: number, { capex, point, wacc, shape }: PartContext): number {
  const equipment = equipmentUsdPerYear(capex, point, wacc);
  const priceShare = capex.accelerators / (capex.servers + capex.accelerators);
  const direct = equipment.accelerators + equipment.network * priceShare;
  const shared = yearlyUsd - equipment.accelerators - equipment.servers - equipment.network;
  return direct + shared * shape.acceleratorShare;
}

function labelOf(id: ServiceInputId, { inputs }: SiteCost): string {
  return id in SOLD_LABELS ? SOLD_LABELS[id as SaleId] : inputs[id as CostInputId].label;
}
