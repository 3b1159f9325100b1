import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  acceleratorPriceIndex,
  type PricedAccelerator,
} from '../../src/demand/accelerator-price-index.ts';
import {
  decodeStepMs,
  inferenceRate,
  MODEL_CLASSES,
  TOKEN_BUDGET_MS,
} from '../../src/demand/inference.ts';

const H800 = { denseTflops: 989, memoryGb: 80, memoryGbPerS: 3350 };
const ASCEND_910C = { denseTflops: 780, memoryGb: 128, memoryGbPerS: 3200 };
const [small, , large] = MODEL_CLASSES;

const spec = fc.record({
  denseTflops: fc.integer({ min: 100, max: 3000 }),
  memoryGb: fc.integer({ min: 48, max: 288 }),
  memoryGbPerS: fc.integer({ min: 800, max: 8000 }),
});
const priced: fc.Arbitrary<PricedAccelerator> = fc
  .tuple(spec, fc.integer({ min: 5000, max: 80_000 }))
  .map(([base, priceUsd]) => ({ ...base, priceUsd, powerKw: 0.7 }));

describe('inference', () => {
  // Published decode rates of DeepSeek-V3: 14.8 thousand tokens/s per node of eight H800 (DeepSeek, open-source week,
  // 2025) and 1,943 per Ascend 910C ("Serving Large Language Models on Huawei CloudMatrix384", 2025); from memory.
  it.each([
    ['H800', H800, 1850],
    ['Ascend 910C', ASCEND_910C, 1943],
  ] as const)('comes near the published decode rate of %s', (name, accelerator, published) => {
    const { tokensPerSecond } = inferenceRate(accelerator, large);
    console.log(`${name}: published ${published}, modeled ${tokensPerSecond.toFixed(0)} tokens/s`);
    expect(Math.abs(tokensPerSecond / published - 1)).toBeLessThan(0.35);
  });

  it('reads the weights once for a whole batch: eight requests cost less than twice one', () => {
    const step = (batch: number) => decodeStepMs(H800, small, { accelerators: 1, batch });
    expect(step(8) / step(1)).toBeLessThan(2);
  });

  test.prop([spec, fc.constantFrom(...MODEL_CLASSES)], { seed: 2 })(
    'the batch meets the budget, and one more request would not fit',
    (accelerator, model) => {
      const { accelerators, batch } = inferenceRate(accelerator, model);
      fc.pre(batch > 0);
      const step = (size: number) =>
        decodeStepMs(accelerator, model, { accelerators, batch: size });
      const cacheGb = (model.cacheBytesPerToken * model.contextTokens) / 1e9;
      const isFull = (size: number) =>
        size * cacheGb + model.weightsBillion > accelerators * accelerator.memoryGb * 0.9;
      expect(step(batch)).toBeLessThanOrEqual(TOKEN_BUDGET_MS);
      expect(isFull(batch)).toBe(false);
      expect(step(batch + 1) > TOKEN_BUDGET_MS || isFull(batch + 1)).toBe(true);
    },
  );

  test.prop([priced, priced, fc.double({ min: 0, max: 1, noNaN: true })], { seed: 4 })(
    'the price index of two accelerators is the inverse of its opposite, and 1 for itself',
    (a, b, trainingShare) => {
      fc.pre(
        MODEL_CLASSES.every((model) =>
          [a, b].every((each) => inferenceRate(each, model).batch > 0),
        ),
      );
      const index = acceleratorPriceIndex(a, b, trainingShare);
      expect(index * acceleratorPriceIndex(b, a, trainingShare)).toBeCloseTo(1, 9);
      expect(acceleratorPriceIndex(a, a, trainingShare)).toBeCloseTo(1, 12);
      const dearer = { ...a, priceUsd: a.priceUsd * 2 };
      expect(acceleratorPriceIndex(dearer, b, trainingShare)).toBeGreaterThan(index);
    },
  );
});
