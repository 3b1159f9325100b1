import { assert } from '../assert.ts';
import { alternativeMeans, type DrawTable, drawTable, largestAt } from './draw-table.ts';
import { regrets } from './regret.ts';

/** What each alternative promises over the futures, and which one each rule chooses (of equal ones the first). */
export interface RobustChoice {
  readonly expected: Float64Array;
  /** Value in its worst future. */
  readonly worst: Float64Array;
  readonly expectedRegret: Float64Array;
  readonly maximumRegret: Float64Array;
  /** Highest expected value; also the least expected regret. */
  readonly byExpectedValue: number;
  /** Highest worst value. */
  readonly byMaximin: number;
  /** Least maximum regret: never far from the best, whatever comes. */
  readonly byMinimaxRegret: number;
}

/**
 * Choice under several futures (the rows of the table): by expected value, by the worst case, and by minimax regret.
 * `probabilities` of the futures, equal where none are given; they need not sum to 1.
 * Errors: asserts an alternative and a future, and as many probabilities as futures.
 * Source: Wald 1950 (maximin), Savage 1951 (minimax regret), as in Luce and Raiffa 1957, "Games and Decisions", chapter 13.
 */
export function robustChoice(table: DrawTable, probabilities?: readonly number[]): RobustChoice {
  const { draws, alternatives } = table;
  assert(draws > 0 && alternatives > 0, 'there are futures and alternatives');
  assert((probabilities?.length ?? draws) === draws, 'each future has its probability');
  const expected = expectedValues(table, probabilities);
  const worst = new Float64Array(alternatives).fill(Infinity);
  table.values.forEach((value, k) => {
    worst[k % alternatives] = Math.min(worst[k % alternatives], value);
  });
  const { expected: expectedRegret, maximum: maximumRegret } = regrets(table, probabilities);
  return {
    expected,
    worst,
    expectedRegret,
    maximumRegret,
    byExpectedValue: largestAt(expected),
    byMaximin: largestAt(worst),
    byMinimaxRegret: largestAt(maximumRegret.map((regret) => -regret)),
  };
}

function expectedValues(table: DrawTable, probabilities?: readonly number[]): Float64Array {
  if (probabilities === undefined) return alternativeMeans(table);
  const { draws, alternatives, values } = table;
  const total = probabilities.reduce((sum, each) => sum + each, 0);
  const weighted = values.map((value, k) => {
    const share = probabilities[Math.floor(k / alternatives)] / total;
    // An impossible future counts for nothing, even where its value is infinite.
    return share === 0 ? 0 : value * share * draws;
  });
  return alternativeMeans(drawTable(alternatives, weighted));
}
