import { capitalRecoveryFactor } from '../math/finance/annuity.ts';
import { ACCELERATORS_PER_NODE } from './accelerator-parameters.ts';
import type { CostDraw, CostInputId } from './cost-input.ts';
import type { RegionShape } from './region-shape.ts';

/** What is bought to build a region, USD of the base year. */
export interface CapexUsd {
  readonly building: number;
  readonly plant: number;
  readonly design: number;
  readonly land: number;
  readonly gridConnection: number;
  readonly servers: number;
  readonly accelerators: number;
  readonly network: number;
  readonly interZoneFiber: number;
}

export type CapexId = keyof CapexUsd;

export interface CapexItemDefinition {
  readonly id: CapexId;
  readonly label: string;
  /** The input that is its life in years; absent for land, which does not wear out. */
  readonly life?: CostInputId;
  /** What it rests on most, for its sources. */
  readonly inputs: readonly CostInputId[];
}

export const CAPEX_ITEMS: readonly CapexItemDefinition[] = [
  item('building', 'building', 'facilityYears', ['constructionUsdPerW', 'plantShare']),
  item('plant', 'power and cooling plant', 'plantYears', [
    'constructionUsdPerW',
    'plantShare',
    'liquidCoolingShare',
  ]),
  item('design', 'design and contingency', 'facilityYears', ['softCostShare']),
  { id: 'land', label: 'land', inputs: ['landShare'] },
  item('gridConnection', 'grid connection', 'facilityYears', ['gridConnectionUsdPerKw']),
  item('servers', 'servers', 'serverYears', ['serverUsdPerKw', 'importDutyShare']),
  item('accelerators', 'accelerators', 'acceleratorYears', [
    'acceleratorNodeUsd',
    'acceleratorNodeKw',
    'importDutyShare',
  ]),
  item('network', 'network equipment', 'networkYears', ['dcNetworkShare']),
  item('interZoneFiber', 'fiber between zones', 'facilityYears', ['darkFiberUsdPerKm']),
];

function item(
  id: CapexId,
  label: string,
  life: CostInputId,
  inputs: readonly CostInputId[],
): CapexItemDefinition {
  return { id, label, life, inputs };
}

/** Accelerators that a region of this shape holds. */
export function acceleratorCount(draw: CostDraw, shape: RegionShape): number {
  const nodes = (shape.acceleratorShare * shape.itLoadKw) / draw.acceleratorNodeKw;
  return nodes * ACCELERATORS_PER_NODE;
}

/**
 * What a region costs to build. Construction is per watt of IT load, with the premium of liquid cooling on the part that
 * accelerators draw, brought to the base year by construction inflation; design, land and the grid connection go with it.
 * IT equipment is priced per kilowatt, with duty, and is bought once at full size.
 */
export function capexUsd(draw: CostDraw, shape: RegionShape): CapexUsd {
  const { itLoadKw, acceleratorShare } = shape;
  const priceRise = (1 + draw.constructionInflation) ** shape.yearsFromPrices;
  const plain = draw.constructionUsdPerW * 1000 * itLoadKw * priceRise;
  // Liquid cooling is plant, not building.
  const cooling = plain * acceleratorShare * draw.liquidCoolingShare;
  const construction = plain + cooling;
  const imported = 1 + draw.importDutyShare;
  const servers = (1 - acceleratorShare) * itLoadKw * draw.serverUsdPerKw * imported;
  const nodes = (acceleratorShare * itLoadKw) / draw.acceleratorNodeKw;
  const accelerators = nodes * draw.acceleratorNodeUsd * imported;
  return {
    building: plain * (1 - draw.plantShare),
    plant: plain * draw.plantShare + cooling,
    design: construction * draw.softCostShare,
    land: construction * draw.landShare,
    gridConnection: itLoadKw * draw.gridConnectionUsdPerKw,
    servers,
    accelerators,
    network: (servers + accelerators) * draw.dcNetworkShare,
    interZoneFiber: shape.interZoneFiberKm * draw.darkFiberUsdPerKm,
  };
}

/** Price of the whole, USD. */
export function totalCapexUsd(capex: CapexUsd): number {
  const { building, plant, design, land, gridConnection } = capex;
  const { servers, accelerators, network, interZoneFiber } = capex;
  const facility = building + plant + design + land + gridConnection;
  return facility + servers + accelerators + network + interZoneFiber;
}

/** Level yearly payment for the equipment of a region, USD. */
export interface EquipmentUsdPerYear {
  readonly servers: number;
  readonly accelerators: number;
  readonly network: number;
}

/** Level yearly payments that repay the equipment with interest at a real rate, each class over its own life, USD. */
export function equipmentUsdPerYear(
  capex: CapexUsd,
  draw: CostDraw,
  rate: number,
): EquipmentUsdPerYear {
  return {
    servers: capex.servers * capitalRecoveryFactor(rate, draw.serverYears),
    accelerators: capex.accelerators * capitalRecoveryFactor(rate, draw.acceleratorYears),
    network: capex.network * capitalRecoveryFactor(rate, draw.networkYears),
  };
}

/**
 * Level yearly payment that repays the whole with interest at a real rate, each asset over its own life, USD; land, which does
 * not wear out, costs its interest.
 */
export function capitalUsdPerYear(capex: CapexUsd, draw: CostDraw, rate: number): number {
  const facility = capex.building + capex.design + capex.gridConnection + capex.interZoneFiber;
  const { servers, accelerators, network } = equipmentUsdPerYear(capex, draw, rate);
  return (
    facility * capitalRecoveryFactor(rate, draw.facilityYears) +
    capex.plant * capitalRecoveryFactor(rate, draw.plantYears) +
    capex.land * rate +
    servers +
    accelerators +
    network
  );
}
