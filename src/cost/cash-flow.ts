import { bookValueShare, straightLineShares } from '../math/finance/depreciation.ts';
import { CAPEX_ITEMS, type CapexId } from './capex.ts';
import type { CostDraw, CostInputId } from './cost-input.ts';
import { costOutcome, type CostOutcome } from './cost-outcome.ts';
import type { Incentives } from './incentives.ts';
import { openedShares, type Phase } from './phase.ts';
import type { RegionShape } from './region-shape.ts';

/** What a region earns and how it is built. */
export interface Venture {
  readonly shape: RegionShape;
  /** Revenue of each year of operation, USD of the base year; its length is the horizon. */
  readonly revenueUsdPerYear: readonly number[];
  readonly phases: readonly Phase[];
  readonly incentives: Incentives;
}

/** Flows of one year of operation, USD of the base year. */
export interface YearFlow {
  readonly revenueUsd: number;
  readonly runningUsd: number;
  readonly taxUsd: number;
  /** IT equipment bought at the beginning of the year: that of a new phase, and what has come to the end of its life. */
  readonly equipmentUsd: number;
  /** Facility that opens at the beginning of the year; it is paid while it is built. */
  readonly facilityUsd: number;
}

export interface VentureFlows {
  readonly years: readonly YearFlow[];
  /** What is left at the end of the horizon, at book value, USD of the base year. */
  readonly residualUsd: number;
  readonly constructionMonths: number;
  readonly wacc: number;
}

/** Building and land are paid month by month while they are built; equipment is paid when it is set up. */
const FACILITY: readonly CapexId[] = [
  'building',
  'plant',
  'design',
  'land',
  'gridConnection',
  'interZoneFiber',
];

interface Asset {
  readonly usd: number;
  /** Year of operation in which it was bought. */
  readonly bought: number;
  readonly lifeYears: number;
}

/**
 * What a venture takes and gives in each year of operation, at one point of the inputs. Running cost goes with the share
 * that is open, but for the people, whose crew is there from the first day; the power price rises faster or slower than
 * the dollar; equipment is bought again at the end of its life; losses are carried forward and tax is paid on profit after
 * straight-line depreciation, which inflation erodes; what is left at the end counts at book value.
 * Simplified: no working capital, no debt shield beside the WACC, losses are carried forward without end.
 * Source: Brealey, Myers and Allen 2020, "Principles of Corporate Finance", 13th ed., section 6-2.
 */
export function ventureFlows(draw: CostDraw, venture: Venture): VentureFlows {
  const { incentives, shape } = venture;
  const outcome = costOutcome(withIncentives(draw, incentives), shape);
  const horizon = venture.revenueUsdPerYear.length;
  const opened = openedShares(venture.phases, horizon);
  const assets = assetsOf(outcome, draw, opened);
  const tax = taxpayer(draw, incentives);
  const running = runningByYear(outcome, draw, opened);
  const writtenOff = depreciationByYear(assets, draw.inflation, horizon);
  const grant = 1 - (incentives.facilityGrantShare ?? 0);
  const years = venture.revenueUsdPerYear.map((revenueUsd, year): YearFlow => {
    const runningUsd = running[year];
    return {
      revenueUsd,
      runningUsd,
      taxUsd: tax(year, revenueUsd - runningUsd - writtenOff[year]),
      equipmentUsd: boughtIn(assets.equipment, year),
      facilityUsd: boughtIn(assets.facility, year) * grant,
    };
  });
  const residualUsd = residual(assets, draw.inflation, horizon);
  return { years, residualUsd, constructionMonths: draw.constructionMonths, wacc: outcome.wacc };
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

interface Assets {
  readonly facility: readonly Asset[];
  readonly equipment: readonly Asset[];
}

function assetsOf(outcome: CostOutcome, draw: CostDraw, opened: readonly number[]): Assets {
  const facility: Asset[] = [];
  const equipment: Asset[] = [];
  for (const { id, life } of CAPEX_ITEMS) {
    const usd = outcome.capex[id];
    if (usd === 0) continue;
    const lifeYears = lifeOf(draw, life);
    const isFacility = FACILITY.includes(id);
    opened.forEach((share, year) => {
      if (share === 0) return;
      const first: Asset = { usd: usd * share, bought: year, lifeYears };
      if (isFacility) facility.push(first);
      else equipment.push(...renewals(first, opened.length));
    });
  }
  return { facility, equipment };
}

function lifeOf(draw: CostDraw, life: CostInputId | undefined): number {
  return life === undefined ? Infinity : Math.max(1, draw[life]);
}

/** An asset and all that replace it within the horizon, at the same real price. */
function renewals(asset: Asset, horizonYears: number): Asset[] {
  const all: Asset[] = [];
  // Equipment is renewed at the beginning of the year in which its life ends.
  const everyYears = Math.max(1, Math.round(asset.lifeYears));
  for (let bought = asset.bought; bought < horizonYears; bought += everyYears)
    all.push({ ...asset, bought, lifeYears: everyYears });
  return all;
}

function boughtIn(assets: readonly Asset[], year: number): number {
  let sum = 0;
  for (const { usd, bought } of assets) if (bought === year) sum += usd;
  return sum;
}

function runningByYear(
  { running, runningUsdPerYear }: CostOutcome,
  draw: CostDraw,
  opened: readonly number[],
): readonly number[] {
  const powerRise = (1 + draw.powerInflation) / (1 + draw.inflation);
  const { power, people } = running;
  // The platform's part of people goes with the people: it is a share of all direct cost.
  const overhead = 1 + draw.platformShare;
  const rest = runningUsdPerYear - (power + people) * overhead;
  let open = 0;
  return opened.map((share, year) => {
    open += share;
    const scaled = rest + power * overhead * powerRise ** year;
    return people * overhead + scaled * open;
  });
}

function depreciationByYear(
  { facility, equipment }: Assets,
  inflation: number,
  horizonYears: number,
): readonly number[] {
  const byYear = new Array<number>(horizonYears).fill(0);
  for (const { usd, bought, lifeYears } of [...facility, ...equipment]) {
    const shares = straightLineShares(lifeYears);
    for (let age = 0; age < shares.length && bought + age < horizonYears; age++)
      byYear[bought + age] += (usd * shares[age]) / (1 + inflation) ** (age + 1);
  }
  return byYear;
}

/** The tax of each year in turn, on profit after losses carried forward; a holiday leaves the losses untouched. */
function taxpayer(
  draw: CostDraw,
  { taxHolidayYears = 0 }: Incentives,
): (year: number, profitUsd: number) => number {
  let lossesUsd = 0;
  return (year, profitUsd) => {
    const isFree = year < taxHolidayYears;
    if (profitUsd <= 0) lossesUsd -= profitUsd;
    if (profitUsd <= 0 || isFree) return 0;
    const offset = Math.min(lossesUsd, profitUsd);
    lossesUsd -= offset;
    return (profitUsd - offset) * draw.taxShare;
  };
}

/** Book value at the end of the horizon, nominal for what wears out and real for land, in the money of the base year. */
function residual(
  { facility, equipment }: Assets,
  inflation: number,
  horizonYears: number,
): number {
  let sum = 0;
  for (const { usd, bought, lifeYears } of [...facility, ...equipment]) {
    const age = horizonYears - bought;
    const erosion = lifeYears === Infinity ? 1 : (1 + inflation) ** -age;
    sum += usd * bookValueShare(lifeYears, age) * erosion;
  }
  return sum;
}
