import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { MODEL_CLASSES } from '../../src/cost/model-class.ts';
import { bestBatch, tokenThroughput } from '../../src/cost/token-throughput.ts';
import { trainingRun } from '../../src/cost/training-run.ts';

const H100 = { denseTflops: 989, memoryGb: 80, memoryGbPerS: 3350 };
const A100 = { denseTflops: 312, memoryGb: 80, memoryGbPerS: 2039 };
const [SMALL, MEDIUM, LARGE, EXPERTS] = MODEL_CLASSES;

/** MLPerf's questions and answers to Llama 2 70B are about 294 tokens each on average. */
const MLPERF = { model: MEDIUM, contextTokens: 600, promptPerOutput: 1 };

const anyModel = fc.constantFrom(...MODEL_CLASSES);
const anyBatch = fc.integer({ min: 1, max: 1024 });

describe('tokens per second', () => {
  it('lie within a factor of 1.5 of MLPerf Inference 4.1 (Llama 2 70B offline, 8 H100: 84.2 samples a second)', () => {
    const measured = (84.2 * 294) / 8;
    const best = bestBatch({ ...MLPERF, accelerator: H100, leastTokensPerSecondPerUser: 1 });
    const ratio = (best?.tokensPerSecondPerAccelerator ?? NaN) / measured;
    expect(ratio).toBeGreaterThan(1 / 1.5);
    expect(ratio).toBeLessThan(1.5);
  });

  it('and of its A100 result (32.1 samples a second)', () => {
    const measured = (32.1 * 294) / 8;
    const best = bestBatch({ ...MLPERF, accelerator: A100, leastTokensPerSecondPerUser: 1 });
    const ratio = (best?.tokensPerSecondPerAccelerator ?? NaN) / measured;
    expect(ratio).toBeGreaterThan(1 / 1.5);
    expect(ratio).toBeLessThan(1.5);
  });

  it('are limited by memory for one user and by compute for many', () => {
    const at = (batch: number) =>
      tokenThroughput({ ...MLPERF, accelerator: H100, batch }).limitedBy;
    expect(at(1)).toBe('memory');
    expect(at(512)).toBe('compute');
  });

  it('need more accelerators for more parameters', () => {
    const copies = [SMALL, MEDIUM, LARGE, EXPERTS].map(
      (model) =>
        tokenThroughput({ ...MLPERF, model, accelerator: H100, batch: 8 }).acceleratorsPerCopy,
    );
    expect(copies).toEqual([1, 1, 8, 16]);
  });

  it('are higher for a mixture of experts than for a dense model of its size', () => {
    const dense = { ...EXPERTS, activeBillion: EXPERTS.parametersBillion };
    const of = (model: typeof dense) =>
      tokenThroughput({ ...MLPERF, model, accelerator: H100, batch: 64 });
    expect(of(EXPERTS).tokensPerSecondPerAccelerator).toBeGreaterThan(
      of(dense).tokensPerSecondPerAccelerator,
    );
  });

  test.prop([anyModel, anyBatch], { seed: 5 })(
    'of one copy never fall, and each user never gains, with a larger batch',
    (model, batch) => {
      const at = (size: number) => {
        const result = tokenThroughput({ ...MLPERF, model, accelerator: H100, batch: size });
        const { tokensPerSecondPerAccelerator: each, acceleratorsPerCopy: count } = result;
        return { copy: each * count, count, user: result.tokensPerSecondPerUser };
      };
      const [less, more] = [at(batch), at(batch + 1)];
      expect(more.copy).toBeGreaterThanOrEqual(less.copy * (1 - 1e-9));
      if (more.count === less.count) expect(more.user).toBeLessThanOrEqual(less.user * (1 + 1e-9));
    },
  );

  test.prop([anyModel, fc.integer({ min: 1, max: 60 })], { seed: 5 })(
    'keep the speed that users ask for',
    (model, least) => {
      const best = bestBatch({
        ...MLPERF,
        model,
        accelerator: H100,
        leastTokensPerSecondPerUser: least,
      });
      if (best) expect(best.tokensPerSecondPerUser).toBeGreaterThanOrEqual(least);
    },
  );

  it('are refused where even one user is too slow', () => {
    const best = bestBatch({ ...MLPERF, accelerator: H100, leastTokensPerSecondPerUser: 1e6 });
    expect(best).toBeUndefined();
  });
});

describe('a training run', () => {
  it('of Llama 3.1 405B on 15.6 trillion tokens takes about the 30.8 million H100 hours that its makers report', () => {
    const run = trainingRun({
      model: LARGE,
      tokensBillion: 15_600,
      accelerator: H100,
      accelerators: 16_384,
      acceleratorUsdPerHour: 2,
    });
    expect(run.acceleratorHours / 30.84e6).toBeGreaterThan(0.8);
    expect(run.acceleratorHours / 30.84e6).toBeLessThan(1.2);
    expect(run.usd).toBeCloseTo(2 * run.acceleratorHours, 3);
    expect(run.days).toBeCloseTo(run.acceleratorHours / 16_384 / 24, 9);
  });
});
