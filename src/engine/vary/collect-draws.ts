import { bestConvergence, type Convergence } from '../../math/decision/convergence.ts';
import { drawTable, type DrawTable } from '../../math/decision/draw-table.ts';
import { bestProbabilities } from '../../math/decision/rank-probabilities.ts';
import { batchCount, type DrawBatch, type DrawPlan } from './draw-plan.ts';

/** Batches between two looks at the convergence: what is drawn does not depend on the number of workers. */
const WAVE = 8;

/** How batches are run and watched. */
export interface CollectOptions {
  /** One batch's draws, here or on a worker. */
  readonly runBatch: (batch: number) => DrawBatch | Promise<DrawBatch>;
  /** Half width of the 95 % interval of each probability of being best at which drawing stops; 0 draws all. */
  readonly tolerance: number;
  readonly onProgress?: (draws: number) => void;
  readonly signal?: AbortSignal;
}

/** All draws of a plan, as far as they were needed. */
export interface CollectedDraws {
  readonly plan: DrawPlan;
  readonly draws: number;
  readonly batches: number;
  /** Row by row: `draw * candidates + j`. */
  readonly score: Float64Array;
  readonly npvUsd: Float64Array;
  readonly isStanding: Uint8Array;
  /** Scores of the draws in which some candidate keeps every constraint; minus infinity for those that do not. */
  readonly standing: DrawTable;
  /** Share of the draws in which no candidate keeps every constraint. */
  readonly nobodyShare: number;
  readonly convergence: Convergence;
  readonly tolerance: number;
  /** Convergence after each look, first to last. */
  readonly path: readonly { readonly draws: number; readonly halfWidth: number }[];
}

/**
 * Runs the batches of a plan, wave by wave, until the probabilities of being best are known well enough or all is drawn.
 * The same bytes in whatever order and on however many workers the batches run.
 * Errors: throws the signal's reason when it is aborted.
 */
export async function collectDraws(
  plan: DrawPlan,
  { runBatch, tolerance, onProgress, signal }: CollectOptions,
): Promise<CollectedDraws> {
  const batches: DrawBatch[] = [];
  const path: { draws: number; halfWidth: number }[] = [];
  let done = 0;
  for (let first = 0; first < batchCount(plan); first += WAVE) {
    const last = Math.min(batchCount(plan), first + WAVE);
    const wave = Array.from({ length: last - first }, async (_, k) => {
      signal?.throwIfAborted();
      const batch = await runBatch(first + k);
      done += batch.score.length / plan.response.sites.length;
      onProgress?.(done);
      return batch;
    });
    batches.push(...(await Promise.all(wave)));
    const { isPrecise, widestHalfWidth } = convergenceOf(plan, batches, tolerance);
    if (widestHalfWidth !== undefined) path.push({ draws: done, halfWidth: widestHalfWidth });
    if (isPrecise && tolerance > 0) break;
  }
  return joined(plan, batches, { tolerance, path });
}

function isWhole({ batchDraws, response }: DrawPlan, { score }: DrawBatch): boolean {
  return score.length === batchDraws * response.sites.length;
}

/** Whole batches alone are compared; where there is none, the only one stands for itself. */
function convergenceOf(
  plan: DrawPlan,
  batches: readonly DrawBatch[],
  tolerance: number,
): Convergence {
  const whole = batches.filter((batch) => isWhole(plan, batch));
  const tables = whole.map((batch) => standingTable(plan, batch)).filter(({ draws }) => draws > 0);
  const none = new Float64Array(plan.response.sites.length);
  const best = tables.length > 0 ? tables.map((table) => bestProbabilities(table)) : [none];
  return bestConvergence(best, { tolerance });
}

/** Scores of the draws in which some candidate stands. */
function standingTable(
  { response }: DrawPlan,
  { score, isStanding }: Pick<DrawBatch, 'score' | 'isStanding'>,
): DrawTable {
  const n = response.sites.length;
  const kept = new Float64Array(score.length);
  let length = 0;
  for (let from = 0; from < score.length; from += n) {
    if (!isStanding.subarray(from, from + n).includes(1)) continue;
    for (let j = from; j < from + n; j++)
      kept[length++] = isStanding[j] === 1 ? score[j] : -Infinity;
  }
  return drawTable(n, kept.subarray(0, length));
}

function joined(
  plan: DrawPlan,
  batches: readonly DrawBatch[],
  { tolerance, path }: { readonly tolerance: number; readonly path: CollectedDraws['path'] },
): CollectedDraws {
  const score = Float64Array.from(batches.flatMap((batch) => [...batch.score]));
  const isStanding = Uint8Array.from(batches.flatMap((batch) => [...batch.isStanding]));
  const draws = score.length / plan.response.sites.length;
  const standing = standingTable(plan, { score, isStanding });
  return {
    plan,
    draws,
    batches: batches.length,
    score,
    npvUsd: Float64Array.from(batches.flatMap((batch) => [...batch.npvUsd])),
    isStanding,
    standing,
    nobodyShare: 1 - standing.draws / draws,
    convergence: convergenceOf(plan, batches, tolerance),
    tolerance,
    path,
  };
}
