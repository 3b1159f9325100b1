import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { ACCELERATORS } from '../../src/compliance/accelerator-classes.ts';
import {
  acceleratorPriceIndex,
  usdPerMillionTokens,
  type PricedAccelerator,
} from '../../src/demand/accelerator-price-index.ts';

const spec = fc.record({
  denseTflops: fc.integer({ min: 100, max: 3000 }),
  memoryGb: fc.integer({ min: 48, max: 288 }),
  memoryGbPerS: fc.integer({ min: 800, max: 8000 }),
});
const priced: fc.Arbitrary<PricedAccelerator> = fc
  .tuple(spec, fc.integer({ min: 5000, max: 80_000 }))
  .map(([base, priceUsd]) => ({ ...base, priceUsd, powerKw: 0.7 }));

describe('the price index of accelerators', () => {
  const sold = ACCELERATORS.filter(
    ({ serverPriceParameter }) => serverPriceParameter !== undefined,
  );
  it.each(sold.map((each) => [each.label, each] as const))(
    'has a price of tokens for the %s, which serves every class of models fast enough',
    (_, accelerator) => {
      expect(usdPerMillionTokens({ ...accelerator, priceUsd: 25_000 })).toBeLessThan(Infinity);
    },
  );

  test.prop([priced, priced, fc.double({ min: 0, max: 1, noNaN: true })], { seed: 4 })(
    'of two is the inverse of its opposite, and 1 for itself',
    (a, b, trainingShare) => {
      fc.pre([a, b].every((each) => usdPerMillionTokens(each) < Infinity));
      const index = acceleratorPriceIndex(a, b, trainingShare);
      expect(index * acceleratorPriceIndex(b, a, trainingShare)).toBeCloseTo(1, 9);
      expect(acceleratorPriceIndex(a, a, trainingShare)).toBeCloseTo(1, 12);
      const dearer = { ...a, priceUsd: a.priceUsd * 2 };
      expect(acceleratorPriceIndex(dearer, b, trainingShare)).toBeGreaterThan(index);
    },
  );
});
