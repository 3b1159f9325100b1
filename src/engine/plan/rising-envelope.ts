/** A curve in pieces, and what is known of them. */
export interface CurveInPieces {
  /** Between two knots concave, as long as there is no tax holiday: tax sets in, and losses are carried forward. */
  readonly valueAt: (x: number) => number;
  /** The curve without tax, which is straight between two knots. */
  readonly untaxedAt: (x: number) => number;
  readonly hasHoliday: boolean;
  /** The curve is asked about from 0 up to here. */
  readonly most: number;
  /** Where the untaxed curve bends, in any order. */
  readonly knots: readonly number[];
}

/** Part of a piece over which its slope at the right end is taken. */
const TIP_SHARE = 1e-3;

/**
 * A function that is never below the curve's greatest value from 0 up to its argument. Where the curve rises on every piece it
 * is the curve itself. A concave piece rises if it rises at its right end; where one does not, its greatest value is bounded by
 * the straight line without tax, which has its greatest value at an end.
 * Accuracy: within the last thousandth of a rising piece the curve may exceed its end by what the tip's bend allows, below
 * 1e-6 of the piece's height.
 */
export function risingEnvelope(curve: CurveInPieces): (x: number) => number {
  const { most, valueAt } = curve;
  const ends = [
    ...new Set([0, ...curve.knots.filter((knot) => knot > 0 && knot < most), Math.max(0, most)]),
  ].sort((a, b) => a - b);
  const pieces = ends.slice(1).map((right, k) => {
    const left = ends[k];
    return { right, isRising: isRising(curve, left, right), most: pieceMost(curve, left, right) };
  });
  if (pieces.every((piece) => piece.isRising)) return valueAt;
  let greatest = valueAt(0);
  const steps = pieces.map((piece) => ({
    right: piece.right,
    most: (greatest = Math.max(greatest, piece.most)),
  }));
  return (x) => {
    if (x <= 0) return valueAt(0);
    const step = steps.find(({ right }) => x <= right) ?? steps[steps.length - 1];
    return step.most;
  };
}

function isRising({ valueAt, hasHoliday }: CurveInPieces, left: number, right: number): boolean {
  if (hasHoliday) return false;
  const before = right - TIP_SHARE * (right - left);
  return valueAt(right) >= valueAt(before);
}

function pieceMost(curve: CurveInPieces, left: number, right: number): number {
  if (isRising(curve, left, right)) return curve.valueAt(right);
  return Math.max(curve.untaxedAt(left), curve.untaxedAt(right));
}
