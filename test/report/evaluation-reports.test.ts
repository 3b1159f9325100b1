import { beforeAll, describe, expect, it } from 'vitest';
import { evaluate } from '../../src/engine/evaluate.ts';
import type { Alternative, Evaluation } from '../../src/engine/evaluation.ts';
import type { ReportDocument, TableBlock } from '../../src/report/document.ts';
import { explanationDocument } from '../../src/report/explanation.ts';
import { confidenceText, rankingDocument } from '../../src/report/ranking.ts';
import { evidenceTable } from '../../src/report/site-grounds.ts';
import type { Confidence } from '../../src/world/types.ts';
import { loadWorld } from '../../src/world/load.ts';
import { scenarioOf } from '../engine/scenarios.ts';

let evaluation: Evaluation;

beforeAll(() => {
  const text = 'provider: huawei\nasOf: 2023-06\ncandidates: [Riyadh, Querétaro]\n';
  evaluation = evaluate(loadWorld(), scenarioOf(text));
});

function textOf({ blocks }: ReportDocument): string {
  return blocks.map((block) => (block.kind === 'text' ? block.text : '')).join('\n');
}

function tableOf({ blocks }: ReportDocument, title: string): TableBlock {
  const found = blocks.find((block) => block.kind === 'table' && block.title?.startsWith(title));
  if (found?.kind !== 'table') throw new Error(`no table ${title}`);
  return found;
}

describe('confidenceText', () => {
  const withScores = (first: Partial<Alternative>, second: Partial<Alternative>): Evaluation => ({
    ...evaluation,
    ranking: [
      { ...evaluation.ranking[0], ...first },
      { ...evaluation.ranking[1], ...second },
    ],
  });

  it('calls a rival whose best reaches above the worst of the first, though not above its middle', () => {
    const [first, second] = evaluation.ranking;
    const close = withScores({ score: 50, scoreLow: 40 }, { score: 30, scoreHigh: 45 });
    expect(confidenceText(close)).toContain(`${second.site.name} could overtake it`);
    const clear = withScores({ score: 50, scoreLow: 40 }, { score: 30, scoreHigh: 39 });
    expect(confidenceText(clear)).toContain(`${first.site.name} stays first`);
  });
});

describe('rankingDocument', () => {
  it('separates the first from the second by gaps that add up to the lead, signs and all', () => {
    const [first, second] = evaluation.ranking;
    const lead = `${first.site.name} leads ${second.site.name} by `;
    const line = textOf(rankingDocument(evaluation))
      .split('\n')
      .find((it) => it.startsWith(lead));
    const gaps = [...(line ?? '').matchAll(/ ([+-]\d+\.\d)/g)].map(([, gap]) => Number(gap));
    expect(gaps.length).toBeGreaterThan(3);
    const sum = gaps.reduce((a, b) => a + b, 0);
    // Each gap is rounded to a tenth, and those below half a tenth are left out.
    expect(Math.abs(sum - (first.score - second.score))).toBeLessThan(0.5);
  });
});

describe('explanationDocument', () => {
  it('bounds the revenue by both ends of its factor', () => {
    const [first] = evaluation.ranking;
    const { revenueUsdPerYear, revenueFactor } = first.money;
    const rows = tableOf(explanationDocument(evaluation, first), 'What it costs').rows;
    const last = rows.find(({ item }) => item === 'revenue, last year of the horizon');
    const mid = revenueUsdPerYear.at(-1) ?? NaN;
    expect(revenueFactor.high).toBeGreaterThan(1);
    expect(last).toMatchObject({
      low: mid * revenueFactor.low,
      mid,
      high: mid * revenueFactor.high,
    });
  });

  it('adds the points of the criteria up to the score, and bounds each by its range', () => {
    for (const alternative of evaluation.ranking) {
      const { rows } = tableOf(explanationDocument(evaluation, alternative), 'What each criterion');
      const sum = (key: string) => rows.reduce((total, row) => total + Number(row[key]), 0);
      expect(sum('points')).toBeCloseTo(alternative.score, 8);
      expect(sum('pointsLow')).toBeCloseTo(alternative.scoreLow, 8);
      expect(sum('pointsHigh')).toBeCloseTo(alternative.scoreHigh, 8);
    }
  });

  it('takes all of its demand from somebody, and serves as much', () => {
    for (const alternative of evaluation.ranking) {
      const document = explanationDocument(evaluation, alternative);
      const sum = (title: string) =>
        tableOf(document, title).rows.reduce((total, row) => total + Number(row.usdPerYear), 0);
      expect(sum('Where the demand')).toBeCloseTo(alternative.takenUsdPerYear, 0);
      expect(alternative.countries.length).toBeLessThanOrEqual(12);
      expect(sum('Whom it serves')).toBeCloseTo(alternative.takenUsdPerYear, 0);
    }
  });
});

describe('evidenceTable', () => {
  const input = (confidences: readonly Confidence[], more = {}) => ({
    name: 'x',
    unit: 'u',
    value: 1,
    low: 1,
    high: 1,
    isUnknown: false,
    provenance: confidences.map((confidence, index) => ({
      source: `s${index}`,
      year: 2020 + index,
      confidence,
    })),
    ...more,
  });

  it('is as sure as the weakest source, and says what is unknown', () => {
    const { rows } = evidenceTable('t', [
      input(['high', 'low', 'medium']),
      input(['medium', 'high']),
      input(['high'], { isUnknown: true, low: 0, high: 9 }),
    ]);
    expect(rows.map(({ confidence }) => confidence)).toEqual(['low', 'medium', 'unknown']);
    expect(rows.map(({ range }) => range)).toEqual(['one value', 'one value', '0..9']);
    expect(rows[0]).toMatchObject({ year: '2020, 2021, 2022', source: 's0; s1; s2' });
  });
});
