import type { World } from '../world/types.ts';
import { byCodePoint } from './by-code-point.ts';
import { scenarioHash } from './scenario-hash.ts';
import type { Collect } from './schema/fields.ts';
import type { ScenarioDraft } from './schema/root.ts';
import type { CandidateSite, Scenario } from './types.ts';

/**
 * The scenario that a sound file says. `stem` is the name of a scenario that states none. What is wrong with fields that
 * each for itself are right goes to `collect`.
 */
export function resolvedScenario(
  draft: ScenarioDraft,
  { world, stem }: { readonly world: World; readonly stem: string },
  collect: Collect,
): Scenario {
  const { name = stem, asOf = world.compiled, description, provider, fleet, region } = draft;
  const { workloads, constraints, criteria, assumptions, demand, law, events, seed } = draft;
  checkPhases(draft, collect);
  const scenario: Omit<Scenario, 'hash'> = {
    version: 1,
    name,
    description,
    provider,
    asOf,
    fleet,
    candidates: remainingCandidates(draft.candidates, draft.excludeCandidates, collect),
    region,
    ...(draft.phases && { phases: draft.phases }),
    horizonYears: draft.horizon,
    workloads,
    constraints,
    criteria,
    assumptions,
    demand,
    ...(draft.incentives && { incentives: draft.incentives }),
    law,
    events,
    ...(draft.simulation && { simulation: draft.simulation }),
    seed,
  };
  return { ...scenario, hash: scenarioHash(scenario) };
}

/** A part that opens after the horizon would be paid by nobody. */
function checkPhases({ phases = [], horizon }: ScenarioDraft, collect: Collect): void {
  phases.forEach(({ year }, index) => {
    if (year < horizon) return;
    const message = `must open before the end of the horizon of ${horizon} years, got ${year}`;
    collect({ path: ['phases', index, 'after'], message });
  });
}

/** Each place once, in the order of ids: the order of a list says nothing about its places. */
function remainingCandidates(
  candidates: readonly CandidateSite[],
  excluded: readonly CandidateSite[],
  collect: Collect,
): CandidateSite[] {
  const byId = new Map(candidates.map((site) => [site.id, site]));
  for (const { id } of excluded) byId.delete(id);
  if (byId.size === 0) {
    collect({ path: ['excludeCandidates'], message: 'leaves no candidate to look at' });
  }
  return [...byId.values()].toSorted((a, b) => byCodePoint(a.id, b.id));
}
