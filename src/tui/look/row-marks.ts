import { assert } from '../../math/assert.ts';

/** A row with its colors, and the cells that it takes. */
export interface MarkedRow {
  readonly text: string;
  readonly width: number;
}

/**
 * Rows that go past Ink. Ink lays out where a row stands, but takes every frame apart into cells and puts it together
 * again, which costs more than all the rest; so it is given one letter a row, and the row itself is put in its place
 * when the frame is painted.
 */
export interface RowMarks {
  /** The letter that stands for a row of a block in the next frame; a block has one letter for all its rows. */
  readonly mark: (block: readonly MarkedRow[]) => string;
  /** The frame with all rows in place of their marks, those of a block from above; the blocks are forgotten. */
  readonly filled: (frame: string) => string;
}

/** Letters and signs of ASCII, whose width Ink knows at once: a frame of marks holds nothing else but blanks. */
const FIRST_MARK = 0x21;
const MARK_AND_BLANKS = /([!-~])( *)/g;
const MOST_BLOCKS = 0x7e - FIRST_MARK + 1;

export function rowMarks(): RowMarks {
  const blocks = new Map<readonly MarkedRow[], string>();
  return {
    mark: (block) => {
      const known = blocks.get(block);
      if (known !== undefined) return known;
      assert(blocks.size < MOST_BLOCKS, 'a frame has more blocks than there are marks');
      const letter = String.fromCharCode(FIRST_MARK + blocks.size);
      blocks.set(block, letter);
      return letter;
    },
    filled: (frame) => {
      const rowsOf = new Map([...blocks].map(([block, letter]) => [letter, block.values()]));
      blocks.clear();
      // The row covers its mark and the blanks behind it; what was laid out beyond stays where it is.
      return frame.replace(MARK_AND_BLANKS, (_, letter: string, blanks: string) => {
        const { text, width } = rowsOf.get(letter)?.next().value ?? NO_ROW;
        return text + ' '.repeat(Math.max(0, blanks.length + 1 - width));
      });
    },
  };
}

const NO_ROW: MarkedRow = { text: '', width: 0 };
