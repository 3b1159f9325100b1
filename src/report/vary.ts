import type { FailureAnswer } from '../engine/vary/discovery.ts';
import type { RobustAnswer } from '../engine/vary/robust-answer.ts';
import type { VariedAnswer, VariedSite } from '../engine/vary/varied-answer.ts';
import type { Block, PictureBlock, ReportDocument, TableBlock } from './document.ts';
import { numberText } from './number-text.ts';
import { sparkline } from './sparkline.ts';
import { theme } from './theme.ts';
import { failureBlocks, robustBlocks } from './vary-futures.ts';
import { descriptionLines, line, originLine, PERCENT, POINTS, USD } from './vary-parts.ts';

/** Rows of the tables below the first, which has every candidate. */
const MOST_SITES = 12;
const MOST_RANKS = 6;

/** Everything that `regionsim vary` answers. */
export interface VaryReport {
  readonly answers: readonly VariedAnswer[];
  readonly robust?: RobustAnswer;
  readonly failure?: FailureAnswer;
}

/** How sure an answer is; over several scenarios first what to choose when nobody knows which of them comes. */
export function varyDocument({ answers, robust, failure }: VaryReport): ReportDocument {
  const [first] = answers;
  const failures = failure ? failureBlocks(failure) : [];
  if (!robust)
    return {
      title: `How sure: ${first.scenario.name}`,
      blocks: [
        ...descriptionLines(first.scenario),
        ...answerBlocks(first),
        ...failures,
        ...notes(first),
      ],
    };
  return {
    title: `How sure over ${answers.length} scenarios`,
    blocks: [
      ...robustBlocks(robust),
      ...failures,
      ...answers.flatMap((answer): readonly Block[] => [
        { kind: 'heading', text: answer.scenario.name },
        ...answerBlocks(answer),
        ...notes(answer),
      ]),
    ],
  };
}

function answerBlocks(answer: VariedAnswer): readonly Block[] {
  return [
    line(drawnText(answer)),
    line(winnerText(answer), 'strong'),
    siteTable(answer),
    histograms(answer),
    rankTable(answer),
    weightTable(answer),
    ...methodBlocks(answer),
  ];
}

function drawnText({ draws, wantedDraws, inputs, halfWidth, tolerance }: VariedAnswer): string {
  const points = (share: number) => numberText(100 * share, POINTS);
  const known =
    halfWidth === undefined
      ? ''
      : `; each probability of being best is known to ± ${points(halfWidth)} points (95 %)`;
  const stop =
    draws < wantedDraws
      ? `, and drawing stopped where ± ${points(tolerance)} was reached, before the ${numberText(wantedDraws, { digits: 0 })} allowed`
      : '';
  return `${numberText(draws, { digits: 0 })} draws of ${inputs} uncertain inputs${known}${stop}.`;
}

function winnerText({ sites, nobodyShare }: VariedAnswer): string {
  const [often] = sites;
  const middle = sites.find(({ middleRank }) => middleRank === 1);
  const best = `${often.site.name} is best in ${numberText(often.best.mean, PERCENT)} of the draws`;
  const rest =
    middle === undefined
      ? 'at the middle of all inputs no candidate keeps the constraints'
      : middle === often
        ? 'and it is first at the middle of all inputs too'
        : `at the middle of all inputs ${middle.site.name} is first, best in ${numberText(middle.best.mean, PERCENT)}`;
  const nobody =
    nobodyShare > 0
      ? ` In ${numberText(nobodyShare, PERCENT)} of the draws no candidate keeps the constraints; they are left out of ranks and regrets.`
      : '';
  return `${best}; ${rest}.${nobody}`;
}

function hasConstraints({ sites }: VariedAnswer): boolean {
  return sites.some(({ standingShare }) => standingShare < 1);
}

function siteTable(answer: VariedAnswer): TableBlock {
  return {
    kind: 'table',
    title: 'Candidates over all draws',
    pinned: 1,
    columns: [
      { key: 'site', label: 'site', isElastic: true },
      { key: 'country', label: 'in' },
      { key: 'bestShare', label: 'best in', number: PERCENT },
      { key: 'bestHalfWidth', label: '±', number: PERCENT },
      { key: 'middleScore', label: 'score', unit: 'middle', number: POINTS },
      { key: 'scoreP5', label: 'score', unit: 'p5', number: POINTS },
      { key: 'scoreP50', label: 'score', unit: 'p50', number: POINTS },
      { key: 'scoreP95', label: 'score', unit: 'p95', number: POINTS },
      { key: 'expectedRegret', label: 'regret', unit: 'mean', number: POINTS },
      { key: 'maximumRegret', label: 'regret', unit: 'most', number: POINTS },
      { key: 'npvUsdP5', label: 'NPV', unit: 'p5 USD', number: USD },
      { key: 'npvUsdP50', label: 'NPV', unit: 'p50 USD', number: USD },
      { key: 'npvUsdP95', label: 'NPV', unit: 'p95 USD', number: USD },
      { key: 'npvUsdCvar', label: 'NPV', unit: 'worst 5 %', number: USD },
      { key: 'expectedRank', label: 'rank', unit: 'mean', number: POINTS },
      ...(hasConstraints(answer)
        ? [{ key: 'standingShare', label: 'keeps constraints', number: PERCENT }]
        : []),
    ],
    rows: answer.sites.map((each) => ({
      site: each.site.name,
      country: each.site.country,
      bestShare: each.best.mean,
      bestHalfWidth: each.best.halfWidth,
      middleScore: each.middleScore,
      scoreP5: each.score.p5,
      scoreP50: each.score.p50,
      scoreP95: each.score.p95,
      expectedRegret: each.expectedRegret,
      maximumRegret: each.maximumRegret,
      npvUsdP5: each.npvUsd.p5,
      npvUsdP50: each.npvUsd.p50,
      npvUsdP95: each.npvUsd.p95,
      npvUsdCvar: each.npvUsd.worstTail,
      expectedRank: each.expectedRank,
      standingShare: each.standingShare,
    })),
  };
}

const NAME_WIDTH = 16;

function shortName({ site }: VariedSite): string {
  const name = site.name.length > NAME_WIDTH ? `${site.name.slice(0, NAME_WIDTH - 1)}…` : site.name;
  return name.padEnd(NAME_WIDTH + 1);
}

/** Scores and NPV side by side, each on one axis for all candidates. */
function histograms({ sites, scoreSpan, npvSpanUsd }: VariedAnswer): PictureBlock {
  const drawn = ({ score, npvUsd }: VariedSite) => [
    { text: sparkline(score.histogram, score.histogram.length), color: theme.bar },
    { text: '   ' },
    { text: sparkline(npvUsd.histogram, npvUsd.histogram.length), color: theme.bar },
  ];
  const span = (from: number, to: number, style: typeof POINTS | typeof USD) =>
    `${numberText(from, style)} to ${numberText(to, style)}`;
  return {
    kind: 'picture',
    title: `Distributions: score ${span(scoreSpan.from, scoreSpan.to, POINTS)}, NPV ${span(npvSpanUsd.from, npvSpanUsd.to, USD)} USD`,
    lines: sites.slice(0, MOST_SITES).map((each) => [{ text: shortName(each) }, ...drawn(each)]),
  };
}

function rankTable({ sites }: VariedAnswer): TableBlock {
  const ranks = Math.min(MOST_RANKS, sites.length);
  const columns = Array.from({ length: ranks }, (_, k) => ({
    key: `rank${k + 1}Share`,
    label: `rank ${k + 1}`,
    number: PERCENT,
  }));
  return {
    kind: 'table',
    title: 'Probability of each rank',
    columns: [{ key: 'site', label: 'site', isElastic: true }, ...columns],
    rows: sites.slice(0, MOST_SITES).map((each) => ({
      site: each.site.name,
      ...Object.fromEntries(
        columns.map(({ key }, k) => [key, each.rankProbabilities[k] as number | undefined]),
      ),
    })),
  };
}

/** Who wins under which weights; the central weights of a candidate are those of its typical advocate. */
function weightTable({ sites, criteria }: VariedAnswer): TableBlock {
  return {
    kind: 'table',
    title: 'Share of all possible weights under which each wins, and the mean of those weights',
    pinned: 1,
    columns: [
      { key: 'site', label: 'site', isElastic: true },
      { key: 'weightShareAtMiddle', label: 'wins', unit: 'middle', number: PERCENT },
      { key: 'weightShare', label: 'wins', unit: 'drawn', number: PERCENT },
      ...criteria.map(({ id, label }) => ({
        key: id,
        label,
        number: { digits: 0, style: 'percent' as const },
      })),
    ],
    rows: sites
      .filter(({ weightShare, weightShareAtMiddle }) => weightShare + weightShareAtMiddle > 0)
      .slice(0, MOST_SITES)
      .map((each) => ({
        site: each.site.name,
        weightShareAtMiddle: each.weightShareAtMiddle,
        weightShare: each.weightShare,
        ...Object.fromEntries(criteria.map(({ id }, k) => [id, each.centralWeights?.[k]])),
      })),
  };
}

function methodBlocks({ methods, sites, reversals }: VariedAnswer): readonly Block[] {
  const trials = reversals.trials.reduce((sum, each) => sum + each, 0);
  const reversed = reversals.reversals.length;
  const disagree = methods.filter(({ agrees }) => !agrees).map(({ method }) => method);
  const verdict =
    disagree.length === 0
      ? 'All methods put the same candidate first.'
      : `${disagree.join(' and ')} would put another candidate first.`;
  const tests =
    reversed === 0
      ? `Rank-reversal tests 1 to 3: ${numberText(trials, { digits: 0 })} trials, no reversal.`
      : `Rank-reversal tests 1 to 3: ${reversed} reversals in ${numberText(trials, { digits: 0 })} trials.`;
  return [
    {
      kind: 'table',
      title: 'Other methods on the same positions and weights',
      columns: [
        { key: 'method', label: 'method' },
        { key: 'first', label: 'first' },
        { key: 'second', label: 'second' },
        { key: 'third', label: 'third' },
        { key: 'agreement', label: "Kendall's tau", number: { digits: 2 } },
      ],
      rows: methods.map(({ method, order, agreement }) => {
        const name = (place: number) =>
          place < order.length ? sites[order[place]].site.name : undefined;
        return { method, first: name(0), second: name(1), third: name(2), agreement };
      }),
    },
    line(`${verdict} ${tests}`),
  ];
}

function notes(answer: VariedAnswer): readonly Block[] {
  const { accuracy } = answer;
  const measured = accuracy
    ? `The response was off by at most ${numberText(accuracy.scorePoints, { digits: 2 })} score points and ` +
      `${numberText(accuracy.npvUsd, USD)} USD of NPV against ${accuracy.runs} ${accuracy.runs === 1 ? 'evaluation' : 'evaluations'} of the whole model at drawn inputs.`
    : 'The response was not compared with the whole model in this run (--check).';
  return [
    line(
      'Draws run on a response of each candidate to the inputs. Ranges are read as 10th and 90th percentile, uneven ones as split ' +
        'normal or lognormal; what is not known is drawn evenly over its bounds; uncertain laws are strict or mild in 30 % each. ' +
        `The reference scales stay as they are; a candidate that breaks a constraint in a draw has 0 points there. ${measured}`,
      'note',
    ),
    originLine(answer.scenario, answer),
  ];
}
