import type { ModelClass } from './model-class.ts';

/** What of an accelerator's data sheet the speed of inference rests on. */
export interface AcceleratorSpeed {
  /** Dense at 16 bits, TFLOP/s; twice as much at 8 bits. */
  readonly denseTflops: number;
  readonly memoryGb: number;
  readonly memoryGbPerS: number;
}

export interface ThroughputQuery {
  readonly model: ModelClass;
  readonly accelerator: AcceleratorSpeed;
  /** Sequences that are answered together. */
  readonly batch: number;
  /** Tokens of a sequence that are kept while it is answered. */
  readonly contextTokens: number;
  /** Tokens read for every token written. */
  readonly promptPerOutput: number;
}

export interface Throughput {
  /** Accelerators that hold one copy of the model with its batch, a power of two. */
  readonly acceleratorsPerCopy: number;
  readonly tokensPerSecondPerAccelerator: number;
  /** What one user sees. */
  readonly tokensPerSecondPerUser: number;
  readonly limitedBy: 'memory' | 'compute';
}

/** What serving reaches of the data sheet: of bandwidth, and of 8-bit compute. */
const BANDWIDTH_SHARE = 0.7;
const COMPUTE_SHARE = 0.45;

/** Memory that is left for parameters and cache. */
const USABLE_MEMORY_SHARE = 0.9;

/**
 * Tokens that an accelerator writes in a second, by the roofline: a step writes one token for every sequence of the batch and
 * takes as long as reading the parameters and all caches from memory, or as the arithmetic (two operations a parameter
 * and token, prompts included), whichever is longer. Small batches are limited by memory, and a larger batch shares the
 * reading of the parameters; beyond the ridge compute limits, and users only wait longer. Of a mixture of experts a batch
 * reads every expert that any of its tokens wants. Parameters and caches are held at 8 bits.
 * Accuracy: within a factor of 1.5 of published results for the medium class (MLPerf Inference 4.1); links between
 * accelerators are left out, which flatters models spread over many.
 * Source: Williams, Waterman and Patterson 2009, "Roofline", CACM 52(4); Pope et al. 2022, "Efficiently Scaling
 * Transformer Inference".
 */
export function tokenThroughput(query: ThroughputQuery): Throughput {
  const { model, accelerator, batch, contextTokens, promptPerOutput } = query;
  const cacheGb = (batch * contextTokens * model.cacheKbPerToken) / 1e6;
  const acceleratorsPerCopy = copySize(model.parametersBillion + cacheGb, accelerator);
  const idleShare = (1 - model.activeBillion / model.parametersBillion) ** batch;
  const readGb = model.parametersBillion * (1 - idleShare) + cacheGb;
  const memoryS = readGb / (acceleratorsPerCopy * accelerator.memoryGbPerS * BANDWIDTH_SHARE);
  const gigaOperations = 2 * model.activeBillion * batch * (1 + promptPerOutput);
  const gigaPerS = acceleratorsPerCopy * 2000 * accelerator.denseTflops * COMPUTE_SHARE;
  const computeS = gigaOperations / gigaPerS;
  const stepS = Math.max(memoryS, computeS);
  return {
    acceleratorsPerCopy,
    tokensPerSecondPerAccelerator: batch / (stepS * acceleratorsPerCopy),
    tokensPerSecondPerUser: 1 / stepS,
    limitedBy: memoryS > computeS ? 'memory' : 'compute',
  };
}

/** Accelerators whose memory holds so many gigabytes, rounded up to a power of two, as models are split. */
function copySize(gigabytes: number, { memoryGb }: AcceleratorSpeed): number {
  const needed = gigabytes / (memoryGb * USABLE_MEMORY_SHARE);
  return 2 ** Math.max(0, Math.ceil(Math.log2(needed)));
}

export interface FastestBatchQuery extends Omit<ThroughputQuery, 'batch'> {
  /** What a user must see at least. */
  readonly leastTokensPerSecondPerUser: number;
}

/** Batches beyond this bring nothing on any accelerator of the table. */
const MOST_BATCH = 4096;

/**
 * The batch, among powers of two, that writes most in a second while every user still sees the speed asked for; `undefined`
 * where even a single user is too slow.
 */
export function bestBatch(
  query: FastestBatchQuery,
): (Throughput & { readonly batch: number }) | undefined {
  let best: (Throughput & { readonly batch: number }) | undefined;
  for (let batch = 1; batch <= MOST_BATCH; batch *= 2) {
    const throughput = tokenThroughput({ ...query, batch });
    if (throughput.tokensPerSecondPerUser < query.leastTokensPerSecondPerUser) continue;
    const written = best?.tokensPerSecondPerAccelerator ?? 0;
    if (throughput.tokensPerSecondPerAccelerator > written) best = { ...throughput, batch };
  }
  return best;
}
