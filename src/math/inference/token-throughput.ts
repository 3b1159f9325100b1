import type { ModelClass } from './model-class.ts';

/** What of an accelerator's data sheet the speed of inference rests on. */
export interface AcceleratorSpeed {
  /** Dense at 16 bits, TFLOP/s; twice as much at 8 bits. */
  readonly denseTflops: number;
  readonly memoryGb: number;
  readonly memoryGbPerS: number;
}

/** What users ask of a model. */
export interface RequestShape {
  /** Tokens of a sequence that are kept while it is answered. */
  readonly contextTokens: number;
  /** Tokens read for every token written. */
  readonly promptPerOutput: number;
}

export interface ThroughputQuery extends RequestShape {
  readonly model: ModelClass;
  readonly accelerator: AcceleratorSpeed;
}

export interface Throughput {
  /** Accelerators that hold one copy of the model with its batch. */
  readonly acceleratorsPerCopy: number;
  readonly tokensPerSecondPerAccelerator: number;
  /** What one user sees. */
  readonly tokensPerSecondPerUser: number;
  readonly limitedBy: 'memory' | 'compute';
}

/** What serving reaches of the data sheet: of bandwidth, and of 8-bit compute. Expert's guess, low confidence. */
const BANDWIDTH_SHARE = 0.6;
const COMPUTE_SHARE = 0.4;

/** Memory that weights may fill, and weights and caches together; the rest is the program's own. Expert's guess. */
const WEIGHTS_MEMORY_SHARE = 0.6;
const USABLE_MEMORY_SHARE = 0.9;

/** The fewest accelerators whose memory holds the weights and leaves room for caches. */
function acceleratorsPerCopy({ model, accelerator }: ThroughputQuery): number {
  return Math.ceil(model.parametersBillion / (WEIGHTS_MEMORY_SHARE * accelerator.memoryGb));
}

function cacheGbPerSequence({ model, contextTokens }: ThroughputQuery): number {
  return (contextTokens * model.cacheKbPerToken) / 1e6;
}

/** The most sequences whose caches fit beside the weights of one copy. */
export function mostBatch(query: ThroughputQuery): number {
  const { model, accelerator } = query;
  const usableGb = acceleratorsPerCopy(query) * accelerator.memoryGb * USABLE_MEMORY_SHARE;
  return Math.floor((usableGb - model.parametersBillion) / cacheGbPerSequence(query));
}

/**
 * Tokens that an accelerator writes in a second, by the roofline: a step writes one token for every sequence of the batch and
 * takes as long as reading the parameters and all caches from memory, or as the arithmetic (two operations a parameter
 * and token, prompts included), whichever is longer. Small batches are limited by memory, and a larger batch shares the
 * reading of the parameters; beyond the ridge compute limits, and users only wait longer. Of a mixture of experts a batch
 * reads every expert that any of its tokens wants, `1 - (1 - active / all)^batch` of them. Parameters are held at 8 bits.
 * Accuracy: against two results of MLPerf Inference 4.1 for the medium class 0.91 (H100) and 0.76 (A100) of what was
 * measured; against two decode rates of a mixture of 671 billion 1.26 (H800) and 0.77 (Ascend 910C). Links between
 * accelerators are left out.
 * Source: Williams, Waterman and Patterson 2009, "Roofline", CACM 52(4); Pope et al. 2022, "Efficiently Scaling
 * Transformer Inference".
 */
export function tokenThroughput(query: ThroughputQuery, batch: number): Throughput {
  const { model, accelerator, promptPerOutput } = query;
  const copy = acceleratorsPerCopy(query);
  const idleShare = (1 - model.activeBillion / model.parametersBillion) ** batch;
  const readGb = model.parametersBillion * (1 - idleShare) + batch * cacheGbPerSequence(query);
  const memoryS = readGb / (copy * accelerator.memoryGbPerS * BANDWIDTH_SHARE);
  const gigaOperations = 2 * model.activeBillion * batch * (1 + promptPerOutput);
  const computeS = gigaOperations / (copy * 2000 * accelerator.denseTflops * COMPUTE_SHARE);
  const stepS = Math.max(memoryS, computeS);
  return {
    acceleratorsPerCopy: copy,
    tokensPerSecondPerAccelerator: batch / (stepS * copy),
    tokensPerSecondPerUser: 1 / stepS,
    limitedBy: memoryS > computeS ? 'memory' : 'compute',
  };
}

export interface BestBatchQuery extends ThroughputQuery {
  /** What a user must see at least. */
  readonly leastTokensPerSecondPerUser: number;
}

/**
 * The batch that writes most in a second, fits the memory and leaves every user the speed asked for: as large as memory and
 * users allow, but not beyond the ridge, where compute limits and users would only wait longer. `undefined` where even a
 * single user is too slow.
 */
export function bestBatch(
  query: BestBatchQuery,
): (Throughput & { readonly batch: number }) | undefined {
  const batch = largestAccepted(mostBatch(query), (size) => {
    if (tokenThroughput(query, size).tokensPerSecondPerUser < query.leastTokensPerSecondPerUser)
      return false;
    return size === 1 || tokenThroughput(query, size - 1).limitedBy === 'memory';
  });
  return batch === 0 ? undefined : { ...tokenThroughput(query, batch), batch };
}

/** The largest whole number up to `most` that is accepted, 0 where none is; what accepts a number accepts all below it. */
function largestAccepted(most: number, isAccepted: (value: number) => boolean): number {
  let [accepted, refused] = [0, Math.max(0, most) + 1];
  while (refused - accepted > 1) {
    const middle = Math.floor((accepted + refused) / 2);
    if (isAccepted(middle)) accepted = middle;
    else refused = middle;
  }
  return accepted;
}
