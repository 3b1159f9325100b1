import { assert } from '../assert.ts';
import { benefitColumn, type DecisionMatrix, weightShares } from './decision-matrix.ts';

/**
 * How strongly a lead of `d` (above 0, in the unit of the criterion) is preferred, 0 to 1: the six general criteria.
 * usual: any lead counts in full; quasi: only one above `indifference`; linear: in full from `preference` on, in proportion
 * below; level: one half between the two thresholds; linear with indifference: in proportion between them; Gaussian:
 * 1 - exp(-d^2 / 2 s^2).
 */
export type PreferenceFunction =
  | { readonly kind: 'usual' }
  | { readonly kind: 'quasi'; readonly indifference: number }
  | { readonly kind: 'linear'; readonly preference: number }
  | { readonly kind: 'level'; readonly indifference: number; readonly preference: number }
  | {
      readonly kind: 'linearWithIndifference';
      readonly indifference: number;
      readonly preference: number;
    }
  | { readonly kind: 'gaussian'; readonly spread: number };

/** Flows of PROMETHEE: how much each alternative outranks the others, and is outranked. */
export interface PrometheeFlows {
  readonly leaving: Float64Array;
  readonly entering: Float64Array;
  /** Leaving less entering, -1 to 1, higher better: the complete ranking of PROMETHEE II. They sum to 0. */
  readonly net: Float64Array;
  /** Preference of i over j: `preference[i * alternatives + j]`, 0 to 1. */
  readonly preference: Float64Array;
}

/**
 * PROMETHEE I and II: weighted mean over the criteria of how much each alternative is preferred to each other one, and the
 * mean of that over the others. `preferences`: one function a criterion; where none are given, linear up to the range of
 * the criterion, which asks nobody for thresholds.
 * Edge: flows of a single alternative are 0.
 * Source: Brans, Vincke and Mareschal 1986, "How to select and how to rank projects: The PROMETHEE method", EJOR 24(2).
 */
export function promethee(
  matrix: DecisionMatrix,
  preferences: readonly PreferenceFunction[] = matrix.criteria.map((_, criterion) =>
    linearOverRange(matrix, criterion),
  ),
): PrometheeFlows {
  const { alternatives: n, criteria } = matrix;
  assert(preferences.length === criteria.length, 'each criterion has its preference function');
  const shares = weightShares(criteria);
  const preference = new Float64Array(n * n);
  preferences.forEach((each, criterion) => {
    const column = benefitColumn(matrix, criterion);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        const lead = column[i] - column[j];
        if (lead > 0) preference[i * n + j] += shares[criterion] * degree(each, lead);
      }
    }
  });
  return { ...flows(preference, n), preference };
}

function flows(preference: Float64Array, n: number): Omit<PrometheeFlows, 'preference'> {
  const leaving = new Float64Array(n);
  const entering = new Float64Array(n);
  const others = Math.max(1, n - 1);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      leaving[i] += preference[i * n + j] / others;
      entering[j] += preference[i * n + j] / others;
    }
  }
  return { leaving, entering, net: leaving.map((out, i) => out - entering[i]) };
}

function linearOverRange(matrix: DecisionMatrix, criterion: number): PreferenceFunction {
  const column = benefitColumn(matrix, criterion);
  return { kind: 'linear', preference: Math.max(...column) - Math.min(...column) };
}

/** Degree of preference of a lead above 0. Source: Brans, Vincke and Mareschal 1986, table of the general criteria. */
function degree(each: PreferenceFunction, lead: number): number {
  switch (each.kind) {
    case 'usual':
      return 1;
    case 'quasi':
      return lead > each.indifference ? 1 : 0;
    case 'linear':
      return lead >= each.preference ? 1 : lead / each.preference;
    case 'level':
      if (lead <= each.indifference) return 0;
      return lead <= each.preference ? 0.5 : 1;
    case 'linearWithIndifference':
      if (lead <= each.indifference) return 0;
      if (lead >= each.preference) return 1;
      return (lead - each.indifference) / (each.preference - each.indifference);
    case 'gaussian':
      return 1 - Math.exp(-((lead / each.spread) ** 2) / 2);
  }
}
