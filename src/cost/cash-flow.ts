import { bookValueShare } from '../math/finance/depreciation.ts';
import type { CapexUsd } from './capex.ts';
import type { CostDraw } from './cost-input.ts';
import { costOutcome, type CostOutcome } from './cost-outcome.ts';
import type { Incentives } from './incentives.ts';
import type { RegionShape } from './region-shape.ts';

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
  readonly runningUsd: readonly number[];
  readonly taxUsd: readonly number[];
  /** IT equipment bought at the beginning of the year: that of a new phase, and what has come to the end of its life. */
  readonly equipmentUsd: readonly number[];
  /** Facility that opens at the beginning of the year, less grants; it is paid while it is built. */
  readonly facilityUsd: readonly number[];
  /** What is left at the end of the horizon, at book value. */
  readonly residualUsd: number;
  /** Whole months from the decision to the opening; at least one. */
  readonly constructionMonths: number;
  /** Real cost of capital, a fraction a year. */
  readonly wacc: number;
}

/** Things of one life that are bought together. */
interface AssetClass {
  readonly usd: number;
  readonly lifeYears: number;
  readonly isRenewed: boolean;
}

/**
 * What a venture takes and gives in each year of operation, at one point of the inputs. The facility is built by phases;
 * equipment is bought as demand fills it, from a least share on, never taken out, and bought again at the end of its life.
 * Power and traffic go with the equipment, upkeep with what is open, and the crew is there from the first day; the power
 * price rises faster or slower than the dollar. Losses are carried forward and tax is paid on profit after straight-line
 * depreciation, which inflation erodes; what is left at the end counts at book value.
 * Simplified: no working capital, no debt shield beside the WACC, losses are carried forward without end and keep their
 * real value, equipment is renewed at whole years and at its first real price.
 * Source: Brealey, Myers and Allen 2020, "Principles of Corporate Finance", 13th ed., section 6-2.
 */
export function ventureFlows(draw: CostDraw, venture: Venture): VentureFlows {
  const { incentives, shape, revenueUsdPerYear } = venture;
  const outcome = costOutcome(withIncentives(draw, incentives), shape);
  const horizon = revenueUsdPerYear.length;
  const equipped = equippedShares(draw, venture);
  const runningUsd = runningByYear(outcome, draw, { opened: venture.openedShares, equipped });
  const purchases = purchasesByYear(outcome.capex, draw, { ...venture, equipped });
  const taxUsd = zeros(horizon);
  let lossesUsd = 0;
  for (let year = 0; year < horizon; year++) {
    const profit = revenueUsdPerYear[year] - runningUsd[year] - purchases.writtenOffUsd[year];
    if (profit <= 0) lossesUsd -= profit;
    // A holiday leaves the losses of earlier years untouched, so that it never hurts.
    if (profit <= 0 || year < (incentives.taxHolidayYears ?? 0)) continue;
    const offset = Math.min(lossesUsd, profit);
    lossesUsd -= offset;
    taxUsd[year] = (profit - offset) * draw.taxShare;
  }
  const constructionMonths = Math.max(1, Math.round(draw.constructionMonths));
  const { equipmentUsd, facilityUsd, residualUsd } = purchases;
  return {
    revenueUsd: revenueUsdPerYear,
    runningUsd,
    taxUsd,
    equipmentUsd,
    facilityUsd,
    residualUsd,
    constructionMonths,
    wacc: outcome.wacc,
  };
}

function withIncentives(draw: CostDraw, incentives: Incentives): CostDraw {
  const { powerDiscountShare = 0, dutyExemptShare = 0 } = incentives;
  if (powerDiscountShare === 0 && dutyExemptShare === 0) return draw;
  return {
    ...draw,
    powerUsdPerKwh: draw.powerUsdPerKwh * (1 - powerDiscountShare),
    importDutyShare: draw.importDutyShare * (1 - dutyExemptShare),
  };
}

/** Share of the whole region that is equipped in each year: what demand fills, at least the least share; never falls. */
function equippedShares(draw: CostDraw, { openedShares, loadShares }: Venture): number[] {
  const equipped = zeros(openedShares.length);
  let open = 0;
  let most = 0;
  for (let year = 0; year < equipped.length; year++) {
    open += openedShares[year];
    const load = loadShares ? Math.max(draw.leastEquippedShare, loadShares[year]) : 1;
    most = Math.max(most, open * Math.min(1, load));
    equipped[year] = most;
  }
  return equipped;
}

interface Shares {
  readonly opened: readonly number[];
  readonly equipped: number[];
}

function runningByYear(
  { running }: CostOutcome,
  draw: CostDraw,
  { opened, equipped }: Shares,
): number[] {
  const powerRise = (1 + draw.powerInflation) / (1 + draw.inflation);
  // The platform is a share of all direct cost: each part carries its own.
  const overhead = 1 + draw.platformShare;
  const people = running.people * overhead;
  const upkeep = (running.maintenance + running.insurance) * overhead;
  const traffic = (running.transit + running.backbone + running.carbon) * overhead;
  let power = running.power * overhead;
  const byYear = zeros(opened.length);
  let open = 0;
  for (let year = 0; year < opened.length; year++, power *= powerRise) {
    open += opened[year];
    byYear[year] = people + upkeep * open + (traffic + power) * equipped[year];
  }
  return byYear;
}

interface Purchases {
  readonly equipmentUsd: number[];
  readonly facilityUsd: number[];
  readonly writtenOffUsd: number[];
  residualUsd: number;
  /** What a nominal dollar of each age is worth in the money of the base year. */
  readonly erosion: number[];
}

interface PurchasePlan extends Venture {
  readonly equipped: number[];
}

function purchasesByYear(capex: CapexUsd, draw: CostDraw, plan: PurchasePlan): Purchases {
  const { openedShares, incentives, equipped } = plan;
  const horizon = openedShares.length;
  const purchases: Purchases = {
    equipmentUsd: zeros(horizon),
    facilityUsd: zeros(horizon),
    writtenOffUsd: zeros(horizon),
    residualUsd: 0,
    erosion: erosionByAge(draw.inflation, horizon),
  };
  const paidShare = 1 - (incentives.facilityGrantShare ?? 0);
  for (const asset of assetClasses(capex, draw)) {
    if (asset.isRenewed) buyEquipment(purchases, asset, equipped);
    else buyFacility(purchases, asset, { openedShares, paidShare });
  }
  return purchases;
}

function buyFacility(
  purchases: Purchases,
  { usd, lifeYears }: AssetClass,
  {
    openedShares,
    paidShare,
  }: { readonly openedShares: readonly number[]; readonly paidShare: number },
): void {
  for (let year = 0; year < openedShares.length; year++) {
    if (openedShares[year] === 0) continue;
    const boughtUsd = usd * openedShares[year];
    purchases.facilityUsd[year] += boughtUsd * paidShare;
    keep(purchases, boughtUsd, lifeYears, year);
  }
}

/** Buys what is added in each year, and again what has come to the end of its life. */
function buyEquipment(
  purchases: Purchases,
  { usd, lifeYears }: AssetClass,
  equipped: number[],
): void {
  const bought = zeros(equipped.length);
  for (let year = 0; year < bought.length; year++) {
    const added = equipped[year] - (year > 0 ? equipped[year - 1] : 0);
    bought[year] = usd * added + (year >= lifeYears ? bought[year - lifeYears] : 0);
    if (bought[year] === 0) continue;
    purchases.equipmentUsd[year] += bought[year];
    keep(purchases, bought[year], lifeYears, year);
  }
}

function erosionByAge(inflation: number, horizon: number): number[] {
  const erosion = zeros(horizon + 1);
  for (let age = 0, worth = 1; age <= horizon; age++, worth /= 1 + inflation) erosion[age] = worth;
  return erosion;
}

function assetClasses(capex: CapexUsd, draw: CostDraw): readonly AssetClass[] {
  const building = capex.building + capex.design + capex.gridConnection + capex.interZoneFiber;
  return [
    { usd: building, lifeYears: draw.facilityYears, isRenewed: false },
    { usd: capex.plant, lifeYears: draw.plantYears, isRenewed: false },
    { usd: capex.land, lifeYears: Infinity, isRenewed: false },
    { usd: capex.servers, lifeYears: wholeYears(draw.serverYears), isRenewed: true },
    { usd: capex.accelerators, lifeYears: wholeYears(draw.acceleratorYears), isRenewed: true },
    { usd: capex.network, lifeYears: wholeYears(draw.networkYears), isRenewed: true },
  ];
}

/** Equipment is renewed at the beginning of the year in which its life ends. */
function wholeYears(lifeYears: number): number {
  return Math.max(1, Math.round(lifeYears));
}

/** Writes an asset off, straight-line, and keeps what is left of it at the end. */
function keep(purchases: Purchases, usd: number, lifeYears: number, bought: number): void {
  const { writtenOffUsd, erosion } = purchases;
  const ages = writtenOffUsd.length - bought;
  for (let age = 0; age < ages && age < lifeYears; age++) {
    const share = Math.min(1, lifeYears - age) / lifeYears;
    writtenOffUsd[bought + age] += usd * share * erosion[age + 1];
  }
  // Land keeps its real value; what wears out is left at its nominal book value.
  const worth = lifeYears === Infinity ? 1 : erosion[ages];
  purchases.residualUsd += usd * bookValueShare(lifeYears, ages) * worth;
}

/** A short row of zeros: for ten entries a plain array is cheaper to make than a typed one. */
function zeros(length: number): number[] {
  return new Array<number>(length).fill(0);
}
