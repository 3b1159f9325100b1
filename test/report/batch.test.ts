import { describe, expect, it } from 'vitest';
import { resultNames } from '../../src/batch/result-names.ts';
import { type BatchEntry, batchDocument, batchRanking } from '../../src/report/batch.ts';
import type { TableBlock } from '../../src/report/document.ts';
import { csvText } from '../../src/report/csv.ts';
import { place, summary } from './summaries.ts';

function done(file: string, ...places: Parameters<typeof summary>): BatchEntry {
  return { file, result: `${file}.json`, summary: summary(...places) };
}

const FAULTY: BatchEntry = {
  file: 'c.yaml',
  diagnostics: [{ severity: 'error', file: 'c.yaml', line: 3, column: 4, message: 'is odd' }],
};

describe('batchRanking', () => {
  const tied = { score: 70 };

  it('puts the best score first, ties by file and then by site, whatever the order of files', () => {
    const a = done('a.yaml', [place('M', 1, tied), place('L', 2, tied)]);
    const b = done('b.yaml', [place('K', 1, tied), place('Z', 2, { score: 90 })]);
    const wanted = ['Z', 'L', 'M', 'K'];
    for (const entries of [
      [a, b, FAULTY],
      [FAULTY, b, a],
    ])
      expect(batchRanking(entries).map(({ alternative }) => alternative.id)).toEqual(wanted);
  });

  it('leaves out what breaks a constraint', () => {
    const { rank, ...out } = place('L', 1);
    expect(rank).toBe(1);
    expect(batchRanking([done('a.yaml', [out, place('M', 1)])])).toHaveLength(1);
  });
});

describe('batchDocument', () => {
  it('ranks all candidates with the criteria that all scenarios share', () => {
    const own = { id: 'mine', label: 'mine', unit: '', goal: 'max', weight: 0 } as const;
    const more = { criteria: [...summary([]).criteria, { ...own, range: { worst: 0, best: 1 } }] };
    const text = csvText(
      batchDocument([
        done('a.yaml', [place('L', 1)], more),
        done('b.yaml', [place('M', 1, { score: 95 })]),
      ]),
    );
    expect(text).toBe(
      'place,site,country,score,scoreLow,scoreHigh,scenario,rank,rttGainMs\n' +
        '1,M,XX,95,0,100,x,1,1\n2,L,XX,90,0,100,x,1,1\n',
    );
  });

  it('lists files with faults, and each of the faults', () => {
    const tables = batchDocument([done('a.yaml', [place('L', 1)]), FAULTY]).blocks.filter(
      (block): block is TableBlock => block.kind === 'table',
    );
    expect(tables[1].rows[1]).toEqual({ file: 'c.yaml', winner: '1 fault' });
    expect(tables[2].rows).toEqual([
      { file: 'c.yaml', line: 3, column: 4, message: 'is odd', hint: '' },
    ]);
  });
});

describe('resultNames', () => {
  it('gives no two files one name', () => {
    expect(resultNames(['x/s.yaml', 'y/s.yml', 's.json', 't.yaml', 's-2.yaml'])).toEqual([
      's.json',
      's-2.json',
      's-3.json',
      't.json',
      's-2-2.json',
    ]);
  });
});
