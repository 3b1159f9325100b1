import { expect, it } from 'vitest';
import { trainingRun } from '../../src/cost/training-run.ts';
import { MODEL_CLASSES } from '../../src/math/inference/model-class.ts';

it('takes about the 30.8 million H100 hours that its makers report for Llama 3.1 405B on 15.6 trillion tokens', () => {
  const run = trainingRun({
    model: MODEL_CLASSES[2],
    tokensBillion: 15_600,
    accelerator: { denseTflops: 989, memoryGb: 80, memoryGbPerS: 3350 },
    accelerators: 16_384,
    acceleratorUsdPerHour: 2,
  });
  expect(run.acceleratorHours / 30.84e6).toBeGreaterThan(0.8);
  expect(run.acceleratorHours / 30.84e6).toBeLessThan(1.2);
  expect(run.usd).toBeCloseTo(2 * run.acceleratorHours, 3);
  expect(run.days).toBeCloseTo(run.acceleratorHours / 16_384 / 24, 9);
});
