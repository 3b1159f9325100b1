import { describe, expect, it } from 'vitest';
import { compareSummaries } from '../../src/engine/compare.ts';
import type { EvaluationSummary } from '../../src/engine/summary.ts';
import { comparisonDocument } from '../../src/report/comparison.ts';
import type { TableBlock } from '../../src/report/document.ts';
import { place, summary } from './summaries.ts';

function reportOf(before: EvaluationSummary, after: EvaluationSummary) {
  const { blocks } = comparisonDocument(compareSummaries(before, after), { a: 'a', b: 'b' });
  const tables = blocks.filter((block): block is TableBlock => block.kind === 'table');
  const texts = blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []));
  return {
    texts,
    rowsOf: (title: string) => tables.find((it) => it.title?.startsWith(title))?.rows,
  };
}

describe('comparisonDocument', () => {
  it('moves up who gained places, and counts B less A', () => {
    const { rowsOf, texts } = reportOf(
      summary([place('L', 1), place('M', 2), place('N', 3)]),
      summary([
        place('N', 1, { npvUsd: 7, values: { rttGainMs: 5.5 } }),
        place('L', 2),
        place('M', 3),
      ]),
    );
    expect(texts.join(' ')).toContain('First is L in A and N in B.');
    const moved = rowsOf('Candidates')?.map(({ site, move, scoreChange, npvUsdChange }) => [
      site,
      move,
      scoreChange,
      npvUsdChange,
    ]);
    expect(moved).toEqual([
      ['N', '▲2', 20, 7],
      ['L', '▼1', -10, 0],
      ['M', '▼1', -10, 0],
    ]);
    expect(rowsOf('Criteria')?.[0]).toEqual({ site: 'N', rttGainMs: 2.5 });
  });

  it('puts the larger move first even where the scores stay', () => {
    const { rowsOf } = reportOf(
      summary([
        place('L', 1, { score: 50 }),
        place('M', 2, { score: 50 }),
        place('N', 3, { score: 50 }),
      ]),
      summary([
        place('N', 1, { score: 50 }),
        place('L', 2, { score: 50 }),
        place('M', 3, { score: 50 }),
      ]),
    );
    expect(rowsOf('Candidates')?.map(({ site }) => site)).toEqual(['N', 'L', 'M']);
  });

  it('shows candidates of one side only, without inventing a difference', () => {
    const { rowsOf } = reportOf(summary([place('L', 1)]), summary([place('M', 1)]));
    expect(rowsOf('Candidates')).toHaveLength(2);
    expect(rowsOf('Candidates')?.every(({ scoreChange }) => scoreChange === undefined)).toBe(true);
    expect(rowsOf('Criteria')).toEqual([]);
  });

  it('says that the tables differ, that the ranges do, and shows weights that do', () => {
    const [criterion] = summary([]).criteria;
    const base = summary([place('L', 1)]);
    const other = (more: Partial<EvaluationSummary>) =>
      reportOf(base, summary([place('L', 1)], more));
    expect(reportOf(base, base).texts).toHaveLength(3);
    expect(other({ worldHash: 'v' }).texts.join(' ')).toContain('world tables w, B with v');
    const range = { worst: 0, best: 1 };
    expect(other({ criteria: [{ ...criterion, range }] }).texts.join(' ')).toContain(
      'own reference ranges',
    );
    const weighed = other({ criteria: [{ ...criterion, weight: 0.5 }] });
    expect(weighed.texts.join(' ')).toContain('weigh their criteria differently');
    expect(weighed.rowsOf('Weights')).toEqual([
      { criterion: 'RTT gained', weightA: 1, weightB: 0.5 },
    ]);
  });
});
