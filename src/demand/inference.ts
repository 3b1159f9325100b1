/** What a model of inference needs to know of an accelerator. */
export interface AcceleratorSpec {
  /** Dense FP16 or BF16; eight-bit formats run at twice that. */
  readonly denseTflops: number;
  readonly memoryGb: number;
  readonly memoryGbPerS: number;
}

/** A class of language model, by what one generated token costs. */
export interface ModelClass {
  readonly id: string;
  readonly label: string;
  /** Billions of weights kept, and used for one token (fewer for a mixture of experts). */
  readonly weightsBillion: number;
  readonly activeBillion: number;
  /** Cache per token of context, bytes. */
  readonly cacheBytesPerToken: number;
  readonly contextTokens: number;
}

/** Two dense classes and a mixture of experts; sizes of published open models, from memory. */
export const MODEL_CLASSES: readonly ModelClass[] = [
  {
    id: 'small',
    label: 'dense, 8 billion weights',
    weightsBillion: 8,
    activeBillion: 8,
    cacheBytesPerToken: 131_072,
    contextTokens: 2048,
  },
  {
    id: 'medium',
    label: 'dense, 70 billion weights',
    weightsBillion: 70,
    activeBillion: 70,
    cacheBytesPerToken: 327_680,
    contextTokens: 4096,
  },
  {
    id: 'large',
    label: 'mixture of experts, 37 of 671 billion weights',
    weightsBillion: 671,
    activeBillion: 37,
    cacheBytesPerToken: 70_272,
    contextTokens: 4096,
  },
];

/** Users accept this time between two tokens. Source: serving papers of 2025 aim at 50 ms (memory). */
export const TOKEN_BUDGET_MS = 50;
/** Share of peak that decoding reaches: expert's guess, low confidence. */
const MEMORY_EFFICIENCY = 0.6;
const COMPUTE_EFFICIENCY = 0.4;
/** Share of memory that weights may fill, and weights and cache together. */
const WEIGHTS_MEMORY_SHARE = 0.6;
const USABLE_MEMORY_SHARE = 0.9;

export interface InferenceRate {
  /** Accelerators that hold one copy of the weights. */
  readonly accelerators: number;
  /** Requests decoded together on them. */
  readonly batch: number;
  readonly tokenMs: number;
  /** Tokens a second of one accelerator; 0 where no batch meets the budget. */
  readonly tokensPerSecond: number;
}

/**
 * Time of one decoding step by the roofline: the slower of reading weights and caches from memory and of computing.
 * Weights are eight-bit; a batch reads every weight of a dense model, and of a mixture those that its tokens route to,
 * `1 - (1 - active / all)^batch` of all.
 * Source: Williams, Waterman and Patterson 2009, "Roofline"; Pope et al. 2022, "Efficiently Scaling Transformer Inference".
 */
export function decodeStepMs(
  spec: AcceleratorSpec,
  model: ModelClass,
  { accelerators, batch }: { readonly accelerators: number; readonly batch: number },
): number {
  const routed = 1 - (1 - model.activeBillion / model.weightsBillion) ** batch;
  const weightsGb = model.weightsBillion * routed;
  const cacheGb = (batch * model.cacheBytesPerToken * model.contextTokens) / 1e9;
  const memoryS = (weightsGb + cacheGb) / (accelerators * spec.memoryGbPerS * MEMORY_EFFICIENCY);
  const tflop = (2 * model.activeBillion * batch) / 1000;
  const computeS = tflop / (accelerators * 2 * spec.denseTflops * COMPUTE_EFFICIENCY);
  return 1000 * Math.max(memoryS, computeS);
}

/**
 * Tokens a second of one accelerator with the largest batch that fits its memory and the time budget.
 * Accuracy: against two published decode rates of a 671-billion mixture (H800 1,850, Ascend 910C 1,943 tokens/s, from
 * memory) the model gives what `test/demand/inference.test.ts` prints, within 35 %; prefill and network are left out.
 */
export function inferenceRate(spec: AcceleratorSpec, model: ModelClass): InferenceRate {
  const accelerators = Math.max(
    1,
    Math.ceil(model.weightsBillion / (WEIGHTS_MEMORY_SHARE * spec.memoryGb)),
  );
  const cacheGb = (model.cacheBytesPerToken * model.contextTokens) / 1e9;
  const freeGb = accelerators * spec.memoryGb * USABLE_MEMORY_SHARE - model.weightsBillion;
  const stepMs = (batch: number) => decodeStepMs(spec, model, { accelerators, batch });
  const batch = largestBatch(
    Math.floor(freeGb / cacheGb),
    (size) => stepMs(size) <= TOKEN_BUDGET_MS,
  );
  const tokenMs = stepMs(Math.max(1, batch));
  return {
    accelerators,
    batch,
    tokenMs,
    tokensPerSecond: batch === 0 ? 0 : (1000 * batch) / tokenMs / accelerators,
  };
}

/** The largest whole number up to `most` that is accepted, 0 where none is; acceptance is monotone. */
function largestBatch(most: number, isAccepted: (batch: number) => boolean): number {
  let [accepted, refused] = [0, most + 1];
  while (refused - accepted > 1) {
    const middle = Math.floor((accepted + refused) / 2);
    if (isAccepted(middle)) accepted = middle;
    else refused = middle;
  }
  return accepted;
}
