import { Role } from './model.ts';
import type { SiteRules, SolveOptions, SolvedOutcome } from './problem.ts';
import { servePlan, solveLocation } from './solve.ts';
import { stateModel, type SumProblem } from './state-model.ts';

/** What one open site is worth. */
export interface SiteWorth {
  readonly site: number;
  readonly isExisting: boolean;
  /** How much worse the plan gets when the site is closed and all others stay; undefined where that is not allowed. */
  readonly givenOthers?: number;
  /**
   * How much worse the best possible gets when the site may not be used and the rest is planned anew: the difference
   * of two proven optima. Undefined where nothing is possible without it.
   */
  readonly replanned?: number;
  /** Whether both optima are proven. */
  readonly isProven: boolean;
}

/**
 * The marginal value of each open site of a plan, given the others and after planning anew, existing sites included.
 * Never negative when planned anew: forbidding a site cannot help. Given the others it may be, for a site that the rules
 * force in.
 */
export function marginalValues(
  problem: SumProblem,
  plan: SolvedOutcome,
  options: SolveOptions = {},
): readonly SiteWorth[] {
  const stated = stateModel(problem);
  const { model, sign } = stated;
  const isOpen = new Uint8Array(model.siteCount);
  for (const j of plan.openSites) isOpen[j] = 1;
  return plan.openSites.map((site) => {
    const without = servePlan(stated, isOpen.with(site, 0)).value;
    const givenOthers = sign * (without - plan.value);
    const replanned = solveLocation(
      { ...problem, rules: rulesWithout(problem.rules ?? {}, site) },
      options,
    );
    const isSolved = replanned.kind === 'optimal' || replanned.kind === 'feasible';
    return {
      site,
      isExisting: model.role[site] === Role.existing,
      ...(Number.isFinite(givenOthers) ? { givenOthers } : {}),
      ...(isSolved ? { replanned: sign * (replanned.value - plan.value) } : {}),
      isProven:
        plan.kind === 'optimal' && replanned.kind !== 'feasible' && replanned.kind !== 'undecided',
    };
  });
}

function rulesWithout(rules: SiteRules, site: number): SiteRules {
  const others = (sites: readonly number[] = []): number[] => sites.filter((j) => j !== site);
  return {
    ...rules,
    existing: others(rules.existing),
    forcedIn: others(rules.forcedIn),
    forcedOut: [...others(rules.forcedOut), site],
  };
}
