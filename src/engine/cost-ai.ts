import type { ServiceCost } from '../cost/service-cost.ts';
import type { SoldOut } from '../cost/sold-out-revenue.ts';
import { trainingRun, type TrainingRun } from '../cost/training-run.ts';
import { MODEL_CLASSES, type ModelClass } from '../math/inference/model-class.ts';
import { bestBatch, type Throughput } from '../math/inference/token-throughput.ts';
import { USUAL_CHAT } from '../math/inference/usual-chat.ts';
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
    const best = bestBatch({ ...USUAL_CHAT, model, accelerator });
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
