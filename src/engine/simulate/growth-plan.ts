import { demandPoints } from '../../demand/demand-points.ts';
import { netPresentValue } from '../../math/finance/net-present-value.ts';
import { periodicRate } from '../../math/finance/rates.ts';
import { quantileOf } from '../../math/statistics/order-statistics.ts';
import { commitDistribution, DURABLE_WRITE_MEAN_MS } from '../../region/commit-latency.ts';
import { plannedShape, regionModel } from '../../region/region-model.ts';
import { zoneCommits } from '../../region/replication.ts';
import { DEFAULT_SIMULATION } from '../../scenario/simulation-settings.ts';
import type { Scenario } from '../../scenario/types.ts';
import type { World } from '../../world/types.ts';
import { fleetOf, siteOfRegion, type Site } from '../site.ts';
import { datedChanges, type DatedChange } from './dated-changes.ts';
import { dayRules, demandUnder, type DayRules, type DemandAtSites } from './demand-at-site.ts';
import { growthMonths, type GrowthMonth, type MonthDemand } from './growth.ts';
import { growthCosts } from './growth-costs.ts';
import { growthMoney, type MonthMoney } from './growth-money.ts';
import type { InfeasiblePlan } from './operations-plan.ts';
import { nearestTwo, usersP95Ms } from './resilience.ts';
import { trafficProfile } from './traffic-profile.ts';

export interface GrowthQuestion {
  readonly world: World;
  readonly scenario: Scenario;
  readonly site: Site;
  readonly months: number;
}

export interface GrowthAnswer {
  readonly scenario: Scenario;
  readonly worldHash: string;
  readonly site: Site;
  readonly months: readonly (GrowthMonth & { readonly money: MonthMoney })[];
  /** Value of all months' cash flows on the day of the scenario, after tax, with what is left at the end, USD. */
  readonly presentValueUsd: number;
  /** Real cost of capital that it is discounted at, a fraction a year. */
  readonly wacc: number;
}

const TARGET = 0;

/** First day of the `months`-th month after a day. */
export function monthAfter(day: string, months: number): string {
  const [year, month] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

/** A growth that was stopped, and the months that were done. */
export interface CancelledGrowth {
  readonly kind: 'cancelled';
  readonly doneMonths: number;
}

export interface GrowthWatch {
  readonly signal?: AbortSignal;
  /** Called with the number of months that are done. */
  readonly onMonth?: (done: number) => void;
}

/**
 * A site over the years: its demand of every month under the law, the cables and the fleet of that month, the capacity
 * that follows, and what both cost and earn. It can be watched and stopped between months.
 */
export async function growthPlan(
  question: GrowthQuestion,
  watch: GrowthWatch = {},
): Promise<GrowthAnswer | InfeasiblePlan | CancelledGrowth> {
  const { world, scenario, site, months } = question;
  const settings = scenario.simulation ?? DEFAULT_SIMULATION;
  const demands = await monthDemands(question, watch);
  if (demands.length < months) return { kind: 'cancelled', doneMonths: demands.length };
  const { general, accelerated } = demands[0].usdPerYear;
  if (general + accelerated === 0) {
    return {
      kind: 'infeasible',
      because: `nobody would come to ${site.name} in ${demands[0].date.slice(0, 7)}: it is nowhere the nearest lawful site with demand`,
      relax:
        'look at another site, a later day (asOf), or take nearer regions out of the fleet (fleet.exclude)',
    };
  }
  const itLoadKw = scenario.region.zones * scenario.region.itLoadMwPerZone * 1000;
  const { acceleratorShare } = scenario.region;
  const grown = growthMonths(demands, {
    itLoadKw: {
      general: itLoadKw * (1 - acceleratorShare),
      accelerated: itLoadKw * acceleratorShare,
    },
    utilizationShare: settings.utilizationShare,
    growth: settings.growth,
  });
  const { costs, wacc } = growthCosts(world, scenario, site);
  const money = growthMoney(grown, costs);
  const cashFlows = money.map(({ cashFlowUsd }) => cashFlowUsd);
  return {
    scenario,
    worldHash: world.hash,
    site,
    months: grown.map((month, at) => ({ ...month, money: money[at] })),
    presentValueUsd: netPresentValue(periodicRate(wacc, 12), cashFlows),
    wacc,
  };
}

/** The demand of every month, or of those that were done when it was stopped. */
async function monthDemands(
  question: GrowthQuestion,
  { signal, onMonth }: GrowthWatch,
): Promise<readonly MonthDemand[]> {
  const demandOf = demandsByMonth(question);
  const demands: MonthDemand[] = [];
  while (demands.length < question.months && signal?.aborted !== true) {
    demands.push(demandOf(demands.length));
    onMonth?.(demands.length);
    // An interrupt is heard, and a progress bar drawn, only between two turns of the event loop.
    await new Promise((resume) => setImmediate(resume));
  }
  return demands;
}

/** The demand of a month, asked for in their order; law and cables are worked out anew only where they have changed. */
function demandsByMonth(question: GrowthQuestion): (month: number) => MonthDemand {
  const { world, scenario, months } = question;
  const changes = datedChanges(world, scenario, {
    after: scenario.asOf,
    until: monthAfter(scenario.asOf, months),
  });
  const p95Of = usersP95(question);
  let rules: DayRules | undefined;
  let seen = scenario.asOf;
  return (month) => {
    const date = month === 0 ? scenario.asOf : monthAfter(scenario.asOf, month);
    const since = changes.filter(({ day }) => day > seen && day <= date);
    seen = date;
    const points = demandPoints(world, {
      ...scenario,
      ...scenario.demand,
      // Demand points hold at the middle of their horizon.
      horizonYears: month / 6,
    });
    if (rules === undefined || since.length > 0) {
      const then = { ...scenario, asOf: date };
      rules = dayRules(world, then, { sites: sitesOf(question, then), points });
    }
    return monthDemand(question, { date, month, since, demand: demandUnder(points, rules) }, p95Of);
  };
}

/** The site, then the fleet of the day. */
function sitesOf({ world, site }: GrowthQuestion, then: Scenario): readonly Site[] {
  const fleet = fleetOf(world, then).map(siteOfRegion);
  return [site, ...fleet.filter(({ id }) => id !== site.id)];
}

interface Month {
  readonly date: string;
  readonly month: number;
  readonly since: readonly DatedChange[];
  readonly demand: DemandAtSites;
}

function monthDemand(
  { scenario }: GrowthQuestion,
  { date, month, since, demand }: Month,
  p95Of: (demand: DemandAtSites, rows: readonly number[]) => number | undefined,
): MonthDemand {
  const { problem, workloadOfRow } = demand;
  const open = Array.from({ length: problem.sites }, (_, site) => site);
  const { firstSite } = nearestTwo(problem, open);
  const rows = [...firstSite.keys()].filter((row) => firstSite[row] === TARGET);
  const { workloadGrowthPerYear } = (scenario.simulation ?? DEFAULT_SIMULATION).growth;
  const usdPerYear = { general: 0, accelerated: 0 };
  for (const row of rows) {
    const { id, needsAccelerators } = scenario.workloads[workloadOfRow[row]];
    const ownGrowth = Object.hasOwn(workloadGrowthPerYear, id) ? workloadGrowthPerYear[id] : 0;
    usdPerYear[needsAccelerators ? 'accelerated' : 'general'] +=
      demand.demand.usdPerYear[row] * (1 + ownGrowth) ** (month / 12);
  }
  const p95Ms = p95Of(demand, rows);
  return {
    date,
    usdPerYear,
    events: [...since.map(({ label }) => label), ...jumpsIn(scenario, date)],
    ...(p95Ms !== undefined && { usersP95Ms: p95Ms }),
  };
}

/** Prices that jump in the month of a day. */
function jumpsIn({ simulation }: Scenario, date: string): readonly string[] {
  return (simulation?.growth.priceJumps ?? [])
    .filter(({ month }) => date.startsWith(month))
    .map(({ price, factor }) => `price of ${price} times ${factor}`);
}

/** The 95th percentile of what the site's users get, commit included, as a function of who they are. */
function usersP95({ world, scenario, site }: GrowthQuestion) {
  const { replication, traffic } = scenario.simulation ?? DEFAULT_SIMULATION;
  const country = world.countries.get(site.country);
  const { zoneRttMs } = regionModel(plannedShape(site, scenario.region), country, []);
  const distribution = commitDistribution(zoneCommits(replication, zoneRttMs)[0]);
  const writeShares = scenario.workloads.map((each) => trafficProfile(each, traffic).writeShare);
  const support = { low: 0, scale: DURABLE_WRITE_MEAN_MS };
  return (
    { problem, demand, workloadOfRow }: DemandAtSites,
    rows: readonly number[],
  ): number | undefined =>
    usersP95Ms(
      {
        // The site is the first, so its round trips are the first of the matrix.
        rttMs: Float64Array.from(rows, (row) => problem.rttMs[problem.cityOfRow[row]]),
        weight: Float64Array.from(rows, (row) => demand.usdPerYear[row]),
        writeShare: Float64Array.from(rows, (row) => writeShares[workloadOfRow[row]]),
      },
      (probability) => quantileOf(distribution, probability, support),
    );
}
