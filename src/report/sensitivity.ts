import type { InputSwing, SensitivityAnswer } from '../engine/vary/sensitivity.ts';
import type { IndexEstimate } from '../math/decision/sobol-indices.ts';
import type { Block, PictureBlock, ReportDocument, TableBlock } from './document.ts';
import { numberText } from './number-text.ts';
import { theme } from './theme.ts';
import {
  descriptionLines,
  inputData,
  inputValueText,
  line,
  originLine,
  POINTS,
  USD,
} from './vary-parts.ts';

const MOST_ROWS = 20;
const MOST_BARS = 12;

/** What an answer hangs on: tornado, shares of variance, and what it would be worth to know each input. */
export function sensitivityDocument(answer: SensitivityAnswer): ReportDocument {
  return {
    title: `What it hangs on: ${answer.scenario.name}`,
    blocks: [
      ...descriptionLines(answer.scenario),
      line(headText(answer), 'strong'),
      tornadoPicture(answer),
      swingTable(answer),
      varianceTable(answer),
      informationTable(answer),
      ...notes(answer),
    ],
  };
}

function headText({ sites, middle, runnerUp, swings }: SensitivityAnswer): string {
  const flips = swings.filter(
    ({ atLow, atHigh }) => atLow.winner !== middle.winner || atHigh.winner !== middle.winner,
  );
  const lead = `${sites[middle.winner].name} leads ${sites[runnerUp].name} by ${numberText(middle.lead, POINTS)} points`;
  const names = flips.slice(0, 4).map(({ input }) => input.label);
  const more = flips.length > names.length ? ` and ${flips.length - names.length} more` : '';
  return flips.length === 0
    ? `${lead}; no input alone turns that around between its low and its high.`
    : `${lead}; alone, between their low and high, these turn it around: ${names.join('; ')}${more}.`;
}

const HALF_WIDTH = 22;
const LABEL_WIDTH = 30;

/** Bars of the lead around its value at the middle; low ends and high ends in two colors. */
function tornadoPicture({ swings, middle }: SensitivityAnswer): PictureBlock {
  const bars = swings.slice(0, MOST_BARS);
  const most = Math.max(
    1e-9,
    ...bars.flatMap(({ atLow, atHigh }) => [
      Math.abs(atLow.lead - middle.lead),
      Math.abs(atHigh.lead - middle.lead),
    ]),
  );
  const cells = (lead: number) => Math.round((Math.abs(lead - middle.lead) / most) * HALF_WIDTH);
  return {
    kind: 'picture',
    title: `Tornado: lead around ${numberText(middle.lead, POINTS)} points, ░ at the low of the input, █ at its high`,
    lines: bars.map(({ input, atLow, atHigh }) => {
      const side = (sign: number): readonly string[] => {
        const ends = [
          { lead: atLow.lead, mark: '░' },
          { lead: atHigh.lead, mark: '█' },
        ].filter(({ lead }) => Math.sign(lead - middle.lead) === sign);
        let drawn = 0;
        return ends
          .sort((a, b) => cells(a.lead) - cells(b.lead))
          .map(({ lead, mark }) => {
            const more = cells(lead) - drawn;
            drawn += more;
            return mark.repeat(more);
          });
      };
      const left = side(-1).toReversed().join('').padStart(HALF_WIDTH);
      const right = side(1).join('').padEnd(HALF_WIDTH);
      return [
        { text: input.label.slice(0, LABEL_WIDTH).padEnd(LABEL_WIDTH + 1) },
        { text: left, color: theme.bad },
        { text: '│', color: theme.note },
        { text: right, color: theme.good },
        {
          text: ` ${numberText(Math.min(atLow.lead, atHigh.lead), POINTS)} to ${numberText(Math.max(atLow.lead, atHigh.lead), POINTS)}`,
        },
      ];
    }),
  };
}

function rangeText({ input }: Pick<InputSwing, 'input'>): string {
  return input.spread === 'readings'
    ? 'strict to mild'
    : `${inputValueText(input, input.low)} to ${inputValueText(input, input.high)}`;
}

function swingTable({ swings, sites, middle }: SensitivityAnswer): TableBlock {
  const winnerAt = (winner: number) => (winner === middle.winner ? undefined : sites[winner].name);
  return {
    kind: 'table',
    title: `Each input at its low and its high, all others at their middle: ${sites[middle.winner].name}`,
    pinned: 1,
    columns: [
      { key: 'input', label: 'input', isElastic: true },
      { key: 'range', label: 'range', isElastic: true },
      { key: 'leadAtLow', label: 'lead', unit: 'at low', number: POINTS },
      { key: 'leadAtHigh', label: 'lead', unit: 'at high', number: POINTS },
      { key: 'scoreAtLow', label: 'score', unit: 'at low', number: POINTS },
      { key: 'scoreAtHigh', label: 'score', unit: 'at high', number: POINTS },
      { key: 'npvUsdAtLow', label: 'NPV', unit: 'at low', number: USD },
      { key: 'npvUsdAtHigh', label: 'NPV', unit: 'at high', number: USD },
      { key: 'winnerAtLow', label: 'first', unit: 'at low' },
      { key: 'winnerAtHigh', label: 'first', unit: 'at high' },
      { key: 'confidence', label: 'known' },
    ],
    rows: swings.slice(0, MOST_ROWS).map((swing) => ({
      input: swing.input.label,
      range: rangeText(swing),
      leadAtLow: swing.atLow.lead,
      leadAtHigh: swing.atHigh.lead,
      scoreAtLow: swing.atLow.score,
      scoreAtHigh: swing.atHigh.score,
      npvUsdAtLow: swing.atLow.npvUsd,
      npvUsdAtHigh: swing.atHigh.npvUsd,
      winnerAtLow: winnerAt(swing.atLow.winner),
      winnerAtHigh: winnerAt(swing.atHigh.winner),
      confidence: swing.input.spread === 'bounds' ? 'bounds only' : swing.input.confidence,
    })),
  };
}

const INDEX = { digits: 2 } as const;

function intervalText({ low, high }: IndexEstimate): string {
  return `${numberText(low, INDEX)} to ${numberText(high, INDEX)}`;
}

function varianceTable({ variance, sites, middle }: SensitivityAnswer): TableBlock {
  return {
    kind: 'table',
    title: `Sobol' indices of ${sites[middle.winner].name}: share of the variance, alone (first) and with all it does together with others (total)`,
    pinned: 1,
    columns: [
      { key: 'input', label: 'input', isElastic: true },
      { key: 'leadFirst', label: 'lead', unit: 'first', number: INDEX },
      { key: 'leadFirstInterval', label: '95 %' },
      { key: 'leadTotal', label: 'lead', unit: 'total', number: INDEX },
      { key: 'leadTotalInterval', label: '95 %' },
      { key: 'npvFirst', label: 'NPV', unit: 'first', number: INDEX },
      { key: 'npvTotal', label: 'NPV', unit: 'total', number: INDEX },
    ],
    rows: variance.shares
      .toSorted((a, b) => b.lead.total.value - a.lead.total.value)
      .map(({ input, lead, npvUsd }) => ({
        input: input?.label ?? 'all other inputs',
        leadFirst: lead.first.value,
        leadFirstInterval: intervalText(lead.first),
        leadTotal: lead.total.value,
        leadTotalInterval: intervalText(lead.total),
        npvFirst: npvUsd.first.value,
        npvTotal: npvUsd.total.value,
      })),
  };
}

function informationTable({ information, perfect }: SensitivityAnswer): TableBlock {
  return {
    kind: 'table',
    title: 'What it would be worth to know one input before choosing',
    columns: [
      { key: 'input', label: 'input', isElastic: true },
      { key: 'range', label: 'range', isElastic: true },
      { key: 'scorePoints', label: 'worth', unit: 'points', number: { digits: 2 } },
      { key: 'scoreStandardError', label: '±', unit: 's.e.', number: { digits: 2 } },
      { key: 'npvUsd', label: 'worth', unit: 'USD NPV', number: USD },
      { key: 'confidence', label: 'known' },
    ],
    rows: [
      {
        input: 'everything at once',
        range: '',
        scorePoints: perfect.score,
        npvUsd: perfect.npvUsd,
      },
      ...information.slice(0, MOST_ROWS).map(({ input, score, npvUsd }) => ({
        input: input.label,
        range: rangeText({ input }),
        scorePoints: score.value,
        scoreStandardError: score.standardError,
        npvUsd: npvUsd.value,
        confidence: input.spread === 'bounds' ? 'bounds only' : input.confidence,
      })),
    ],
  };
}

function notes(answer: SensitivityAnswer): readonly Block[] {
  const { draws, variance } = answer;
  const count = (value: number) => numberText(value, { digits: 0 });
  return [
    line(
      `Low and high are about the 10th and 90th percentile of each input. Indices from ${count(variance.runs)} runs of the response, ` +
        `value of information from ${count(draws)} draws. In points: of the site chosen by score; in dollars: of the site chosen by NPV, ` +
        'if one of the candidates is built in any case.',
      'note',
    ),
    originLine(answer.scenario, answer),
  ];
}

/** `regionsim sensitivity` as data for programs. */
export function sensitivityData(answer: SensitivityAnswer) {
  const { scenario, worldHash, seed, sites, middle, runnerUp } = answer;
  const end = ({ winner, ...numbers }: SensitivityAnswer['middle']) => ({
    ...numbers,
    first: sites[winner].id,
  });
  return {
    schema: 'regionsim/sensitivity',
    version: 1,
    inputHash: scenario.hash,
    worldHash,
    seed,
    scenario: scenario.name,
    draws: answer.draws,
    middle: end(middle),
    runnerUp: sites[runnerUp].id,
    swings: answer.swings.map(({ input, atLow, atHigh }) => ({
      input: inputData(input),
      atLow: end(atLow),
      atHigh: end(atHigh),
    })),
    variance: {
      runs: answer.variance.runs,
      shares: answer.variance.shares.map(({ input, ...share }) => ({
        input: input ? inputData(input) : undefined,
        ...share,
      })),
    },
    information: answer.information.map(({ input, ...worth }) => ({
      input: inputData(input),
      ...worth,
    })),
    perfectInformation: answer.perfect,
  };
}
