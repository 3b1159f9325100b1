import type { Confidence, Provenance } from '../world/types.ts';

/** A chain of sources is as good as its weakest. */
export function weakestConfidence(provenance: readonly Provenance[]): Confidence | '' {
  const found = provenance.map(({ confidence }) => confidence);
  return (['low', 'medium', 'high'] as const).find((each) => found.includes(each)) ?? '';
}
