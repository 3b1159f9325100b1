import type { CandidateSite, Scenario } from '../scenario/types.ts';
import { bestMetroOf } from '../world/best-metro.ts';
import type { CloudRegion, World } from '../world/types.ts';
import { type Site, siteOfCandidate, siteOfRegion } from './site.ts';

/**
 * The columns of an evaluation. Besides the fleet and the candidates stand the reference sites: every metro that the
 * world proposes and the best metro of every country. The criteria's reference ranges come from them, so that a score
 * does not depend on which other candidates a file names.
 */
export interface SiteSet {
  readonly sites: readonly Site[];
  /** Columns of the fleet's regions. */
  readonly existing: readonly number[];
  /** Columns of the scenario's candidates, by id. */
  readonly candidates: readonly number[];
  /** Columns of the reference sites. */
  readonly references: readonly number[];
}

/** The sites that set the scale, by id. */
export function referenceSites(world: World): readonly CandidateSite[] {
  const metros = [...world.countries.keys()].flatMap((iso2) => bestMetroOf(world, iso2) ?? []);
  const all = [...world.cities.filter(({ isCandidate }) => isCandidate), ...metros];
  return uniqueById(all);
}

function uniqueById<T extends { readonly id: string }>(records: readonly T[]): readonly T[] {
  return [...new Map(records.map((record) => [record.id, record])).values()].sort((a, b) =>
    a.id < b.id ? -1 : 1,
  );
}

/** The sites of a scenario; a place that is candidate and reference is one column. */
export function siteSet(
  world: World,
  scenario: Pick<Scenario, 'candidates'>,
  fleet: readonly CloudRegion[],
): SiteSet {
  const references = referenceSites(world);
  const places = uniqueById([...references, ...scenario.candidates]);
  const columnOf = new Map(places.map(({ id }, index) => [id, fleet.length + index]));
  const columnsOf = (records: readonly CandidateSite[]) =>
    uniqueById(records).flatMap(({ id }) => columnOf.get(id) ?? []);
  return {
    sites: [...fleet.map(siteOfRegion), ...places.map(siteOfCandidate)],
    existing: fleet.map((_, index) => index),
    candidates: columnsOf(scenario.candidates),
    references: columnsOf(references),
  };
}
