import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { MODEL_CLASSES } from '../../../src/math/inference/model-class.ts';
import {
  bestBatch,
  mostBatch,
  tokenThroughput,
} from '../../../src/math/inference/token-throughput.ts';

const H100 = { denseTflops: 989, memoryGb: 80, memoryGbPerS: 3350 };
const A100 = { denseTflops: 312, memoryGb: 80, memoryGbPerS: 2039 };
const ASCEND_910C = { denseTflops: 780, memoryGb: 128, memoryGbPerS: 3200 };
const [SMALL, MEDIUM, LARGE, EXPERTS] = MODEL_CLASSES;

/** MLPerf's questions and answers to Llama 2 70B are about 294 tokens each on average. */
const MLPERF = { model: MEDIUM, contextTokens: 600, promptPerOutput: 1 };
/** Decoding alone: prompts are read elsewhere. */
const DECODING = { model: EXPERTS, contextTokens: 4096, promptPerOutput: 0 };

const anyAccelerator = fc.record({
  denseTflops: fc.integer({ min: 100, max: 3000 }),
  memoryGb: fc.integer({ min: 48, max: 288 }),
  memoryGbPerS: fc.integer({ min: 800, max: 8000 }),
});
const anyModel = fc.constantFrom(...MODEL_CLASSES);
const anyBatch = fc.integer({ min: 1, max: 1024 });
const anyRequest = fc.record({
  contextTokens: fc.integer({ min: 200, max: 20_000 }),
  promptPerOutput: fc.integer({ min: 0, max: 10 }),
});

describe('tokens per second', () => {
  // MLPerf Inference 4.1, Llama 2 70B offline, samples a second of eight accelerators.
  it.each([
    ['8 H100', H100, 84.2],
    ['8 A100', A100, 32.1],
  ] as const)(
    'lie within a factor of 1.5 of what MLPerf measured on %s',
    (_, accelerator, rate) => {
      const measured = (rate * 294) / 8;
      const best = bestBatch({ ...MLPERF, accelerator, leastTokensPerSecondPerUser: 1 });
      const ratio = (best?.tokensPerSecondPerAccelerator ?? NaN) / measured;
      expect(ratio).toBeGreaterThan(1 / 1.5);
      expect(ratio).toBeLessThan(1.5);
    },
  );

  // Decode rates of DeepSeek-V3: 14.8 thousand tokens/s per node of eight H800 (DeepSeek, open-source week, 2025), and
  // 1,943 per Ascend 910C ("Serving Large Language Models on Huawei CloudMatrix384", 2025); from memory.
  it.each([
    ['an H800', H100, 1850],
    ['an Ascend 910C', ASCEND_910C, 1943],
  ] as const)('come near the published decode rate of %s', (_, accelerator, published) => {
    const best = bestBatch({ ...DECODING, accelerator, leastTokensPerSecondPerUser: 20 });
    const ratio = (best?.tokensPerSecondPerAccelerator ?? NaN) / published;
    expect(Math.abs(ratio - 1)).toBeLessThan(0.35);
  });

  it('are limited by memory for one user and by compute for many', () => {
    const at = (batch: number) =>
      tokenThroughput({ ...MLPERF, accelerator: H100 }, batch).limitedBy;
    expect(at(1)).toBe('memory');
    expect(at(512)).toBe('compute');
  });

  it('need more accelerators for more parameters', () => {
    const copies = [SMALL, MEDIUM, LARGE, EXPERTS].map(
      (model) => tokenThroughput({ ...MLPERF, model, accelerator: H100 }, 8).acceleratorsPerCopy,
    );
    expect(copies).toEqual([1, 2, 9, 14]);
  });

  it('are higher for a mixture of experts than for a dense model of its size', () => {
    const dense = { ...EXPERTS, activeBillion: EXPERTS.parametersBillion };
    const of = (model: typeof dense) =>
      tokenThroughput({ ...MLPERF, model, accelerator: H100 }, 64);
    expect(of(EXPERTS).tokensPerSecondPerAccelerator).toBeGreaterThan(
      of(dense).tokensPerSecondPerAccelerator,
    );
  });

  it('fall where longer questions are asked', () => {
    const of = (promptPerOutput: number) =>
      bestBatch({ ...MLPERF, promptPerOutput, accelerator: H100, leastTokensPerSecondPerUser: 1 });
    expect(of(3)?.tokensPerSecondPerAccelerator).toBeLessThan(
      of(1)?.tokensPerSecondPerAccelerator ?? NaN,
    );
  });

  test.prop([anyModel, anyAccelerator, anyBatch], { seed: 5 })(
    'never fall, and each user never gains, with a larger batch',
    (model, accelerator, batch) => {
      const at = (size: number) => tokenThroughput({ ...MLPERF, model, accelerator }, size);
      const [less, more] = [at(batch), at(batch + 1)];
      expect(more.tokensPerSecondPerAccelerator).toBeGreaterThanOrEqual(
        less.tokensPerSecondPerAccelerator * (1 - 1e-9),
      );
      expect(more.tokensPerSecondPerUser).toBeLessThanOrEqual(
        less.tokensPerSecondPerUser * (1 + 1e-9),
      );
    },
  );
});

describe('the best batch', () => {
  test.prop([anyModel, anyAccelerator, anyRequest, fc.integer({ min: 1, max: 60 })], { seed: 5 })(
    'fits, keeps the speed that users ask for, and no batch that does writes more',
    (model, accelerator, request, leastTokensPerSecondPerUser) => {
      const query = { ...request, model, accelerator };
      const best = bestBatch({ ...query, leastTokensPerSecondPerUser });
      const most = mostBatch(query);
      const sizes = [1, 2, 3, 7, 20, 50, 100, 333, 1000, 5000, most].filter(
        (size) => size >= 1 && size <= most,
      );
      const fast = sizes
        .map((size) => tokenThroughput(query, size))
        .filter((each) => each.tokensPerSecondPerUser >= leastTokensPerSecondPerUser);
      if (!best) {
        expect(fast).toEqual([]);
        return;
      }
      expect(best.batch).toBeLessThanOrEqual(most);
      expect(best.tokensPerSecondPerUser).toBeGreaterThanOrEqual(leastTokensPerSecondPerUser);
      for (const each of fast)
        expect(each.tokensPerSecondPerAccelerator).toBeLessThanOrEqual(
          best.tokensPerSecondPerAccelerator * (1 + 1e-9),
        );
    },
  );

  it('is none where even one user is too slow', () => {
    const query = { ...MLPERF, accelerator: H100, leastTokensPerSecondPerUser: 1e6 };
    expect(bestBatch(query)).toBeUndefined();
  });
});
