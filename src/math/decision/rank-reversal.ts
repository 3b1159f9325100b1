import { assert } from '../assert.ts';

/** Ranks alternatives: their positions, best first. Must be the same whenever it is given the same list. */
export type RankingFunction<Alternative> = (
  alternatives: readonly Alternative[],
) => readonly number[];

/** What is put on trial: a way of ranking, and the alternatives that it ranked. */
export interface RankingOnTrial<Alternative> {
  readonly alternatives: readonly Alternative[];
  readonly rank: RankingFunction<Alternative>;
  /** The same alternative, somewhat worse in at least one criterion and better in none. */
  readonly worsen: (alternative: Alternative) => Alternative;
}

/** A change that should not have changed the order, and did. Positions are those of the alternatives put on trial. */
export type RankReversal =
  | {
      /** Test 1: a worsened loser must leave the winner where it is. */
      readonly test: 1;
      readonly worsened: number;
      readonly winner: number;
      readonly newWinner: number;
    }
  | {
      /** Test 2: rankings of pairs must not run in a circle: each beats the next, and the last the first. */
      readonly test: 2;
      readonly circle: readonly [number, number, number];
    }
  | {
      /** Test 3: a pair alone must be ranked as it is among all. */
      readonly test: 3;
      readonly aheadAmongAll: number;
      readonly aheadAlone: number;
    };

/** What each test tried and what it found. */
export interface RankReversalReport {
  readonly trials: readonly [number, number, number];
  readonly reversals: readonly RankReversal[];
}

/**
 * Tests 1 to 3 of the reliability of a ranking method, on the ranking that it gave: (1) the winner stays when a loser
 * becomes worse, each loser in turn; (2) the rankings of all pairs are transitive; (3) together they give the ranking of
 * all. A method that judges each alternative by itself passes them; one that scales by the best and the worst of those at
 * hand need not.
 * Method: n - 1 rankings of all for the first test, n (n - 1) / 2 of pairs for the others; circles are counted over triples,
 * because a set of pairwise rankings that has a circle has one of three.
 * Source: Wang and Triantaphyllou 2008, "Ranking irregularities when evaluating alternatives by using some ELECTRE
 * methods", Omega 36(1).
 */
export function rankReversals<Alternative>(trial: RankingOnTrial<Alternative>): RankReversalReport {
  const { alternatives, rank } = trial;
  const order = rank(alternatives);
  assert(order.length === alternatives.length, 'a ranking ranks every alternative');
  const beats = pairwise(trial);
  const n = alternatives.length;
  return {
    trials: [Math.max(0, n - 1), (n * (n - 1) * (n - 2)) / 6, (n * (n - 1)) / 2],
    reversals: [
      ...worsenedLosers(trial, order),
      ...circlesOf(beats),
      ...pairsAgainst(order, beats),
    ],
  };
}

function worsenedLosers<Alternative>(
  { alternatives, rank, worsen }: RankingOnTrial<Alternative>,
  order: readonly number[],
): readonly RankReversal[] {
  const [winner, ...losers] = order;
  return losers.flatMap((worsened) => {
    const changed = alternatives.map((each, i) => (i === worsened ? worsen(each) : each));
    const newWinner = rank(changed)[0];
    return newWinner === winner ? [] : [{ test: 1, worsened, winner, newWinner }];
  });
}

/** `beats[i][j]` for i < j: whether i is ahead of j when the two are ranked alone. */
function pairwise<Alternative>({
  alternatives,
  rank,
}: RankingOnTrial<Alternative>): readonly (readonly boolean[])[] {
  const beats = alternatives.map(() => new Array<boolean>(alternatives.length).fill(false));
  for (let i = 0; i < alternatives.length; i++) {
    for (let j = i + 1; j < alternatives.length; j++) {
      const isAhead = rank([alternatives[i], alternatives[j]])[0] === 0;
      beats[i][j] = isAhead;
      beats[j][i] = !isAhead;
    }
  }
  return beats;
}

function circlesOf(beats: readonly (readonly boolean[])[]): readonly RankReversal[] {
  const found: RankReversal[] = [];
  const n = beats.length;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      for (let k = j + 1; k < n; k++) {
        const around = beats[i][j];
        if (around !== beats[j][k] || around !== beats[k][i]) continue;
        found.push({ test: 2, circle: around ? [i, j, k] : [i, k, j] });
      }
    }
  }
  return found;
}

function pairsAgainst(
  order: readonly number[],
  beats: readonly (readonly boolean[])[],
): readonly RankReversal[] {
  return order.flatMap((ahead, place) =>
    order
      .slice(place + 1)
      .filter((behind) => beats[behind][ahead])
      .map((behind) => ({ test: 3, aheadAmongAll: ahead, aheadAlone: behind }) as const),
  );
}
