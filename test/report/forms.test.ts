import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { csvText } from '../../src/report/csv.ts';
import { markdownText } from '../../src/report/markdown.ts';
import { numberText } from '../../src/report/number-text.ts';
import { tableLayouts } from '../../src/report/table-layout.ts';
import { barText, terminalText } from '../../src/report/terminal-text.tsx';
import { SAMPLE } from './documents.ts';

/** Control characters but the line feed, and a mark that reorders text. */
const CONTROL = /(?!\n)\p{Cc}|\u202e/u;

describe('csvText', () => {
  it('has machine names, full precision, empty unknowns, and no live formula', () => {
    expect(csvText(SAMPLE)).toBe(
      'site,rttMs,share\nQuerétaro,12.345,0.5\n"\'=HYPERLINK(""http://x"",""y"")",-1,\nclearscreen,,0\n',
    );
  });
});

describe('csvText', () => {
  it.each(['=1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('runs no formula in %j', (text) => {
    const table = {
      kind: 'table' as const,
      columns: [{ key: 'x', label: 'x' }],
      rows: [{ x: text }],
    };
    const [, cell] = csvText({ title: 't', blocks: [table] }).split('\n');
    expect(cell).toMatch(/^(?:'| ?'|[^=+\-@\t\r"])/);
  });

  it('leaves numbers as they are, the negative ones too', () => {
    const table = {
      kind: 'table' as const,
      columns: [{ key: 'x', label: 'x' }],
      rows: [{ x: -1.5 }],
    };
    expect(csvText({ title: 't', blocks: [table] })).toBe('x\n-1.5\n');
  });
});

describe('terminalText', () => {
  it('prints every block, right-aligned numbers with units, and a question mark for the unknown', () => {
    const text = terminalText(SAMPLE, { columns: 80, hasColor: false });
    expect(text).toContain(
      [
        'site                         RTT  share',
        '                              ms      %',
        'Querétaro                   12.3  50.0%',
        '=HYPERLINK("http://x","y")  -1.0      ?',
        'clearscreen                    ?   0.0%',
      ].join('\n'),
    );
    expect(text).toContain(
      'Points\na 10 ██████████████████████████████\nb  5 ███████████████ half',
    );
  });

  it('lets no control sequence of the input through, with and without color', () => {
    const plain = terminalText(SAMPLE, { columns: 80, hasColor: false });
    expect(plain).not.toMatch(CONTROL);
    const colored = terminalText(SAMPLE, { columns: 80, hasColor: true });
    expect(colored).not.toContain('\u001b[2J');
  });

  it('cuts no source, however narrow the terminal', () => {
    const source = Array.from({ length: 40 }, (_, word) => `word${word}`);
    const document = {
      title: 'Sources',
      blocks: [
        {
          kind: 'table' as const,
          columns: [
            { key: 'what', label: 'what', isElastic: true },
            { key: 'value', label: 'value', number: { digits: 0 } },
            { key: 'source', label: 'source', isElastic: true },
          ],
          rows: [{ what: 'a rather long name of a thing', value: 1, source: source.join(' ') }],
        },
      ],
    };
    for (const columns of [60, 80, 140]) {
      const words = terminalText(document, { columns, hasColor: false }).split(/\s+/);
      expect(words.filter((word) => word.startsWith('word'))).toEqual(source);
    }
  });

  it('keeps to the width', () => {
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 200 }), (columns) => {
        for (const line of terminalText(SAMPLE, { columns, hasColor: false }).split('\n'))
          expect(stringWidth(line)).toBeLessThanOrEqual(columns);
      }),
      { numRuns: 30 },
    );
  });
});

describe('tableLayouts', () => {
  it('continues a wide table below, led by its pinned columns, and loses none', () => {
    const columns = [
      { key: 'name', label: 'name', isElastic: true },
      ...Array.from({ length: 12 }, (_, index) => ({
        key: `c${index}`,
        label: `column ${index}`,
        number: { digits: 0 },
      })),
    ];
    const row = Object.fromEntries(columns.map(({ key }, index) => [key, index]));
    const layouts = tableLayouts({ kind: 'table', columns, rows: [{ ...row, name: 'x' }] }, 60);
    expect(layouts.length).toBeGreaterThan(1);
    const shown = layouts.flatMap((layout) => layout.columns.map(({ key }) => key));
    expect(new Set(shown)).toEqual(new Set(columns.map(({ key }) => key)));
    for (const layout of layouts) expect(layout.columns[0].key).toBe('name');
  });
});

describe('markdownText', () => {
  it('aligns numbers and escapes what Markdown would read', () => {
    const text = markdownText(SAMPLE);
    expect(text).toContain('| site | RTT (ms) | share (%) |\n| --- | ---: | ---: |');
    expect(text).not.toMatch(CONTROL);
    const cell = 'a|b `c` *d* _e_ <f> [g] \\h';
    const table = {
      kind: 'table' as const,
      columns: [{ key: 'x', label: 'x' }],
      rows: [{ x: cell }],
    };
    expect(markdownText({ title: 't', blocks: [table] })).toContain(
      '| a\\|b \\`c\\` \\*d\\* \\_e\\_ \\<f\\> \\[g\\] \\\\h |',
    );
  });
});

describe('numberText', () => {
  it('reads as people write numbers', () => {
    expect(numberText(1234567, { digits: 1, style: 'compact' })).toBe('1.2M');
    expect(numberText(0.1234, { digits: 1, style: 'percent' })).toBe('12.3%');
    expect(numberText(2, { digits: 1, isSigned: true })).toBe('+2.0');
    expect(numberText(-0, { digits: 0 })).toBe('0');
    expect(numberText(undefined, { digits: 0 })).toBe('?');
  });
});

describe('barText', () => {
  it('is as long as its share, to an eighth of a cell', () => {
    expect(barText(0.5, 4)).toBe('██');
    expect(barText(1 / 32, 4)).toBe('▏');
    expect(barText(7, 2)).toBe('██');
  });
});
