import { findConflict, type Conflict } from '../../math/location/conflict.ts';
import type { SiteCap, SiteRules } from '../../math/location/problem.ts';
import type { SetRules } from '../../math/location/set-search.ts';
import type { PlanBase } from './plan-base.ts';
import type { PlanQuestion } from './plan-question.ts';

/** Which sets of candidates are allowed, by candidate number. */
export interface PlanRules {
  readonly least: number;
  readonly most: number;
  readonly forcedIn: readonly number[];
  readonly forcedOut: readonly number[];
  readonly caps: readonly PlanCap[];
  readonly budget?: { readonly cost: Float64Array; readonly limit: number };
  /** Candidates that are not forced out. */
  readonly allowed: readonly number[];
}

/** At most so many of some candidates. */
export type PlanCap = SiteCap;

/** Rules for statements that are only asked for their numbers. */
export const NO_RULES: PlanRules = {
  least: 0,
  most: 0,
  forcedIn: [],
  forcedOut: [],
  caps: [],
  allowed: [],
};

/** The rules of a question. Candidates that are left out are forced out by not being there. */
export function planRules({ candidates }: PlanBase, question: PlanQuestion): PlanRules {
  const { sites, budgetUsd, objective } = question;
  const numberOf = new Map(candidates.map(({ site }, k) => [site.id, k]));
  const numbers = (ids: readonly string[]): readonly number[] =>
    ids.flatMap((id) => numberOf.get(id) ?? []);
  const pairs = question.notBoth.flatMap((ids): PlanCap[] => {
    const pair = numbers(ids);
    const label = pair.map((k) => candidates[k].site.name).join(' and ');
    return pair.length === 2 ? [{ label, sites: pair, most: 1, text: `not both ${label}` }] : [];
  });
  const isFree = sites === undefined || objective === 'lscp';
  const forcedOut = numbers(question.forceOut);
  const all = candidates.map((_, k) => k);
  return {
    allowed: all.filter((k) => !forcedOut.includes(k)),
    least: isFree ? 0 : sites,
    most: sites ?? candidates.length,
    forcedIn: numbers(question.forceIn),
    forcedOut,
    caps: [...pairs, ...countryCaps(candidates, question.perCountry)],
    ...(budgetUsd !== undefined && {
      budget: { cost: Float64Array.from(candidates, ({ capexUsd }) => capexUsd), limit: budgetUsd },
    }),
  };
}

function countryCaps(
  candidates: PlanBase['candidates'],
  most: number | undefined,
): readonly PlanCap[] {
  if (most === undefined) return [];
  const byCountry = new Map<string, number[]>();
  candidates.forEach(({ site }, k) => {
    const sites = byCountry.get(site.country) ?? [];
    byCountry.set(site.country, [...sites, k]);
  });
  return [...byCountry]
    .filter(([, sites]) => sites.length > most)
    .map(([label, sites]) => ({ label, sites, most }));
}

/** The rules for a search over sets of candidates. */
export function setRules(rules: PlanRules, siteCount: number): SetRules {
  return { ...rules, siteCount };
}

/** The rules with the fleet as column 0 and candidate `k` as column `k + 1`. */
export function locationRules(rules: PlanRules): SiteRules {
  const { forcedIn, forcedOut, caps, budget } = rules;
  const columns = (numbers: readonly number[]): number[] => numbers.map((k) => k + 1);
  return {
    existing: [0],
    forcedIn: columns(forcedIn),
    forcedOut: columns(forcedOut),
    caps: caps.map((cap) => ({ ...cap, sites: columns(cap.sites) })),
    ...(budget && {
      budget: { cost: Float64Array.of(0, ...budget.cost), limit: budget.limit, unit: 'USD' },
    }),
  };
}

/** Without a candidate: it may not be opened, whatever the rules said of it before. */
export function rulesWithout(rules: PlanRules, candidate: number): PlanRules {
  const forcedIn = rules.forcedIn.filter((k) => k !== candidate);
  const forcedOut = [...rules.forcedOut, candidate];
  const allowed = rules.allowed.filter((k) => k !== candidate);
  return { ...rules, forcedIn, forcedOut, allowed };
}

/** Which rules no set of candidates keeps together, in words, and what would help; undefined where some set does. */
export function rulesConflict(base: PlanBase, rules: PlanRules): Conflict | undefined {
  const siteCount = base.candidates.length + 1;
  // One demand point that the fleet serves: nothing but the rules can be in the way.
  const values = new Float64Array(siteCount);
  const conflict = findConflict(
    {
      kind: 'uflp',
      matrix: { demandCount: 1, siteCount, values },
      openCost: new Float64Array(siteCount),
      minOpen: rules.least,
      maxOpen: rules.most,
      rules: locationRules(rules),
    },
    { site: ['the fleet', ...base.candidates.map(({ site }) => site.name)] },
  );
  return conflict.because.length > 0 ? conflict : undefined;
}
