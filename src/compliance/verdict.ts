import type { Confidence, LawKind, PartialDate } from '../world/types.ts';
import type { BindingRule } from './binding-rules.ts';
import { type Bounds, jointShare } from './bounds.ts';
import {
  conditionCostShare,
  CONDITIONS,
  type BoundCondition,
  type Condition,
  type ConditionKind,
} from './conditions.ts';
import type { RuleEffect } from './rule-effect.ts';
import type { ProviderBar } from './vendor-policies.ts';

export type LawOutcome = 'forbidden' | 'conditions' | 'allowed';

/** Outcomes by their code in a matrix: 0 forbidden, 1 on conditions, 2 allowed. */
export const OUTCOMES: readonly LawOutcome[] = ['forbidden', 'conditions', 'allowed'];

/** A rule or bar that had a say, with what it left. */
export interface DecidingRule {
  readonly id: string;
  readonly jurisdiction: string;
  readonly law: string;
  readonly kind: LawKind | 'bar';
  readonly detail: string;
  /** How far it binds its class, in words. */
  readonly reading: string;
  readonly inForceFrom?: PartialDate;
  readonly inForceUntil?: PartialDate;
  readonly sourced: boolean;
  /** Stands in for a law that the tables do not carry. */
  readonly assumed: boolean;
  readonly source: string;
  readonly confidence: Confidence;
  readonly outcome: LawOutcome;
  readonly lawfulShare: Bounds;
  readonly conditions: readonly ConditionKind[];
}

/** Whether data of a class of one country may be served from another by a provider on a day. */
export interface Verdict {
  readonly outcome: LawOutcome;
  /** Share of the class that may lawfully be served there. */
  readonly lawfulShare: Bounds;
  /** The strictest first. */
  readonly rules: readonly DecidingRule[];
  readonly conditions: readonly Condition[];
  /** Cost of the conditions as a share of the revenue from what is served. */
  readonly conditionCostShare: Bounds;
  readonly confidence: Confidence;
}

/** The outcome that effects amount to: forbidden when nothing may go, allowed when all may go freely. */
export function outcomeOf(lawfulShare: Bounds, conditions: readonly unknown[]): LawOutcome {
  if (lawfulShare.mid <= 0) return 'forbidden';
  return conditions.length > 0 || lawfulShare.mid < 1 ? 'conditions' : 'allowed';
}

/** What all rules and bars on one cell amount to. */
export interface JoinedEffect {
  readonly outcome: LawOutcome;
  readonly lawfulShare: Bounds;
  readonly conditions: readonly BoundCondition[];
  readonly conditionCostShare: Bounds;
}

/** Joins all effects on one cell: see {@link jointShare} and {@link conditionCostShare}. */
export function joinEffects(effects: readonly RuleEffect[]): JoinedEffect {
  const lawfulShare = jointShare(effects.map((effect) => effect.lawfulShare));
  const conditions = effects.flatMap((effect) => effect.conditions);
  return {
    outcome: outcomeOf(lawfulShare, conditions),
    lawfulShare,
    conditions,
    conditionCostShare: conditionCostShare(conditions),
  };
}

const STRICTNESS: Readonly<Record<LawOutcome, number>> = {
  forbidden: 0,
  conditions: 1,
  allowed: 2,
};
const CONFIDENCE_ORDER: readonly Confidence[] = ['low', 'medium', 'high'];

/**
 * The verdict with its reasons. Its confidence is the weakest among the rules that made it as strict as it is; with no
 * rule at all it is low, for nobody looked.
 */
export function verdictFrom(
  parts: readonly { readonly rule: DecidingRule; readonly effect: RuleEffect }[],
): Verdict {
  const joined = joinEffects(parts.map((part) => part.effect));
  const rules = parts.map((part) => part.rule).toSorted(byStrictness);
  const deciding = rules.filter((rule) => rule.outcome === rules[0]?.outcome);
  const weakest = CONFIDENCE_ORDER.find((level) =>
    deciding.some((rule) => rule.confidence === level),
  );
  return {
    outcome: joined.outcome,
    lawfulShare: joined.lawfulShare,
    rules,
    conditions: [...new Set(joined.conditions.map(({ kind }) => kind))].map(
      (kind) => CONDITIONS[kind],
    ),
    conditionCostShare: joined.conditionCostShare,
    confidence: weakest ?? 'low',
  };
}

function byStrictness(a: DecidingRule, b: DecidingRule): number {
  return (
    STRICTNESS[a.outcome] - STRICTNESS[b.outcome] ||
    a.lawfulShare.mid - b.lawfulShare.mid ||
    b.conditions.length - a.conditions.length ||
    (a.id < b.id ? -1 : 1)
  );
}

/** A residency rule as a reason. A rule that rests on memory is low confidence, whatever its author felt. */
export function ruleReason(
  { rule, scope, assumed }: BindingRule,
  effect: RuleEffect,
): DecidingRule {
  return {
    id: rule.id,
    jurisdiction: rule.jurisdiction,
    law: rule.law,
    kind: rule.kind,
    detail: rule.detail,
    reading: scope.reading,
    ...(rule.inForceFrom === undefined ? {} : { inForceFrom: rule.inForceFrom }),
    ...(rule.inForceUntil === undefined ? {} : { inForceUntil: rule.inForceUntil }),
    sourced: rule.sourced,
    assumed,
    source: rule.provenance.source,
    confidence: rule.sourced ? rule.provenance.confidence : 'low',
    outcome: outcomeOf(effect.lawfulShare, effect.conditions),
    lawfulShare: effect.lawfulShare,
    conditions: effect.conditions.map(({ kind }) => kind),
  };
}

/** A bar as a reason. */
export function barReason(bar: ProviderBar, effect: RuleEffect): DecidingRule {
  return {
    id: bar.id,
    jurisdiction: bar.countries.length === 1 ? (bar.countries[0] ?? '') : '*',
    law: bar.law,
    kind: 'bar',
    detail: '',
    reading: `binds ${bar.binds === 'both' ? 'customers and sites' : bar.binds}`,
    ...(bar.from === undefined ? {} : { inForceFrom: bar.from }),
    ...(bar.until === undefined ? {} : { inForceUntil: bar.until }),
    sourced: bar.sourced,
    assumed: false,
    source: bar.source,
    confidence: bar.confidence,
    outcome: outcomeOf(effect.lawfulShare, effect.conditions),
    lawfulShare: effect.lawfulShare,
    conditions: effect.conditions.map(({ kind }) => kind),
  };
}
