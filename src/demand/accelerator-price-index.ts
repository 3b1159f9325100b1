import { MODEL_CLASSES } from '../math/inference/model-class.ts';
import { bestBatch, type AcceleratorSpeed } from '../math/inference/token-throughput.ts';
import { USUAL_CHAT } from '../math/inference/usual-chat.ts';

/** An accelerator with what it costs to own. */
export interface PricedAccelerator extends AcceleratorSpeed {
  readonly priceUsd: number;
  readonly powerKw: number;
}

/** Hours over which an accelerator is written off: four years. Source: the world's `gpu_useful_life`, middle. */
const LIFE_HOURS = 4 * 8760;
/** Power with cooling: median price of the world's 93 countries with one (measured 2026-11), PUE 1.3 (an assumption). */
const POWER_USD_PER_KWH = 0.108 * 1.3;

function usdPerHour({ priceUsd, powerKw }: PricedAccelerator): number {
  return priceUsd / LIFE_HOURS + powerKw * POWER_USD_PER_KWH;
}

/**
 * Cost of a million tokens of the usual chat, USD, as the geometric mean over the classes of models; infinite for an
 * accelerator that is too slow for one of them.
 */
export function usdPerMillionTokens(accelerator: PricedAccelerator): number {
  const logs = MODEL_CLASSES.map((model) => {
    const best = bestBatch({ ...USUAL_CHAT, model, accelerator });
    const tokensPerHour = 3600 * (best?.tokensPerSecondPerAccelerator ?? 0);
    return Math.log((usdPerHour(accelerator) / tokensPerHour) * 1e6);
  });
  return Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length);
}

/** Cost of 10^21 floating-point operations of training at peak, USD. */
export function usdPerZettaflop(accelerator: PricedAccelerator): number {
  return (usdPerHour(accelerator) * 1e21) / (3600 * accelerator.denseTflops * 1e12);
}

/**
 * Price of AI work on an accelerator over that on a reference: geometric mean of tokens and training operations for the
 * same money, weighted by the share of training. 1 for the reference itself; above 1 where the work is dearer.
 */
export function acceleratorPriceIndex(
  accelerator: PricedAccelerator,
  reference: PricedAccelerator,
  trainingShare: number,
): number {
  const inference = usdPerMillionTokens(accelerator) / usdPerMillionTokens(reference);
  const training = usdPerZettaflop(accelerator) / usdPerZettaflop(reference);
  return inference ** (1 - trainingShare) * training ** trainingShare;
}
