import { assignmentKernel } from './assignment-kernel.ts';
import { fixByReducedCost } from './fixing.ts';
import type { MipConstraint } from './mip-text.ts';
import type { LocationModel } from './model.ts';
import { nodeFrame, rootNode } from './search-node.ts';
import { solveModel } from './solve-model.ts';
import { solveWithHighs, type MipOutcome } from './solve-with-highs.ts';
import { ascend } from './subgradient.ts';

/** What a constrained model came to, and how much of it the bounds had cut off before HiGHS saw it. */
export type ConstrainedOutcome = MipOutcome & { readonly sitesCutOff: number };

/** How far above the unconstrained optimum the first search looks, and how much farther each next one does. */
const FIRST_REACH = 0.02;
const WIDEN = 8;
const ASCENT_ITERATIONS = 400;

/**
 * Solves a model under linear constraints on who is served from where. Constraints only make plans dearer, so the
 * unconstrained bound holds: sites whose opening alone would cost more than a cutoff are left out, and HiGHS gets the
 * rest with that cutoff. Where nothing is found below it, the cutoff is widened until no site is left out.
 * Edges: forced sites and counts are those of the model; capacitated models are not reduced.
 */
export async function solveWithConstraints(
  model: LocationModel,
  constraints: readonly MipConstraint[],
  timeLimitS?: number,
): Promise<ConstrainedOutcome> {
  const limit = timeLimitS === undefined ? {} : { timeLimitS };
  const free = solveModel(model);
  const best = free.plans.at(0);
  if (!best && free.isProven) return { kind: 'infeasible', sitesCutOff: 0 };
  if (!best || model.capacitated) {
    return { ...(await solveWithHighs(model, { constraints, ...limit })), sitesCutOff: 0 };
  }
  const settle = siteSettler(model, best.value);
  for (let reach = FIRST_REACH; ; reach *= WIDEN) {
    const cutoff = best.value + reach * Math.max(1, Math.abs(best.value));
    const isClosed = settle(cutoff);
    const sitesCutOff = isClosed.reduce((sum, closed) => sum + closed, 0);
    if (sitesCutOff === 0) {
      return { ...(await solveWithHighs(model, { constraints, ...limit })), sitesCutOff };
    }
    const outcome = await solveWithHighs(model, { constraints, isClosed, ...limit });
    if (outcome.kind === 'undecided') return { ...outcome, sitesCutOff };
    // A plan beyond the cutoff may be beaten by one that uses a site left out.
    if (outcome.kind === 'optimal' && outcome.value <= cutoff) return { ...outcome, sitesCutOff };
  }
}

/** Bounds the model once; the function it returns marks the sites that no plan up to a cutoff can open. */
function siteSettler(model: LocationModel, target: number): (cutoff: number) => Uint8Array {
  const kernel = assignmentKernel(model, () => false);
  const root = rootNode(model);
  const frame = nodeFrame(model, root);
  const start = kernel.start(root);
  const relaxation = kernel.relax(root, frame);
  const ascent = ascend(relaxation, {
    start: {
      demand: Float64Array.from(relaxation.demand, (i) => start.demand[i]),
      side: start.side,
    },
    iterations: ASCENT_ITERATIONS,
    target,
    enough: Infinity,
    step: 1,
  });
  return (cutoff) => {
    const isClosed = new Uint8Array(model.siteCount);
    const above = cutoff + 1e-9 * Math.max(1, Math.abs(cutoff));
    for (const j of fixByReducedCost(ascent, frame, above).close) isClosed[j] = 1;
    return isClosed;
  };
}
