import type { Alternative, Evidence } from '../../engine/evaluation.ts';
import type { Provenance } from '../../world/types.ts';
import type { Tone } from '../look/palette.ts';
import type { SiteRow } from './row.ts';

const amount = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 4 });

/** A chain of sources is as good as its weakest. */
export function weakestOf(
  provenance: readonly Provenance[],
): 'low' | 'medium' | 'high' | undefined {
  const found = provenance.map(({ confidence }) => confidence);
  return (['low', 'medium', 'high'] as const).find((each) => found.includes(each));
}

const TONES: Readonly<Record<string, Tone>> = { low: 'warning', unknown: 'bad' };

function evidenceRow({ name, unit, value, low, high, isUnknown, provenance }: Evidence): SiteRow {
  const confidence = isUnknown ? 'unknown' : (weakestOf(provenance) ?? 'unknown');
  const span = low === high ? 'exact' : `${amount.format(low)} to ${amount.format(high)}`;
  const years = [...new Set(provenance.map(({ year }) => year))].join(', ');
  return {
    label: name,
    value: `${amount.format(value)} ${unit}`,
    note: `${confidence} ${years}`.trim(),
    ...(confidence in TONES && { tone: TONES[confidence] }),
    source: {
      title: name,
      value: `${amount.format(value)} ${unit}, ${span}`,
      provenance,
      ...(isUnknown && {
        remark: 'The tables have no value for this place; bounds stand in for it.',
      }),
    },
  };
}

/** Every input of the judgment, with its confidence and year. */
export function evidenceRows({ evidence }: Alternative): readonly SiteRow[] {
  return evidence.map(evidenceRow);
}
