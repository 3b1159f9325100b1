import { commitDistribution, DURABLE_WRITE_MEAN_MS } from '../../region/commit-latency.ts';
import { plannedShape, regionModel } from '../../region/region-model.ts';
import { zoneCommits } from '../../region/replication.ts';
import { quantileOf } from '../../math/statistics/order-statistics.ts';
import { RESILIENCE_CRITERIA, type ResilienceCriterionId } from '../../scenario/criteria.ts';
import { DEFAULT_SIMULATION } from '../../scenario/simulation-settings.ts';
import type { Scenario } from '../../scenario/types.ts';
import type { World } from '../../world/types.ts';
import { lawfulRttMs } from '../assignment.ts';
import { cableWaysOf } from '../cable-ways.ts';
import { exactly, type CriterionValue } from '../criterion-value.ts';
import type { Service } from '../service.ts';
import type { Site } from '../site.ts';
import {
  nearestTwo,
  nearestTwoWith,
  usersP95Ms,
  withinBudgetAfterRegionLoss,
  withinBudgetAfterZoneLoss,
  type NearestTwo,
} from './resilience.ts';
import { trafficProfile } from './traffic-profile.ts';

/** Demand in the busiest hour over the mean of the week, for the daily rhythm of interactive work. */
const PEAK_OVER_MEAN = 1.5;

/** A region's zones where the tables have no number. */
const USUAL_ZONES = 3;

export type ResilienceValues = Readonly<Record<ResilienceCriterionId, CriterionValue>>;

export interface ResilienceQuery {
  readonly world: World;
  readonly scenario: Scenario;
  readonly sites: readonly Site[];
  /** Columns open today. */
  readonly existing: readonly number[];
  readonly service: Service;
}

/** Whether a scenario asks for any of these criteria, by weight or inside a formula. */
export function asksForResilience({ criteria }: Pick<Scenario, 'criteria'>): boolean {
  const ids = RESILIENCE_CRITERIA.map(({ id }) => id as string);
  return criteria.some((spec) =>
    spec.kind === 'formula' ? ids.some((id) => spec.formula.includes(id)) : ids.includes(spec.id),
  );
}

/**
 * What a site would be as a region of zones, and what the fleet with it can lose: a function of the site's column, with
 * all that is common to the sites worked out once. Zones stand on a plain ring: whether the coast cramps them is asked
 * by `regionsim region`, and moves no ranking.
 */
export function resilienceOf(query: ResilienceQuery): (column: number) => ResilienceValues {
  const { world, scenario, sites, existing, service } = query;
  const today = nearestTwo(service.problem, existing);
  const zonesById = new Map(world.regions.map(({ id, zones }) => [id, zones?.value]));
  const zonesOf = (column: number): number =>
    sites[column].isExisting
      ? (zonesById.get(sites[column].id) ?? USUAL_ZONES)
      : scenario.region.zones;
  const { utilizationShare } = scenario.simulation ?? DEFAULT_SIMULATION;
  const peakUtilizationShare = Math.min(1, utilizationShare * PEAK_OVER_MEAN);
  return (column) => {
    const near = nearestTwoWith(today, service.problem, column);
    const { demand } = service.today;
    const site = sites[column];
    const model = regionModel(
      { ...plannedShape(site, scenario.region), ...cableWaysOf(world, scenario, site) },
      world.countries.get(site.country),
      [],
    );
    const p95Ms = siteP95Ms(query, { near, column, zoneRttMs: model.zoneRttMs });
    return {
      usersP95Ms: p95Ms === undefined ? {} : exactly(p95Ms),
      availabilityShare: exactly(model.availability.share),
      withinBudgetAfterZoneLossShare: exactly(
        withinBudgetAfterZoneLoss(near, demand, { zonesOf, peakUtilizationShare }),
      ),
      withinBudgetAfterRegionLossShare: exactly(withinBudgetAfterRegionLoss(near, demand)),
    };
  };
}

/** The site's users are those to whom it is the nearest lawful site. */
function siteP95Ms(
  { scenario, service }: ResilienceQuery,
  { near, column, zoneRttMs }: { near: NearestTwo; column: number; zoneRttMs: Float64Array },
): number | undefined {
  const { replication, traffic } = scenario.simulation ?? DEFAULT_SIMULATION;
  const writeShares = scenario.workloads.map((each) => trafficProfile(each, traffic).writeShare);
  const { problem, today, workloadOfRow } = service;
  const rows: number[] = [];
  near.firstSite.forEach((site, row) => {
    if (site === column && today.demand.usdPerYear[row] > 0) rows.push(row);
  });
  const [commit] = zoneCommits(replication, zoneRttMs);
  const distribution = commitDistribution(commit);
  const support = { low: 0, scale: DURABLE_WRITE_MEAN_MS };
  return usersP95Ms(
    {
      rttMs: Float64Array.from(rows, (row) => lawfulRttMs(problem, row, column)),
      weight: Float64Array.from(rows, (row) => today.demand.usdPerYear[row]),
      writeShare: Float64Array.from(rows, (row) => writeShares[workloadOfRow[row]]),
    },
    (probability) => quantileOf(distribution, probability, support),
  );
}
