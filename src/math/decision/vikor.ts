import { benefitColumn, type DecisionMatrix, weightShares } from './decision-matrix.ts';

/** The measures of VIKOR, lower better, and what it proposes. */
export interface VikorResult {
  /** Group utility S: weighted distance from the best of every criterion, 0 to 1. */
  readonly groupUtility: Float64Array;
  /** Individual regret R: the largest weighted distance in one criterion. */
  readonly individualRegret: Float64Array;
  /** Q: both scaled to 0 to 1 and mixed by the strategy. */
  readonly compromise: Float64Array;
  /** The alternatives of the compromise, best first: one if its lead is large and stable, else those that are as good. */
  readonly proposed: readonly number[];
  /** Condition 1: the second is behind by at least 1 / (alternatives - 1). */
  readonly hasAdvantage: boolean;
  /** Condition 2: the first is also the best by S or by R. */
  readonly isStable: boolean;
}

/**
 * VIKOR: the ranking by Q = v (S - S*) / (S- - S*) + (1 - v) (R - R*) / (R- - R*), and the compromise that it proposes.
 * `strategy` v in [0, 1]: 1 looks at the sum of distances alone, 0 at the largest.
 * Edge: a criterion, or a measure, that is equal for all counts as 0.
 * Source: Opricovic and Tzeng 2004, "Compromise solution by MCDM methods: a comparative analysis of VIKOR and TOPSIS",
 * EJOR 156(2).
 */
export function vikor(matrix: DecisionMatrix, strategy = 0.5): VikorResult {
  const { groupUtility, individualRegret } = distances(matrix);
  const [s, r] = [unitScaled(groupUtility), unitScaled(individualRegret)];
  const compromise = s.map((each, i) => strategy * each + (1 - strategy) * r[i]);
  // Ties by Q are broken by the group utility.
  const order = [...compromise.keys()].sort(
    (a, b) => compromise[a] - compromise[b] || groupUtility[a] - groupUtility[b] || a - b,
  );
  const least = 1 / Math.max(1, matrix.alternatives - 1);
  const lead = (i: number) => compromise[i] - compromise[order[0]];
  const hasAdvantage = order.length < 2 || lead(order[1]) >= least - 1e-12;
  const isStable = order.length === 0 || s[order[0]] === 0 || r[order[0]] === 0;
  const proposed = order.filter((i, place) => {
    if (place === 0) return true;
    return hasAdvantage ? !isStable && place === 1 : lead(i) < least;
  });
  return { groupUtility, individualRegret, compromise, proposed, hasAdvantage, isStable };
}

function distances(matrix: DecisionMatrix): {
  readonly groupUtility: Float64Array;
  readonly individualRegret: Float64Array;
} {
  const shares = weightShares(matrix.criteria);
  const groupUtility = new Float64Array(matrix.alternatives);
  const individualRegret = new Float64Array(matrix.alternatives);
  matrix.criteria.forEach((_, criterion) => {
    const worseness = unitScaled(benefitColumn(matrix, criterion).map((value) => -value));
    worseness.forEach((each, i) => {
      const distance = shares[criterion] * each;
      groupUtility[i] += distance;
      individualRegret[i] = Math.max(individualRegret[i], distance);
    });
  });
  return { groupUtility, individualRegret };
}

/** Values moved and scaled so that the least is 0 and the largest 1; all 0 where they are equal. */
function unitScaled(values: Float64Array): Float64Array {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return values.map((value) => (high > low ? (value - low) / (high - low) : 0));
}
