import { fc, test } from '@fast-check/vitest';
import { csvFormatRows } from 'd3-dsv';
import { describe, expect, it } from 'vitest';
import { csvRows } from '../../src/cli/csv-rows.ts';

/** All rows of a text that comes in pieces of a size. */
async function rowsOf(text: string, size = 7): Promise<readonly (readonly string[])[]> {
  async function* pieces() {
    for (let at = 0; at < text.length; at += size)
      yield await Promise.resolve(text.slice(at, at + size));
  }
  const rows: (readonly string[])[] = [];
  for await (const block of csvRows(pieces())) rows.push(...block);
  return rows;
}

describe('csvRows', () => {
  const cell = fc.stringMatching(/^[a-z0-9 ",\n]{0,6}$/).map((text) => `x${text}y`);
  const table = fc
    .integer({ min: 1, max: 4 })
    .chain((columns) =>
      fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1 }),
    );

  test.prop([table, fc.integer({ min: 1, max: 40 })], { seed: 41, numRuns: 300 })(
    'reads back what was written, wherever the text is cut into pieces',
    async (rows, size) => {
      expect(await rowsOf(csvFormatRows(rows), size)).toEqual(rows);
    },
  );

  it('drops a byte order mark, and takes carriage returns', async () => {
    expect(await rowsOf('\uFEFFa,b\r\n1,2\r\n')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it.each([1, 2, 3, 4, 5, 9])('keeps blank lines, which count, in pieces of %i', async (size) => {
    expect(await rowsOf('a\n\nb\n\n\nc', size)).toEqual([['a'], [''], ['b'], [''], [''], ['c']]);
  });

  it('loses only the line of a quote that nothing closes', async () => {
    expect(await rowsOf('a,b\n1,"2\n3,4\n5,6\n')).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ]);
  });

  it('goes on after a stray quote in a long text', async () => {
    const lines = Array.from({ length: 30_000 }, (_, i) => `${i},x`);
    const rows = await rowsOf(['a,"b', ...lines].join('\n'), 2 ** 14);
    expect(rows).toHaveLength(30_001);
    expect(rows[30_000]).toEqual(['29999', 'x']);
  });
});
