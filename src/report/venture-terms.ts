import type { VentureTerms } from '../engine/venture-terms.ts';
import type { TextBlock } from './document.ts';
import { numberText } from './number-text.ts';

const PERCENT = { digits: 1, style: 'percent' } as const;

/** What a state gives and in which parts the region opens, in words; nothing where neither was assumed. */
export function termsText({ phases, incentives }: VentureTerms): readonly TextBlock[] {
  const share = (value: number | undefined, of: string) =>
    value === undefined ? [] : [`${numberText(value, PERCENT)} ${of}`];
  const { taxHolidayYears, facilityGrantShare, powerDiscountShare, dutyExemptShare } = incentives;
  const given = [
    ...(taxHolidayYears === undefined ? [] : [`no tax on profit for ${taxHolidayYears} years`]),
    ...share(facilityGrantShare, 'of building, plant and land paid by the state'),
    ...share(powerDiscountShare, 'off the power price'),
    ...share(dutyExemptShare, 'of the import duty forgiven'),
  ];
  const parts = phases.map(
    (phase) => `${numberText(phase.share, PERCENT)} in year ${phase.year + 1}`,
  );
  return [
    ...(given.length > 0
      ? [
          note(
            `Incentives assumed in the flows and the NPV, not in the unit cost: ${given.join('; ')}.`,
          ),
        ]
      : []),
    ...(phases.length > 1 ? [note(`Opens in parts: ${parts.join(', ')}.`)] : []),
  ];
}

function note(text: string): TextBlock {
  return { kind: 'text', tone: 'note', text };
}
