import { csvParseRows } from 'd3-dsv';

/** A row that is still open after so many characters has a stray quote in it: no real one is as long. */
const LONGEST_ROW = 2 ** 16;

/**
 * Rows of a CSV text as they come, block by block; a block has as many whole rows as one piece of the text holds. A
 * quote that nobody closes takes its own line with it and no other.
 */
export async function* csvRows(
  pieces: AsyncIterable<string>,
): AsyncGenerator<readonly (readonly string[])[]> {
  let rest = '';
  let isFirst = true;
  for await (const piece of pieces) {
    rest += isFirst ? piece.replace(/^\uFEFF/, '') : piece;
    isFirst = false;
    for (;;) {
      const end = endOfRows(rest);
      const lineEnd = end === 0 && rest.length > LONGEST_ROW ? endOfLine(rest) : 0;
      if (end + lineEnd === 0) break;
      yield end > 0 ? csvParseRows(rest.slice(0, end)) : strayRow(rest.slice(0, lineEnd));
      rest = rest.slice(end + lineEnd);
    }
  }
  while (rest !== '') {
    const isWhole = endOfRows(`${rest}\n`) > 0;
    const block = isWhole ? rest : rest.slice(0, endOfLine(rest) || rest.length);
    yield isWhole ? csvParseRows(block) : strayRow(block);
    rest = rest.slice(block.length);
  }
}

/** A line with an open quote, which would take the line break for a part of its cell. */
function strayRow(line: string): readonly (readonly string[])[] {
  return csvParseRows(line.replace(/\r?\n$/, ''));
}

/** Where the last whole row ends: behind the last line break that is not inside of quotes; 0 where none is. */
function endOfRows(text: string): number {
  let end = 0;
  for (let outside = 0; ;) {
    const opening = text.indexOf('"', outside);
    const lineBreak = text.lastIndexOf('\n', opening < 0 ? text.length : opening);
    if (lineBreak >= outside) end = lineBreak + 1;
    if (opening < 0) return end;
    const closing = text.indexOf('"', opening + 1);
    if (closing < 0) return end;
    outside = closing + 1;
  }
}

/** Where the first line ends, its break included; 0 where none does. */
function endOfLine(text: string): number {
  return text.indexOf('\n') + 1;
}
