import type { DataClass, LawKind } from '../world/types.ts';
import { type Bounds, EVERYTHING } from './bounds.ts';
import type { BindingRule } from './binding-rules.ts';
import type { BoundCondition, ConditionKind } from './conditions.ts';
import { parseDestinations, REACHES, type Destinations, type Reach } from './destinations.ts';

/** What one rule leaves of a class for one destination. */
export interface RuleEffect {
  /** Share of the class that may go there. */
  readonly lawfulShare: Bounds;
  /** What the part that may go must meet. */
  readonly conditions: readonly BoundCondition[];
}

/** Nothing lost, nothing asked. */
export const FREE: RuleEffect = { lawfulShare: EVERYTHING, conditions: [] };

/**
 * The effects of a rule on data of one class that leaves its country (what stays is always lawful):
 *
 * | kind | destination inside the reach | outside |
 * | --- | --- | --- |
 * | `free` | allowed | allowed |
 * | `adequacyList` | allowed; certified recipients where the listing is partial | on contract |
 * | `conditionalTransfer` | on the condition named, contract by default; certification for a list | bound part barred |
 * | `copyStays` | on a local copy | on a local copy |
 * | `mustStay` | allowed; certified where partial | bound part barred, the rest on the scope's condition |
 *
 * Gives the effect by reach, in the order of `REACHES`.
 */
export function ruleEffects(
  { rule, scope }: BindingRule,
  dataClass: DataClass,
): readonly RuleEffect[] {
  const bound = scope.binds[dataClass];
  if (bound === undefined || rule.kind === 'free') return REACHES.map(() => FREE);
  const destinations = parseDestinations(rule.destinations);
  const byReach = effectByReach(rule.kind, destinations, { bound, rest: scope.rest });
  return REACHES.map((reach) => byReach[reach]);
}

interface Binding {
  readonly bound: Bounds;
  readonly rest: ConditionKind | undefined;
}

function effectByReach(
  kind: Exclude<LawKind, 'free'>,
  destinations: Destinations,
  { bound, rest }: Binding,
): Readonly<Record<Reach, RuleEffect>> {
  const certified = onCondition('certification', bound);
  switch (kind) {
    case 'copyStays': {
      const copy = onCondition('localCopy', bound);
      return { inside: copy, partly: copy, outside: copy };
    }
    case 'adequacyList':
      return { inside: FREE, partly: certified, outside: onCondition('contract', bound) };
    case 'mustStay':
      return { inside: FREE, partly: certified, outside: barred(bound, rest) };
    case 'conditionalTransfer': {
      const inside = onCondition(conditionInside(destinations), bound);
      return { inside, partly: certified, outside: barred(bound, rest) };
    }
  }
}

/** Safeguards where any country will do; a list names places, and there the law asks for a certified host. */
function conditionInside(destinations: Destinations): ConditionKind {
  if (destinations.condition !== undefined) return destinations.condition;
  return destinations.everywhere ? 'contract' : 'certification';
}

/** The part bound must meet the condition. */
export function onCondition(kind: ConditionKind, boundShare: Bounds): RuleEffect {
  return { lawfulShare: EVERYTHING, conditions: [{ kind, boundShare }] };
}

/** The part bound is lost; the rest is free, or must meet `rest`. */
export function barred(bound: Bounds, rest?: ConditionKind): RuleEffect {
  const lawfulShare = { low: 1 - bound.high, mid: 1 - bound.mid, high: 1 - bound.low };
  return {
    lawfulShare,
    conditions: rest === undefined ? [] : [{ kind: rest, boundShare: EVERYTHING }],
  };
}
