import { describe, expect, it } from 'vitest';
import type { VariedInput } from '../../src/engine/vary/varied-input.ts';
import { csvText } from '../../src/report/csv.ts';
import { markdownText } from '../../src/report/markdown.ts';
import { failureBlocks, robustBlocks } from '../../src/report/vary-futures.ts';
import { inputValueText } from '../../src/report/vary-parts.ts';

const INPUT: VariedInput = {
  id: 'cost.wage',
  label: 'wage',
  subject: 'cost',
  unit: 'USD/month',
  low: 500,
  mid: 800,
  high: 1200,
  spread: 'range',
  isLog: true,
  least: 0,
  most: Infinity,
  confidence: 'low',
};
const site = (id: string) => ({
  id,
  name: id,
  country: 'MX',
  latDeg: 0,
  lonDeg: 0,
  isExisting: false,
});

describe('the value of an input', () => {
  it.each([
    [INPUT, 812.4, '812 USD/month'],
    [{ ...INPUT, unit: 'USD' }, 2_500_000, '2.5M USD'],
    [{ ...INPUT, unit: 'factor' }, 0.944, '×0.94'],
    [{ ...INPUT, unit: 'share of servers' }, 0.125, '12.5%'],
    [{ ...INPUT, spread: 'readings' as const }, -1, 'strict'],
    [{ ...INPUT, unit: '' }, 0.01234, '0.0123'],
  ])('reads as people say it', (input, value, text) => {
    expect(inputValueText(input, value)).toBe(text);
  });
});

describe('futures', () => {
  it('are told by their limits', () => {
    const blocks = failureBlocks({
      site: site('Monterrey'),
      failureShare: 0.6,
      boxes: [
        {
          limits: [
            { input: INPUT, low: 900 },
            { input: { ...INPUT, label: 'rent' }, low: 1, high: 2 },
          ],
          coverage: 0.8,
          density: 0.9,
          share: 0.5,
        },
      ],
    });
    const text = csvText({ title: '', blocks });
    expect(text).toContain(
      'wage at least 900 USD/month and rent between 1.00 USD/month and 2.00 USD/month,0.9,0.8,0.5',
    );
  });

  it('that no short description tells apart are said to be so', () => {
    const [block] = failureBlocks({ site: site('Monterrey'), failureShare: 0.6, boxes: [] });
    expect(block).toMatchObject({
      text: expect.stringContaining('no short description') as string,
    });
  });
});

describe('the robust choice', () => {
  const measure = {
    sites: ['a', 'b'].map((id, k) => ({
      site: site(id),
      byScenario: [10 * k, 5],
      expected: 5,
      worst: 1,
      expectedRegret: k,
      maximumRegret: 3 - k,
    })),
    byExpectedValue: 0,
    byMaximin: 0,
    byMinimaxRegret: 1,
  };

  it('names who is chosen by which rule, the least regret first', () => {
    const blocks = robustBlocks({
      scenarios: ['now', 'later'],
      score: measure,
      npvUsd: measure,
      leftOut: ['c'],
    });
    const text = markdownText({ title: 'x', blocks });
    expect(text).toContain('By score: b by minimax regret, a by expected value.');
    expect(text).toContain('left out: c');
    expect(text.indexOf('| b')).toBeLessThan(text.indexOf('| a'));
  });

  it('is none where no site is a candidate everywhere', () => {
    const none = { sites: [], byExpectedValue: -1, byMaximin: -1, byMinimaxRegret: -1 };
    const [block] = robustBlocks({ scenarios: [], score: none, npvUsd: none, leftOut: [] });
    expect(block).toMatchObject({ tone: 'warning' });
  });
});
