import type { RequestShape } from './token-throughput.ts';

/**
 * What accelerators are compared by: a question of 1,500 tokens and an answer of 500, written no slower than 20 tokens a
 * second, since a reader takes in about five words in that time. An assumption.
 */
export const USUAL_CHAT: RequestShape & { readonly leastTokensPerSecondPerUser: number } = {
  contextTokens: 2000,
  promptPerOutput: 3,
  leastTokensPerSecondPerUser: 20,
};
