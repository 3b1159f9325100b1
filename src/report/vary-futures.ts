import type { FailureAnswer, FutureLimit } from '../engine/vary/discovery.ts';
import type { RobustAnswer, RobustMeasure } from '../engine/vary/robust-answer.ts';
import type { Block, TableBlock } from './document.ts';
import { numberText } from './number-text.ts';
import { inputValueText, line, PERCENT, POINTS, USD } from './vary-parts.ts';

function limitText({ input, low, high }: FutureLimit): string {
  const value = (each: number) => inputValueText(input, each);
  if (low !== undefined && high !== undefined)
    return `${input.label} between ${value(low)} and ${value(high)}`;
  if (low !== undefined) return `${input.label} at least ${value(low)}`;
  return high === undefined ? input.label : `${input.label} at most ${value(high)}`;
}

/** In which futures a site fails. */
export function failureBlocks({ site, failureShare, boxes }: FailureAnswer): readonly Block[] {
  const share = numberText(failureShare, PERCENT);
  if (boxes.length === 0)
    return [
      line(
        `${site.name} is not the best in ${share} of the draws; no short description tells these futures from the others.`,
        'strong',
      ),
    ];
  return [
    line(
      `${site.name} is not the best in ${share} of the draws, mostly in these futures.`,
      'strong',
    ),
    {
      kind: 'table',
      title: `Futures in which ${site.name} fails`,
      columns: [
        { key: 'future', label: 'future', isElastic: true },
        { key: 'densityShare', label: 'fails in', number: PERCENT },
        { key: 'coverageShare', label: 'of its failures', number: PERCENT },
        { key: 'share', label: 'of all futures', number: PERCENT },
      ],
      rows: boxes.map(({ limits, density, coverage, share: held }) => ({
        future: limits.map(limitText).join(' and '),
        densityShare: density,
        coverageShare: coverage,
        share: held,
      })),
    },
  ];
}

/** What to choose when nobody knows which of several scenarios comes. */
export function robustBlocks({
  scenarios,
  score,
  npvUsd,
  leftOut,
}: RobustAnswer): readonly Block[] {
  if (score.sites.length === 0)
    return [
      line('No site is a candidate of all scenarios: there is nothing to choose.', 'warning'),
    ];
  const chosen = ({ sites, byExpectedValue, byMinimaxRegret }: RobustMeasure) =>
    `${sites[byMinimaxRegret].site.name} by minimax regret, ${sites[byExpectedValue].site.name} by expected value`;
  return [
    line(`By score: ${chosen(score)}. By NPV: ${chosen(npvUsd)}.`, 'strong'),
    robustTable('Mean score', { scenarios, measure: score, style: POINTS }),
    robustTable('Mean NPV, USD', { scenarios, measure: npvUsd, style: USD }),
    ...(leftOut.length > 0
      ? [line(`Candidates of some scenarios only, left out: ${leftOut.join(', ')}.`, 'note')]
      : []),
    line(
      'The scenarios count the same. Scores of scenarios with other criteria or scales are compared within each: read their regrets.',
      'note',
    ),
  ];
}

interface RobustRows {
  readonly scenarios: readonly string[];
  readonly measure: RobustMeasure;
  readonly style: typeof POINTS | typeof USD;
}

function robustTable(title: string, { scenarios, measure, style }: RobustRows): TableBlock {
  return {
    kind: 'table',
    title: `${title} by scenario, and the regret of choosing each site`,
    pinned: 1,
    columns: [
      { key: 'site', label: 'site', isElastic: true },
      { key: 'maximumRegret', label: 'regret', unit: 'most', number: style },
      { key: 'expectedRegret', label: 'regret', unit: 'mean', number: style },
      { key: 'expected', label: 'mean', number: style },
      { key: 'worst', label: 'worst', number: style },
      ...scenarios.map((label, k) => ({ key: `scenario${k + 1}`, label, number: style })),
    ],
    rows: measure.sites
      .toSorted((a, b) => a.maximumRegret - b.maximumRegret)
      .map(({ site, byScenario, ...numbers }) => ({
        site: site.name,
        ...numbers,
        ...Object.fromEntries(byScenario.map((value, k) => [`scenario${k + 1}`, value])),
      })),
  };
}
