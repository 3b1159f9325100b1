/** A quantity with the range in which it may lie: `low <= mid <= high`. */
export interface Bounds {
  readonly low: number;
  readonly mid: number;
  readonly high: number;
}

/** A quantity that is known exactly. */
export function exactly(value: number): Bounds {
  return { low: value, mid: value, high: value };
}

export const NOTHING: Bounds = exactly(0);
export const EVERYTHING: Bounds = exactly(1);

/**
 * Share that stays lawful when several rules each leave a share of the same class: the rules may bind the same part or
 * different parts. `low` and `high` are the Fréchet bounds of the intersection, `mid` assumes independence.
 * Source: Fréchet 1935, "Généralisation du théorème des probabilités totales".
 */
export function jointShare(shares: readonly Bounds[]): Bounds {
  return shares.reduce(
    (joint, share) => ({
      low: Math.max(0, joint.low + share.low - 1),
      mid: joint.mid * share.mid,
      high: Math.min(joint.high, share.high),
    }),
    EVERYTHING,
  );
}
