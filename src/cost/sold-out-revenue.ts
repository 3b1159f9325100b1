import type { World } from '../world/types.ts';
import {
  ACCELERATORS_PER_NODE,
  acceleratorParameters,
  type AcceleratorId,
} from './accelerator-parameters.ts';
import { costParameter, type Assumptions } from './cost-parameter.ts';
import { HOURS_PER_YEAR } from './energy.ts';
import { listPrices } from './list-price.ts';
import { propagate, widestSwing, type BoundedInput } from './propagate.ts';
import type { MovedRange } from './range.ts';
import type { RegionShape } from './region-shape.ts';

export interface SoldOutOptions {
  readonly country: string;
  readonly shape: RegionShape;
  readonly assumptions: Assumptions;
  readonly accelerator?: AcceleratorId;
}

/** What a region holds for sale, and what it would earn in a year in which all of it is sold. */
export interface SoldOut {
  readonly vcpus: MovedRange;
  readonly accelerators: MovedRange;
  readonly revenueUsdPerYear: MovedRange;
}

/** What a sold-out year depends on. */
export const SALE_LABELS = {
  serverVcpus: 'processors of a server',
  serverKw: 'power of a server',
  sellableShare: 'part of the servers for sale',
  nodeKw: 'power of an accelerator node',
  vcpuUsdPerHour: 'list price of a vCPU',
  acceleratorUsdPerHour: 'list price of an accelerator',
  realizedShare: 'part of the list price paid',
} as const;

export type SaleInput = keyof typeof SALE_LABELS;

/**
 * What a region holds for sale and would earn in a year, all sold, at the country's list prices less what customers
 * negotiate. Storage, network and services beside compute earn on the load that is not sold as compute, and are counted in
 * its price. An accelerator of another class is priced as an H100 in proportion to the price of its hardware.
 * Accuracy: order of magnitude; every factor but the prices is an expert's guess, and the bounds say so.
 */
export function soldOutRevenue(world: World, options: SoldOutOptions): SoldOut {
  const { shape } = options;
  const inputs = saleInputs(world, options);
  const draw = Object.fromEntries(inputs.map(({ id, mid }) => [id, mid])) as Record<
    SaleInput,
    number
  >;
  const { ranges, swings } = propagate(inputs, draw, (at) => soldOutAt(at, shape));
  const [vcpus, accelerators, revenueUsdPerYear] = ranges.map((range, k): MovedRange => {
    const id = widestSwing(swings, k);
    return { ...range, ...(id !== undefined && { driver: SALE_LABELS[id] }) };
  });
  return { vcpus, accelerators, revenueUsdPerYear };
}

/** Processors and accelerators for sale, and the revenue of a year in which all are sold, at one point of the inputs. */
export function soldOutAt(
  at: Readonly<Record<SaleInput, number>>,
  shape: RegionShape,
): readonly [vcpus: number, accelerators: number, usdPerYear: number] {
  const general = (1 - shape.acceleratorShare) * shape.itLoadKw;
  const vcpus = ((general * at.sellableShare) / at.serverKw) * at.serverVcpus;
  const accelerators =
    ((shape.acceleratorShare * shape.itLoadKw) / at.nodeKw) * ACCELERATORS_PER_NODE;
  const hourly = vcpus * at.vcpuUsdPerHour + accelerators * at.acceleratorUsdPerHour;
  return [vcpus, accelerators, hourly * HOURS_PER_YEAR * at.realizedShare];
}

/** What a region has for sale and at which prices, each with its bounds. */
export function saleInputs(
  world: World,
  options: SoldOutOptions,
): readonly BoundedInput<SaleInput>[] {
  const { country, assumptions, accelerator = 'h100' } = options;
  const prices = listPrices(world, country);
  const parameter = (id: SaleInput, name: string): BoundedInput<SaleInput> => {
    const { low, value: mid, high } = costParameter(world, name, assumptions);
    return { id, low, mid, high };
  };
  const node = acceleratorParameters(accelerator);
  const h100 = costParameter(world, acceleratorParameters('h100').price, assumptions).value;
  const worth = costParameter(world, node.price, assumptions).value / h100;
  const { low, mid, high } = prices.h100UsdPerHour;
  return [
    parameter('serverVcpus', 'vcpu_per_general_server'),
    parameter('serverKw', 'general_server_power'),
    parameter('sellableShare', 'sellable_compute_share'),
    parameter('nodeKw', node.power),
    parameter('realizedShare', 'realized_price_share'),
    { id: 'vcpuUsdPerHour', ...prices.vcpuUsdPerHour },
    { id: 'acceleratorUsdPerHour', low: low * worth, mid: mid * worth, high: high * worth },
  ];
}
