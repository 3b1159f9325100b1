/** A class of language model, as far as speed depends on it. */
export interface ModelClass {
  readonly id: string;
  readonly label: string;
  /** All parameters, and those that one token passes through (fewer for a mixture of experts), billions. */
  readonly parametersBillion: number;
  readonly activeBillion: number;
  /** Memory of a token's keys and values at 16 bits, kB. */
  readonly cacheKbPerToken: number;
  readonly source: string;
}

/**
 * Four classes, each after an open model whose architecture is published: a token's cache has
 * `2 x layers x key-value heads x head size` numbers, or the compressed state of the mixture of experts, two bytes each.
 */
export const MODEL_CLASSES: readonly ModelClass[] = [
  {
    id: 'small',
    label: 'small, 8 billion',
    parametersBillion: 8,
    activeBillion: 8,
    cacheKbPerToken: (2 * 2 * 32 * 8 * 128) / 1000,
    source: 'Llama 3.1 8B (Grattafiori et al. 2024, "The Llama 3 Herd of Models", table 3)',
  },
  {
    id: 'medium',
    label: 'medium, 70 billion',
    parametersBillion: 70,
    activeBillion: 70,
    cacheKbPerToken: (2 * 2 * 80 * 8 * 128) / 1000,
    source: 'Llama 3.1 70B (Grattafiori et al. 2024, "The Llama 3 Herd of Models", table 3)',
  },
  {
    id: 'large',
    label: 'large, 405 billion',
    parametersBillion: 405,
    activeBillion: 405,
    cacheKbPerToken: (2 * 2 * 126 * 8 * 128) / 1000,
    source: 'Llama 3.1 405B (Grattafiori et al. 2024, "The Llama 3 Herd of Models", table 3)',
  },
  {
    id: 'experts',
    label: 'mixture of experts, 671 billion',
    parametersBillion: 671,
    activeBillion: 37,
    cacheKbPerToken: (2 * 61 * (512 + 64)) / 1000,
    source: 'DeepSeek-V3 (DeepSeek-AI 2024, "DeepSeek-V3 Technical Report", section 4.2)',
  },
];
