import type { CostBreakdown } from '../engine/cost-breakdown.ts';
import {
  LEAST_TOKENS_PER_SECOND,
  MOVED_TERABYTES,
  TRAINING_TOKENS_BILLION,
} from '../engine/cost-ai.ts';
import type { Block } from './document.ts';
import { numberText } from './number-text.ts';

const USD = { digits: 1, style: 'compact' } as const;

/** What accelerators do at the site; nothing where none stand. */
export function aiBlocks({ ai }: CostBreakdown): readonly Block[] {
  if (!ai) return [];
  const { training, move, acceleratorLabel } = ai;
  const text = (value: number, digits = 0) => numberText(value, { digits });
  return [
    {
      kind: 'table',
      title: `Inference on ${acceleratorLabel}, at ${LEAST_TOKENS_PER_SECOND} tokens a second or more for each user`,
      columns: [
        { key: 'model', label: 'class of model', isElastic: true },
        { key: 'batch', label: 'batch', number: { digits: 0 } },
        {
          key: 'acceleratorsPerCopy',
          label: 'accelerators',
          unit: 'per copy',
          number: { digits: 0 },
        },
        {
          key: 'tokensPerSecondPerAccelerator',
          label: 'written',
          unit: 'tokens/s each',
          number: { digits: 0 },
        },
        {
          key: 'tokensPerSecondPerUser',
          label: 'a user sees',
          unit: 'tokens/s',
          number: { digits: 0 },
        },
        { key: 'limitedBy', label: 'limited by' },
        { key: 'usdPerMillionTokens', label: 'cost', unit: 'USD/M tokens', number: { digits: 3 } },
      ],
      rows: ai.inference.map(({ model, ...each }) => ({
        model: model.label,
        batch: each.batch,
        acceleratorsPerCopy: each.acceleratorsPerCopy,
        tokensPerSecondPerAccelerator: each.tokensPerSecondPerAccelerator,
        tokensPerSecondPerUser: each.tokensPerSecondPerUser,
        limitedBy: each.limitedBy,
        usdPerMillionTokens: each.usdPerMillionTokens,
      })),
    },
    {
      kind: 'text',
      text:
        `Training 70 billion parameters on ${text(TRAINING_TOKENS_BILLION)} billion tokens would take all accelerators ` +
        `${text(training.days, 1)} days and ${numberText(training.usd, USD)} USD; bringing ${text(MOVED_TERABYTES)} TB there ` +
        `over a tenth of the backbone ${text(move.hours, 1)} hours and ${numberText(move.usd, USD)} USD.`,
    },
  ];
}
