import type { Alternative, Evaluation } from '../../engine/evaluation.ts';
import { criterionStyle } from '../../report/criterion-style.ts';
import { numberText } from '../../report/number-text.ts';
import { ALL_CRITERIA } from '../../scenario/criteria.ts';
import type { SiteRow } from './row.ts';

const POINTS = { digits: 1 };

function meaningOf(id: string): string {
  return ALL_CRITERIA.find((each) => each.id === id)?.meaning ?? "a formula of the scenario's own";
}

/** What each criterion adds to the score: its value, where that lies on its scale, and the points of its weight. */
export function whyRows(evaluation: Evaluation, alternative: Alternative): readonly SiteRow[] {
  return evaluation.criteria.map(({ id, label, unit, weight, range }, index) => {
    const { value, low, high } = alternative.values[id];
    const style = criterionStyle(unit);
    const text = (number: number | undefined) => numberText(number, style.number);
    const contribution = alternative.contributions[index];
    const most = 100 * weight;
    const span = low === high ? 'exact' : `${text(low)} to ${text(high)}`;
    return {
      label,
      value: value === undefined ? 'unknown' : `${text(value)} ${style.unit}`.replace('% %', '%'),
      range: { low: contribution.low, mid: contribution.value, high: contribution.high },
      note: `${numberText(contribution.points, POINTS)} of ${numberText(most, POINTS)}`,
      source: {
        title: label,
        value: `${text(value)} ${style.unit}, ${span}`,
        provenance: [],
        remark:
          `${meaningOf(id)}. Scale from ${text(range.worst)} (0 points) to ${text(range.best)} ` +
          `(${numberText(most, POINTS)} points); weight ${numberText(weight, { digits: 0, style: 'percent' })}. ` +
          'The inputs it is worked out from stand in the section Sources.',
      },
    };
  });
}
