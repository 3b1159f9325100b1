import type { Alternative, Evaluation } from '../../engine/evaluation.ts';
import { criterionStyle } from '../../report/criterion-style.ts';
import { numberText } from '../../report/number-text.ts';
import type { Look } from '../look/look.ts';
import { barText } from '../widgets/bars.ts';
import { besides, fitted, type Line, span } from '../widgets/span.ts';

export interface ContributionStyle {
  readonly look: Look;
  readonly width: number;
}

const GAP = 2;

/** What each criterion adds to a score, as points with a bar of the criterion's whole weight; in two columns. */
export function contributionLines(
  { criteria }: Evaluation,
  alternative: Alternative,
  { look, width }: ContributionStyle,
): readonly Line[] {
  const columns = criteria.length > 3 ? 2 : 1;
  const each = Math.floor((width - GAP * (columns - 1)) / columns);
  const most = Math.max(...criteria.map(({ weight }) => weight));
  const barWidth = Math.max(4, Math.min(24, each - 34));
  const lines = criteria.map(({ id, label, unit, weight }, index): Line => {
    const { points, isKnown } = alternative.contributions[index];
    const style = criterionStyle(unit);
    const value = numberText(alternative.values[id].value, style.number);
    return [
      span(fitted(label, 20), isKnown ? undefined : 'warning'),
      span(fitted(value, 8, 'right'), 'quiet'),
      span(fitted(numberText(points, { digits: 1 }), 5, 'right')),
      span(' '),
      span(barText(points / 100 / most, barWidth, look.glyphs), 'bar'),
      span(look.terminal.isScreenReader ? ` of ${numberText(100 * weight, { digits: 1 })}` : ''),
    ];
  });
  const half = Math.ceil(lines.length / columns);
  const blocks = Array.from({ length: columns }, (_, column) => ({
    lines: lines.slice(column * half, (column + 1) * half),
    width: each,
  }));
  return besides(blocks, [span(' '.repeat(GAP))]);
}
