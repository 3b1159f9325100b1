import type { Provenance } from '../../world/types.ts';
import type { Size } from '../look/terminal-look.ts';
import { EMPTY_LINE, type Line, span, strong } from '../widgets/span.ts';
import { paragraph } from '../widgets/wrap.ts';
import type { Source } from './message.ts';

const MOST_WIDTH = 76;

/** Cells of a line of a dialog, its frame and some room around left out. */
export function dialogWidth({ columns }: Size): number {
  return Math.min(MOST_WIDTH, columns - 8);
}

/** Lines of a source that fit a dialog: its frame, an empty line and the line on keys left out. */
export function sourceRoom({ rows }: Size): number {
  return rows - 4;
}

function provenanceLines(
  { source, year, confidence, note }: Provenance,
  width: number,
): readonly Line[] {
  return [
    EMPTY_LINE,
    [
      strong(`${confidence} confidence`, confidence === 'low' ? 'warning' : 'good'),
      span(`, ${year}`),
    ],
    ...paragraph(source, { width }),
    ...(note ? paragraph(note, { width, tone: 'quiet' }) : []),
  ];
}

/** The same document read twice is one source. */
function distinct(provenance: readonly Provenance[]): readonly Provenance[] {
  const byText = new Map(
    provenance.map((each) => [`${each.source} ${each.year} ${each.note ?? ''}`, each]),
  );
  return [...byText.values()];
}

/** Where a number comes from, in full: how wide it is decides how long. */
export function sourceLines(
  { title, value, remark, provenance }: Source,
  width: number,
): readonly Line[] {
  return [
    [strong(title)],
    ...paragraph(value, { width, tone: 'accent' }),
    ...(remark ? [EMPTY_LINE, ...paragraph(remark, { width })] : []),
    ...distinct(provenance).flatMap((each) => provenanceLines(each, width)),
  ];
}
