/**
 * Rows that go past Ink. Ink lays out where a row stands, but takes every frame apart into cells and puts it together
 * again, which costs more than all the rest; so it is given one character a row, and the row itself is put in its place
 * when the frame is painted.
 */
export interface RowMarks {
  /** Keeps a row for the next frame, and gives the character that stands for it. */
  readonly mark: (row: string, width: number) => string;
  /** The frame with all rows in place of their marks; the rows are forgotten. */
  readonly filled: (frame: string) => string;
}

/** Private characters of the fifteenth plane: no text has them, and a terminal never gets to see them. */
const FIRST_MARK = 0xf0000;
const MARK_AND_BLANKS = /([\u{f0000}-\u{ffffd}])( *)/gu;

export function rowMarks(): RowMarks {
  let rows: { readonly text: string; readonly width: number }[] = [];
  return {
    mark: (text, width) => {
      rows.push({ text, width });
      return String.fromCodePoint(FIRST_MARK + rows.length - 1);
    },
    filled: (frame) => {
      const kept = rows;
      rows = [];
      // The row covers its mark and the blanks behind it; what was laid out beyond stays where it is.
      return frame.replace(MARK_AND_BLANKS, (_, mark: string, blanks: string) => {
        const { text, width } = kept[(mark.codePointAt(0) ?? FIRST_MARK) - FIRST_MARK];
        return text + ' '.repeat(Math.max(0, blanks.length + 1 - width));
      });
    },
  };
}
