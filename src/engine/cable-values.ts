import { cableDependence, disjointRoutes } from '../network/cable-dependence.ts';
import { routedDemand, type DemandPlace } from '../network/route-demand.ts';
import type { RttModel } from '../network/rtt-model.ts';
import { worstCut } from '../network/worst-cut.ts';
import { CABLE_CRITERIA, type CableCriterionId } from '../scenario/criteria.ts';
import type { Scenario } from '../scenario/types.ts';
import type { City, World } from '../world/types.ts';
import { lawfulRttMs } from './assignment.ts';
import { type CriterionValue, exactly } from './criterion-value.ts';
import type { Service } from './service.ts';
import type { Site } from './site.ts';

export interface CableQuery {
  readonly world: World;
  readonly model: RttModel;
  readonly cities: readonly City[];
  readonly service: Service;
}

/** Which of the criteria about cables a scenario ranks by; working them out takes routes anew for every cut. */
export function cableCriteriaOf({
  criteria,
}: Pick<Scenario, 'criteria'>): readonly CableCriterionId[] {
  const isNamed = (id: string) =>
    criteria.some(
      (spec) => spec.id === id || (spec.kind === 'formula' && spec.formula.includes(id)),
    );
  return CABLE_CRITERIA.map(({ id }) => id).filter(isNamed);
}

/** Cities whose demand a new site would take, with what it takes. */
function takenDemand({ cities, service }: CableQuery, column: number): readonly DemandPlace[] {
  const { problem, today } = service;
  const usdOfCity = new Float64Array(cities.length);
  for (let row = 0; row < problem.rows; row++) {
    if (lawfulRttMs(problem, row, column) < today.assignment.rttMs[row])
      usdOfCity[problem.cityOfRow[row]] += today.demand.usdPerYear[row];
  }
  return cities.flatMap((city, i) => (usdOfCity[i] > 0 ? [{ ...city, weight: usdOfCity[i] }] : []));
}

/** What the cables mean to a site; what hangs on demand is unknown where it takes none. */
export function cableValues(
  query: CableQuery,
  { site, column }: { readonly site: Site; readonly column: number },
  wanted: readonly CableCriterionId[],
): Readonly<Partial<Record<CableCriterionId, CriterionValue>>> {
  const { model } = query;
  const asked = { site, demand: takenDemand(query, column), profile: 'public' } as const;
  const routed = routedDemand(model, asked);
  const values: Readonly<Record<CableCriterionId, () => number | undefined>> = {
    dependenceShare: () =>
      routed.length === 0 ? undefined : (cableDependence(model, asked, routed).at(0)?.share ?? 0),
    exchangeRoutes: () =>
      Math.min(...disjointRoutes(model, site, 'public').map(({ routes }) => routes)),
    rttAfterWorstCutMs: () =>
      asked.demand.length === 0 ? undefined : worstCut(model, asked, routed).rttMsAfter,
  };
  return Object.fromEntries(
    wanted.map((id) => {
      const value = values[id]();
      return [id, value === undefined ? {} : exactly(value)];
    }),
  );
}
