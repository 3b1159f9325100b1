import { bookValueShare } from '../math/finance/depreciation.ts';
import type { CapexUsd } from './capex.ts';
import type { Venture } from './cash-flow.ts';
import type { CostDraw } from './cost-input.ts';
import type { FlowRoom } from './flow-room.ts';

/**
 * Writes what is bought in each year of operation, and what is written off; returns what is left at the end of the horizon,
 * at book value, USD. Facilities are bought with the phases, equipment as it is filled and again at the end of its life.
 */
export function writePurchases(
  room: FlowRoom,
  capex: CapexUsd,
  { draw, venture }: { readonly draw: CostDraw; readonly venture: Venture },
): number {
  room.equipmentUsd.fill(0);
  room.facilityUsd.fill(0);
  room.writtenOffUsd.fill(0);
  writeWorthOfAge(room, draw.inflation);
  const building = capex.building + capex.design + capex.gridConnection + capex.interZoneFiber;
  return (
    buyFacility(room, { usd: building, lifeYears: draw.facilityYears }, venture) +
    buyFacility(room, { usd: capex.plant, lifeYears: draw.plantYears }, venture) +
    buyFacility(room, { usd: capex.land, lifeYears: Infinity }, venture) +
    buyEquipment(room, capex.servers, wholeYears(draw.serverYears)) +
    buyEquipment(room, capex.accelerators, wholeYears(draw.acceleratorYears)) +
    buyEquipment(room, capex.network, wholeYears(draw.networkYears))
  );
}

/** Writes what a nominal dollar of each age is worth in the money of the base year. */
export function writeWorthOfAge(
  { worthOfAge }: Pick<FlowRoom, 'worthOfAge'>,
  inflation: number,
): void {
  for (let age = 0, worth = 1; age < worthOfAge.length; age++, worth /= 1 + inflation)
    worthOfAge[age] = worth;
}

/** Equipment is renewed at the beginning of the year in which its life ends. */
function wholeYears(lifeYears: number): number {
  return Math.max(1, Math.round(lifeYears));
}

/** Things of one life that are bought together. */
export interface Assets {
  readonly usd: number;
  readonly lifeYears: number;
}

function buyFacility(
  room: FlowRoom,
  { usd, lifeYears }: Assets,
  { openedShares, incentives: { facilityGrantShare = 0 } }: Venture,
): number {
  let residualUsd = 0;
  for (let year = 0; year < openedShares.length; year++) {
    if (openedShares[year] === 0) continue;
    const boughtUsd = usd * openedShares[year];
    room.facilityUsd[year] += boughtUsd * (1 - facilityGrantShare);
    residualUsd += writeOff(room, { usd: boughtUsd, lifeYears }, year);
  }
  return residualUsd;
}

/** Buys what is added in each year, and again what has come to the end of its life. */
function buyEquipment(room: FlowRoom, usd: number, lifeYears: number): number {
  const { boughtUsd, equippedShares, equipmentUsd } = room;
  let residualUsd = 0;
  for (let year = 0; year < boughtUsd.length; year++) {
    const added = equippedShares[year] - (year > 0 ? equippedShares[year - 1] : 0);
    boughtUsd[year] = usd * added + (year >= lifeYears ? boughtUsd[year - lifeYears] : 0);
    if (boughtUsd[year] === 0) continue;
    equipmentUsd[year] += boughtUsd[year];
    residualUsd += writeOff(room, { usd: boughtUsd[year], lifeYears }, year);
  }
  return residualUsd;
}

/** Writes assets off, straight-line, from the year in which they are bought; returns what is left of them at the end. */
export function writeOff(
  { writtenOffUsd, worthOfAge }: Pick<FlowRoom, 'writtenOffUsd' | 'worthOfAge'>,
  { usd, lifeYears }: Assets,
  bought: number,
): number {
  const ages = writtenOffUsd.length - bought;
  for (let age = 0; age < ages && age < lifeYears; age++) {
    const share = Math.min(1, lifeYears - age) / lifeYears;
    writtenOffUsd[bought + age] += usd * share * worthOfAge[age + 1];
  }
  // Land keeps its real value; what wears out is left at its nominal book value.
  const worth = lifeYears === Infinity ? 1 : worthOfAge[ages];
  return usd * bookValueShare(lifeYears, ages) * worth;
}
