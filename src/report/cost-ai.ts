import type { CostBreakdown } from '../engine/cost-breakdown.ts';
import { TRAINING_TOKENS_BILLION } from '../engine/cost-ai.ts';
import { MOVE_SHARE, type TrainingGravity } from '../engine/training-gravity.ts';
import { USUAL_CHAT } from '../math/inference/usual-chat.ts';
import type { Block } from './document.ts';
import { numberText } from './number-text.ts';

const USD = { digits: 1, style: 'compact' } as const;
const SIGNED_USD = { ...USD, isSigned: true } as const;
const PERCENT = { digits: 0, style: 'percent' } as const;

/** What accelerators do at the site; nothing where none stand. */
export function aiBlocks({ ai, gravity }: CostBreakdown): readonly Block[] {
  if (!ai) return [];
  const { training, acceleratorLabel } = ai;
  const text = (value: number, digits = 0) => numberText(value, { digits });
  return [
    {
      kind: 'table',
      title: `Inference on ${acceleratorLabel}, at ${USUAL_CHAT.leastTokensPerSecondPerUser} tokens a second or more for each user`,
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
        `${text(training.days, 1)} days and ${numberText(training.usd, USD)} USD.`,
    },
    ...gravityBlocks(gravity),
  ];
}

/** Where the data of training lie, and what bringing a run from there takes and saves. */
function gravityBlocks(gravity: readonly TrainingGravity[]): readonly Block[] {
  if (gravity.length === 0) return [];
  return [
    {
      kind: 'table',
      title: 'Data gravity: bringing such a run to where its data do not lie yet',
      columns: [
        { key: 'from', label: 'data in', isElastic: true },
        { key: 'share', label: 'of training', unit: '% today', number: PERCENT },
        { key: 'pathKm', label: 'path', unit: 'km', number: { digits: 0 } },
        { key: 'data', label: 'data', isElastic: true },
        { key: 'terabytes', label: 'size', unit: 'TB', number: { digits: 0 } },
        { key: 'hours', label: 'takes', unit: 'hours', number: { digits: 1 } },
        { key: 'ownUsd', label: 'own backbone', unit: 'USD', number: USD },
        { key: 'leavingUsd', label: 'list egress', unit: 'USD', number: USD },
        { key: 'runUsdThere', label: 'run there', unit: 'USD', number: USD },
        { key: 'savedUsd', label: 'saved here', unit: 'USD', number: SIGNED_USD },
        { key: 'savedLeavingUsd', label: 'at list egress', unit: 'USD', number: SIGNED_USD },
      ],
      rows: gravity.flatMap(({ place, pathKm, runUsdThere, moves }) =>
        moves.map(({ data, own, leaving }) => ({
          from: place.site.name,
          share: place.share,
          pathKm,
          data: data.label,
          terabytes: data.terabytes,
          hours: own.move.hours,
          ownUsd: own.move.usd,
          leavingUsd: leaving.move.usd,
          runUsdThere,
          savedUsd: runUsdThere === undefined ? undefined : own.savedUsd,
          savedLeavingUsd: runUsdThere === undefined ? undefined : leaving.savedUsd,
        })),
      ),
    },
    {
      kind: 'text',
      tone: 'note',
      text:
        `The data lie in the regions that serve training today. A move takes ${numberText(MOVE_SHARE, PERCENT)} of the ` +
        "site's capacity; it is paid by the wavelengths that it fills, or, out of another cloud, at the list price of egress " +
        'there. A run that may not be set up beside its data has nothing to be compared with.',
    },
  ];
}
