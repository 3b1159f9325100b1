import { decisionMatrix, orderByScore } from '../../math/decision/decision-matrix.ts';
import { promethee } from '../../math/decision/promethee.ts';
import { rankReversals, type RankReversalReport } from '../../math/decision/rank-reversal.ts';
import { topsis } from '../../math/decision/topsis.ts';
import { utilityMatrix, weightedScores } from '../../math/decision/utility-matrix.ts';
import { vikor } from '../../math/decision/vikor.ts';
import { kendallTau } from '../../math/statistics/kendall-tau.ts';
import type { DrawnAnswer } from './response.ts';

/** What another method of ranking says of the same positions and weights. */
export interface MethodVerdict {
  readonly method: 'weighted sum' | 'TOPSIS' | 'VIKOR' | 'PROMETHEE II';
  /** Positions of the candidates, best first. */
  readonly order: readonly number[];
  /** Kendall's tau-b with the weighted sum; absent where a method tells nobody apart. */
  readonly agreement?: number;
  /** Whether its first is the weighted sum's. */
  readonly agrees: boolean;
}

/** Candidates' positions on the scales of the criteria (0 to 1, row by row) and the weights, which sum to 1. */
export interface Positions {
  readonly position: DrawnAnswer['position'];
  readonly weights: readonly number[];
}

function rowsOf({ position, weights }: Positions): readonly (readonly number[])[] {
  const n = weights.length;
  return Array.from({ length: position.length / n }, (_, j) => [
    ...position.subarray(j * n, (j + 1) * n),
  ]);
}

/** The weighted sum beside three methods that weigh otherwise: distance to ideals, worst regret, pairwise preference. */
export function methodVerdicts(positions: Positions): readonly MethodVerdict[] {
  const rows = rowsOf(positions);
  const criteria = positions.weights.map((weight) => ({ goal: 'max' as const, weight }));
  const matrix = decisionMatrix(rows, criteria);
  const own = weightedScores(utilityMatrix(rows), positions.weights);
  const compromise = vikor(matrix).compromise.map((q) => -q);
  const all = [
    ['weighted sum', own],
    ['TOPSIS', topsis(matrix)],
    ['VIKOR', compromise],
    ['PROMETHEE II', promethee(matrix).net],
  ] as const;
  const [winner] = orderByScore(own);
  return all.map(([method, scores]) => {
    const order = orderByScore(scores);
    const agreement = kendallTau(own, scores);
    return {
      method,
      order,
      agrees: order[0] === winner,
      ...(agreement !== undefined && { agreement }),
    };
  });
}

/** Half of every position lost: a loser made clearly worse. */
const WORSE = 0.5;

/** The tests of rank reversal on the ranking by weighted sum over fixed scales. */
export function rankingOnTrial(positions: Positions): RankReversalReport {
  return rankReversals({
    alternatives: rowsOf(positions),
    rank: (rows) => orderByScore(weightedScores(utilityMatrix(rows), positions.weights)),
    worsen: (row) => row.map((position) => WORSE * position),
  });
}
