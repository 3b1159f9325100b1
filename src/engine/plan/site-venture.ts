import { ventureFlows, type VentureFlows } from '../../cost/cash-flow.ts';
import { midDraw } from '../../cost/cost-input.ts';
import { costParameter } from '../../cost/cost-parameter.ts';
import { monthlyNpvUsd } from '../../cost/monthly-flows.ts';
import { openedShares } from '../../cost/phase.ts';
import { soldOutRevenue } from '../../cost/sold-out-revenue.ts';
import { decimalYear, marketIndex } from '../../demand/market-growth.ts';
import type { SiteWorthCurve } from '../../math/location/set-measures.ts';
import { loadShares, mostRevenueUsd, revenueOver } from '../cost-revenue.ts';
import type { EvaluationParts } from '../evaluate.ts';
import type { JudgedSite } from '../judged-sites.ts';
import { openShares, ventureTerms } from '../venture-terms.ts';
import { risingEnvelope } from './rising-envelope.ts';

/** A candidate as a venture: what it is worth by the demand that it captures and by when it is begun. */
export interface SiteVenture {
  /** NPV on the day of the scenario, USD, by demand new to the provider, USD a year in the year of the demand points. */
  readonly worth: SiteWorthCurve;
  /** The same where building begins `delayYears` later and the demand differs between the years of operation. */
  readonly npvUsdAfter: (delayYears: number, capturedUsdByYear: readonly number[]) => number;
  /** Years from the decision to the opening. */
  readonly buildYears: number;
  /** Demand of a year that fills all that may be sold, USD in the year of the demand points. */
  readonly capacityUsdPerYear: number;
}

/** Curves are asked for the same amounts again and again. */
const MOST_REMEMBERED = 200_000;

/**
 * The venture of a judged site. Its NPV is that of the evaluation (`site-money.ts`) as a function of the demand: revenue
 * grows with it up to what the site may sell, and equipment is bought as it fills.
 * `aloneUsdPerYear` is the most that it can capture: what it takes beside the fleet of today.
 */
export function siteVenture(
  parts: EvaluationParts,
  judged: JudgedSite,
  aloneUsdPerYear: number,
): SiteVenture {
  const { cost } = judged;
  const { leastEquippedShare } = midDraw(cost.inputs);
  const terms = moneyTerms(parts, judged);
  const npvUsd = remembering((captured) => monthlyNpvUsd(terms.flows(captured)));
  const mostUpTo = risingEnvelope({
    valueAt: npvUsd,
    untaxedAt(captured) {
      const flows = terms.flows(captured);
      return monthlyNpvUsd({ ...flows, taxUsd: flows.taxUsd.map(() => 0) });
    },
    hasHoliday: terms.hasHoliday,
    most: aloneUsdPerYear,
    knots: knotsOf(terms, openShares(parts.scenario), leastEquippedShare),
  });
  const { wacc, constructionMonths } = terms.flows(0);
  return {
    worth: { valueAt: npvUsd, mostUpTo },
    npvUsdAfter: (delayYears, capturedUsdByYear) =>
      monthlyNpvUsd(terms.flows(capturedUsdByYear, delayYears)) / (1 + wacc) ** delayYears,
    buildYears: constructionMonths / 12,
    capacityUsdPerYear: terms.mostUsd / terms.perDemand,
  };
}

type Captured = number | readonly number[];

interface MoneyTerms {
  readonly flows: (captured: Captured, delayYears?: number) => VentureFlows;
  readonly revenueUsdByYear: (captured: Captured, delayYears?: number) => readonly number[];
  /** Revenue of a year in which all is sold that may be. */
  readonly mostUsd: number;
  /** Demand on the day of the scenario over that in the year of the demand points. */
  readonly perDemand: number;
  readonly hasHoliday: boolean;
}

function moneyTerms(
  { world, scenario, points }: EvaluationParts,
  { site: { country }, cost, accelerator: { accelerator } }: JudgedSite,
): MoneyTerms {
  const { assumptions, horizonYears, asOf } = scenario;
  const { shape } = cost;
  const growthPerYear: Readonly<Record<string, number | undefined>> = scenario.demand.growthPerYear;
  const growth = growthPerYear[country] ?? growthPerYear['*'];
  const perDemand = marketIndex(decimalYear(asOf), growth) / marketIndex(points.year, growth);
  const soldOut = soldOutRevenue(world, {
    country,
    shape,
    assumptions,
    ...(accelerator && { accelerator }),
  });
  const soldOutUsdPerYear = soldOut.revenueUsdPerYear.mid;
  const constructionMonths = costParameter(world, 'construction_time', assumptions).value;
  const { phases, incentives } = ventureTerms(scenario, country);
  const opened = openedShares(phases, horizonYears);
  const draw = midDraw(cost.inputs);
  const revenueUsdByYear = (captured: Captured, delayYears = 0): readonly number[] =>
    revenueOver(scenario, country, {
      capturedUsdPerYear: onTheDay(captured, perDemand),
      soldOutUsdPerYear,
      constructionMonths,
      delayYears,
    });
  return {
    revenueUsdByYear,
    flows(captured, delayYears) {
      const revenueUsdPerYear = revenueUsdByYear(captured, delayYears);
      const loads = loadShares(scenario, revenueUsdPerYear, soldOut);
      const venture = { shape, revenueUsdPerYear, openedShares: opened, incentives };
      return ventureFlows(draw, { ...venture, loadShares: loads });
    },
    mostUsd: mostRevenueUsd(soldOutUsdPerYear),
    perDemand,
    hasHoliday: (incentives.taxHolidayYears ?? 0) > 0,
  };
}

/** Demand points hold at the middle of the horizon; revenue is asked for by demand on the day of the scenario. */
function onTheDay(captured: Captured, perDemand: number): Captured {
  return typeof captured === 'number' ? captured * perDemand : captured.map((x) => x * perDemand);
}

/** An amount so small that nothing is sold out by it. */
const TINY_USD = 1e-3;

/**
 * The amounts of demand at which the flows before tax bend: where a year's revenue meets what is for sale, and where it
 * begins to fill more than the equipment of the first day or of an earlier year.
 */
function knotsOf(
  { revenueUsdByYear, mostUsd }: MoneyTerms,
  openByYear: readonly number[],
  leastEquippedShare: number,
): readonly number[] {
  const levels = new Set(openByYear.flatMap((open) => [open, open * leastEquippedShare]));
  return revenueUsdByYear(TINY_USD).flatMap((usd) =>
    usd > 0 ? [...levels].map((level) => (level * mostUsd * TINY_USD) / usd) : [],
  );
}

function remembering(value: (x: number) => number): (x: number) => number {
  const known = new Map<number, number>();
  return (x) => {
    const found = known.get(x);
    if (found !== undefined) return found;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const made = value(x);
    known.set(x, made);
    return made;
  };
}
