import type { Bounds } from './bounds.ts';

/** What a provider must do before a transfer is lawful, lightest first. */
export const CONDITION_KINDS = [
  'contract',
  'certification',
  'filing',
  'approval',
  'licence',
  'localCopy',
  'localPartner',
] as const;

export type ConditionKind = (typeof CONDITION_KINDS)[number];

export interface Condition {
  readonly kind: ConditionKind;
  readonly label: string;
  /** Cost of meeting it, as a share of the revenue from the demand it binds, 0 to 1. */
  readonly costShare: Bounds;
}

/**
 * Every condition with what it costs. The shares are assumptions (expert's guess, low confidence): no published figure
 * gives compliance cost as a share of cloud revenue; the order follows from what each asks for: papers, an audit, a
 * procedure with an authority, a second copy of the data, a share of the margin for a licensed local operator.
 */
export const CONDITIONS: Readonly<Record<ConditionKind, Condition>> = {
  contract: {
    kind: 'contract',
    label: 'contract clauses, consent or safeguards with a transfer assessment',
    costShare: { low: 0.002, mid: 0.005, high: 0.015 },
  },
  certification: {
    kind: 'certification',
    label: 'a certified provider or recipient',
    costShare: { low: 0.003, mid: 0.01, high: 0.02 },
  },
  filing: {
    kind: 'filing',
    label: 'a filing with the authority',
    costShare: { low: 0.005, mid: 0.01, high: 0.025 },
  },
  approval: {
    kind: 'approval',
    label: 'approval by the supervisor',
    costShare: { low: 0.01, mid: 0.02, high: 0.04 },
  },
  licence: {
    kind: 'licence',
    label: 'a licence or permit for each transfer',
    costShare: { low: 0.01, mid: 0.03, high: 0.06 },
  },
  localCopy: {
    kind: 'localCopy',
    label: 'a copy kept inside the country',
    costShare: { low: 0.03, mid: 0.06, high: 0.12 },
  },
  localPartner: {
    kind: 'localPartner',
    label: 'operation by a licensed local partner',
    costShare: { low: 0.05, mid: 0.1, high: 0.2 },
  },
};

/** One condition with the part of the class that it binds. */
export interface BoundCondition {
  readonly kind: ConditionKind;
  readonly boundShare: Bounds;
}

/**
 * Cost of meeting all conditions, as a share of revenue: the same condition asked twice is met once (the wider binding
 * counts), different ones add up; at most 1.
 */
export function conditionCostShare(conditions: readonly BoundCondition[]): Bounds {
  const widest = new Map<ConditionKind, Bounds>();
  for (const { kind, boundShare } of conditions) {
    const known = widest.get(kind);
    widest.set(kind, known === undefined ? boundShare : maximum(known, boundShare));
  }
  const total = { low: 0, mid: 0, high: 0 };
  for (const [kind, bound] of widest) {
    const { costShare } = CONDITIONS[kind];
    total.low += costShare.low * bound.low;
    total.mid += costShare.mid * bound.mid;
    total.high += costShare.high * bound.high;
  }
  return {
    low: Math.min(1, total.low),
    mid: Math.min(1, total.mid),
    high: Math.min(1, total.high),
  };
}

function maximum(a: Bounds, b: Bounds): Bounds {
  return {
    low: Math.max(a.low, b.low),
    mid: Math.max(a.mid, b.mid),
    high: Math.max(a.high, b.high),
  };
}
