import { capexUsd } from './capex.ts';
import type { CostDraw } from './cost-input.ts';
import { realWacc } from './cost-outcome.ts';
import { yearlyEnergy } from './energy.ts';
import { flowRoom, type FlowRoom } from './flow-room.ts';
import type { Incentives } from './incentives.ts';
import { writePurchases } from './purchases.ts';
import type { RegionShape } from './region-shape.ts';
import { runningUsdPerYear, type RunningUsdPerYear } from './running-cost.ts';

/** What a region earns and how it is built. */
export interface Venture {
  readonly shape: RegionShape;
  /** Revenue of each year of operation, USD of the base year; its length is the horizon. */
  readonly revenueUsdPerYear: readonly number[];
  /** Share of the whole that opens at the beginning of each year; sums to 1. */
  readonly openedShares: readonly number[];
  /** Share of what is open that demand fills in each year, 0 to 1; equipment follows it. Absent: all is filled at once. */
  readonly loadShares?: readonly number[];
  readonly incentives: Incentives;
}

/** Flows of a venture by year of operation, USD of the base year. */
export interface VentureFlows {
  readonly revenueUsd: readonly number[];
  readonly runningUsd: Float64Array;
  readonly taxUsd: Float64Array;
  /** IT equipment bought at the beginning of the year: that of a new phase, and what has come to the end of its life. */
  readonly equipmentUsd: Float64Array;
  /** Facility that opens at the beginning of the year, less grants; it is paid while it is built. */
  readonly facilityUsd: Float64Array;
  /** What is left at the end of the horizon, at book value. */
  readonly residualUsd: number;
  /** Whole months from the decision to the opening; at least one. */
  readonly constructionMonths: number;
  /** Real cost of capital, a fraction a year. */
  readonly wacc: number;
}

/**
 * What a venture takes and gives in each year of operation, at one point of the inputs. The facility is built by phases;
 * equipment is bought as demand fills it, from a least share on, never taken out, and bought again at the end of its life.
 * Power and traffic go with the equipment, upkeep with what is open, and the crew is there from the first day; the power
 * price rises faster or slower than the dollar. Losses are carried forward and tax is paid on profit after straight-line
 * depreciation, which inflation erodes; what is left at the end counts at book value. The flows lie in `room`, which who
 * asks at many points hands in, and are written anew by the next call with it.
 * Simplified: no working capital, no debt shield beside the WACC, losses are carried forward without end and keep their
 * real value, equipment is renewed at whole years and at its first real price.
 * Source: Brealey, Myers and Allen 2020, "Principles of Corporate Finance", 13th ed., section 6-2.
 */
export function ventureFlows(
  draw: CostDraw,
  venture: Venture,
  room: FlowRoom = flowRoom(venture.revenueUsdPerYear.length),
): VentureFlows {
  const { shape, revenueUsdPerYear } = venture;
  const given = withIncentives(draw, venture.incentives);
  const capex = capexUsd(given, shape);
  const energy = yearlyEnergy(given, shape);
  writeEquippedShares(room, draw.leastEquippedShare, venture);
  writeRunning(room, runningUsdPerYear(given, { shape, capex, energy }), { draw, venture });
  const residualUsd = writePurchases(room, capex, { draw, venture });
  writeTax(room, draw.taxShare, venture);
  const { runningUsd, taxUsd, equipmentUsd, facilityUsd } = room;
  return {
    revenueUsd: revenueUsdPerYear,
    runningUsd,
    taxUsd,
    equipmentUsd,
    facilityUsd,
    residualUsd,
    constructionMonths: Math.max(1, Math.round(draw.constructionMonths)),
    wacc: realWacc(given),
  };
}

/** The inputs after what a state takes off the power price and the import duty. */
export function withIncentives(draw: CostDraw, incentives: Incentives): CostDraw {
  const { powerDiscountShare = 0, dutyExemptShare = 0 } = incentives;
  if (powerDiscountShare === 0 && dutyExemptShare === 0) return draw;
  return {
    ...draw,
    powerUsdPerKwh: draw.powerUsdPerKwh * (1 - powerDiscountShare),
    importDutyShare: draw.importDutyShare * (1 - dutyExemptShare),
  };
}

/** Share of the whole region that is equipped in each year: what demand fills, at least the least share; never falls. */
function writeEquippedShares(
  { equippedShares }: FlowRoom,
  leastShare: number,
  { openedShares, loadShares }: Venture,
): void {
  let open = 0;
  let most = 0;
  for (let year = 0; year < equippedShares.length; year++) {
    open += openedShares[year];
    const load = loadShares ? Math.max(leastShare, loadShares[year]) : 1;
    most = Math.max(most, open * Math.min(1, load));
    equippedShares[year] = most;
  }
}

function writeRunning(
  { runningUsd, equippedShares }: FlowRoom,
  running: RunningUsdPerYear,
  { draw, venture }: { readonly draw: CostDraw; readonly venture: Venture },
): void {
  const powerRise = (1 + draw.powerInflation) / (1 + draw.inflation);
  // The platform is a share of all direct cost: each part carries its own.
  const overhead = 1 + draw.platformShare;
  const people = running.people * overhead;
  const upkeep = (running.maintenance + running.insurance) * overhead;
  const traffic = (running.transit + running.backbone + running.carbon) * overhead;
  let power = running.power * overhead;
  let open = 0;
  for (let year = 0; year < runningUsd.length; year++, power *= powerRise) {
    open += venture.openedShares[year];
    runningUsd[year] = people + upkeep * open + (traffic + power) * equippedShares[year];
  }
}

/** Tax on what is left of the revenue after running cost and depreciation, losses of earlier years taken off. */
export function writeTax(
  { taxUsd, runningUsd, writtenOffUsd }: Pick<FlowRoom, 'taxUsd' | 'runningUsd' | 'writtenOffUsd'>,
  taxShare: number,
  {
    revenueUsdPerYear,
    incentives: { taxHolidayYears = 0 },
  }: Pick<Venture, 'revenueUsdPerYear' | 'incentives'>,
): void {
  let lossesUsd = 0;
  for (let year = 0; year < taxUsd.length; year++) {
    taxUsd[year] = 0;
    const profit = revenueUsdPerYear[year] - runningUsd[year] - writtenOffUsd[year];
    if (profit <= 0) lossesUsd -= profit;
    // A holiday leaves the losses of earlier years untouched, so that it never hurts.
    if (profit <= 0 || year < taxHolidayYears) continue;
    const offset = Math.min(lossesUsd, profit);
    lossesUsd -= offset;
    taxUsd[year] = (profit - offset) * taxShare;
  }
}
