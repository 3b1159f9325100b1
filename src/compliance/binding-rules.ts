import type { DataClass, LawRule, World } from '../world/types.ts';
import type { Bounds } from './bounds.ts';
import { isInForce } from './in-force.ts';
import type { Lists } from './destinations.ts';
import type { RuleScope } from './rule-scope-table.ts';
import { ruleScope } from './rule-scopes.ts';

/** A rule with how far it binds; `assumed` where no rule of the country was found and its regime stands in. */
export interface BindingRule {
  readonly rule: LawRule;
  readonly scope: RuleScope;
  readonly assumed: boolean;
}

const UNKNOWN_LAW_BARS: Bounds = { low: 0, mid: 0.1, high: 0.5 };
const STRICT_LAW_BARS: Bounds = { low: 0, mid: 0.5, high: 1 };

/**
 * All rules of the world with their scopes, by jurisdiction, and one assumed rule for every country of which the table
 * has no rule on personal data: by its data regime, or, where that is unknown too, a bar on an unknown part. Extra rules
 * (a what-if) come on top and never displace an assumption: adding a rule never allows more.
 */
export function rulesByJurisdiction(
  world: Pick<World, 'laws' | 'countries'>,
  extraRules: readonly LawRule[] = [],
): ReadonlyMap<string, readonly BindingRule[]> {
  const byJurisdiction = new Map<string, BindingRule[]>();
  const add = (jurisdiction: string, binding: BindingRule) => {
    byJurisdiction.set(jurisdiction, [...(byJurisdiction.get(jurisdiction) ?? []), binding]);
  };
  for (const rule of world.laws)
    add(rule.jurisdiction, { rule, scope: ruleScope(rule), assumed: false });
  for (const iso2 of world.countries.keys()) {
    if (byJurisdiction.get(iso2)?.some(({ rule }) => isAboutPersons(rule)) === true) continue;
    const assumed = assumedRule(world, iso2);
    if (assumed !== undefined) add(iso2, assumed);
  }
  for (const rule of extraRules)
    add(rule.jurisdiction, { rule, scope: ruleScope(rule), assumed: false });
  return byJurisdiction;
}

function isAboutPersons(rule: LawRule): boolean {
  return rule.dataClass === 'personal' || rule.dataClass === 'all';
}

function assumedRule(world: Pick<World, 'countries'>, iso2: string): BindingRule | undefined {
  const regime = world.countries.get(iso2)?.categories.dataRegime;
  if (regime?.value === 'none') return undefined;
  const barred =
    regime === undefined || regime.value === ''
      ? UNKNOWN_LAW_BARS
      : regime.value === 'strict'
        ? STRICT_LAW_BARS
        : undefined;
  const rule: LawRule = {
    id: `assumed:${iso2}`,
    jurisdiction: iso2,
    law: regime === undefined ? 'law unknown' : `data regime "${regime.value}", law unknown`,
    dataClass: 'personal',
    kind: barred === undefined ? 'conditionalTransfer' : 'mustStay',
    detail: 'assumed: the tables carry no rule of this country on personal data',
    destinations: barred === undefined ? 'any_with_safeguards' : iso2,
    sourced: false,
    provenance: {
      source: regime?.source ?? 'assumption',
      year: regime?.year ?? 2026,
      confidence: 'low',
    },
  };
  const plain = ruleScope(rule);
  if (barred === undefined) return { rule, scope: plain, assumed: true };
  const binds = Object.fromEntries(Object.keys(plain.binds).map((name) => [name, barred]));
  return {
    rule,
    scope: { binds, rest: 'contract', reading: 'an unknown law binds an unknown part' },
    assumed: true,
  };
}

/** Jurisdictions whose law binds a country on a day: its own, and the Union's for members of the EEA. */
export function jurisdictionsOf(country: string, lists: Lists): readonly string[] {
  return lists.get('EEA')?.has(country) === true ? [country, 'EU'] : [country];
}

/** The rules in force on a day that bind some part of a class. */
export function bindingRules(
  rules: readonly BindingRule[],
  dataClass: DataClass,
  asOf: string,
): readonly BindingRule[] {
  return rules.filter(
    ({ rule, scope }) =>
      scope.binds[dataClass] !== undefined &&
      isInForce(
        {
          ...(rule.inForceFrom === undefined ? {} : { from: rule.inForceFrom }),
          ...(rule.inForceUntil === undefined ? {} : { until: rule.inForceUntil }),
        },
        asOf,
      ),
  );
}
