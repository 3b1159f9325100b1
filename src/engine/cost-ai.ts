import { MODEL_CLASSES, type ModelClass } from '../cost/model-class.ts';
import type { ServiceCost } from '../cost/service-cost.ts';
import type { SoldOut } from '../cost/sold-out-revenue.ts';
import { bestBatch, type Throughput } from '../cost/token-throughput.ts';
import { trainingRun, type TrainingRun } from '../cost/training-run.ts';
import type { SiteAccelerator } from './site-accelerator.ts';

/** Inference of one class of model. */
export interface Inference extends Throughput {
  readonly model: ModelClass;
  readonly batch: number;
  readonly usdPerMillionTokens: number;
}

/** What the accelerators that may stand at a site do there, and at what cost to the provider. */
export interface AiServices {
  readonly acceleratorLabel: string;
  /** Classes of models that answer at the speed users ask for; slower ones are left out. */
  readonly inference: readonly Inference[];
  /** Training the medium model on two trillion tokens with all accelerators of the region. */
  readonly training: TrainingRun;
}

export interface AiQuery {
  readonly permitted: SiteAccelerator;
  readonly service: ServiceCost;
  readonly soldOut: SoldOut;
}

/** A reader takes in about five words a second: 20 tokens a second stay ahead of any. An assumption. */
export const LEAST_TOKENS_PER_SECOND = 20;

/** A question of 1,500 tokens and an answer of 500. An assumption. */
const CHAT = { contextTokens: 2000, promptPerOutput: 3 };

/** What training takes in the example of the report. */
export const TRAINING_TOKENS_BILLION = 2000;

/** What accelerators do at a site; `undefined` where none may stand or the region holds none. */
export function aiServices(query: AiQuery): AiServices | undefined {
  const { permitted, service, soldOut } = query;
  const { accelerator: id, verdict } = permitted;
  const usdPerHour = service.acceleratorUsdPerHour?.mid;
  if (id === undefined || !verdict || usdPerHour === undefined) return undefined;
  const { accelerator } = verdict;
  const inference = MODEL_CLASSES.flatMap((model) => {
    const leastTokensPerSecondPerUser = LEAST_TOKENS_PER_SECOND;
    const best = bestBatch({ ...CHAT, model, accelerator, leastTokensPerSecondPerUser });
    if (!best) return [];
    const tokensPerHour = best.tokensPerSecondPerAccelerator * 3600;
    return [{ model, ...best, usdPerMillionTokens: (usdPerHour / tokensPerHour) * 1e6 }];
  });
  return {
    acceleratorLabel: accelerator.label,
    inference,
    training: trainingRun({
      model: MODEL_CLASSES[1],
      tokensBillion: TRAINING_TOKENS_BILLION,
      accelerator,
      accelerators: soldOut.accelerators.mid,
      acceleratorUsdPerHour: usdPerHour,
    }),
  };
}
