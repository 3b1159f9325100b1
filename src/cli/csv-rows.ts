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
      const end = endOfRows(rest) || endOfStrayLine(rest);
      if (end === 0) break;
      yield csvParseRows(rest.slice(0, end));
      rest = rest.slice(end);
    }
  }
  while (rest !== '') {
    const end = endOfRows(`${rest}\n`) === 0 ? rest.indexOf('\n') + 1 : 0;
    const block = end === 0 ? rest : rest.slice(0, end);
    yield csvParseRows(block);
    rest = rest.slice(block.length);
  }
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

/** Where the first line ends, if it opens a quote that nothing closes for too long; else 0. */
function endOfStrayLine(text: string): number {
  return text.length > LONGEST_ROW ? text.indexOf('\n') + 1 : 0;
}
