import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { EVERYTHING, exactly, jointShare, type Bounds } from '../../src/compliance/bounds.ts';

const bounds: fc.Arbitrary<Bounds> = fc
  .tuple(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  .map((three) => {
    const [low, mid, high] = three.sort((a, b) => a - b);
    return { low, mid, high };
  });

describe('what several rules leave', () => {
  it('lies between what they leave at most and at least in common (Fréchet), independent in the middle', () => {
    const joint = jointShare([exactly(0.7), exactly(0.6)]);
    expect(joint.low).toBeCloseTo(0.3, 12);
    expect(joint.mid).toBeCloseTo(0.42, 12);
    expect(joint.high).toBeCloseTo(0.6, 12);
    expect(jointShare([exactly(0.3), exactly(0.6)]).low).toBe(0);
    expect(jointShare([])).toEqual(EVERYTHING);
  });

  test.prop([fc.array(bounds, { maxLength: 5 }), bounds], { seed: 7 })(
    'shrinks at every end with each further rule, and never leaves more than the strictest',
    (shares, more) => {
      const before = jointShare(shares);
      const after = jointShare([...shares, more]);
      for (const end of ['low', 'mid', 'high'] as const) {
        expect(after[end]).toBeLessThanOrEqual(before[end]);
        for (const share of [...shares, more])
          expect(after[end]).toBeLessThanOrEqual(share[end] + 1e-12);
      }
      expect(after.low).toBeLessThanOrEqual(after.mid + 1e-12);
      expect(after.mid).toBeLessThanOrEqual(after.high + 1e-12);
    },
  );
});
