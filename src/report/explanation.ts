import type { Range } from '../cost/range.ts';
import type { CostItem } from '../cost/site-cost.ts';
import type { Alternative, Evaluation, SiteMoney } from '../engine/evaluation.ts';
import type { ExchangeRoutes } from '../network/cable-dependence.ts';
import type { SiteGrounds } from '../engine/site-grounds.ts';
import { criterionStyle } from './criterion-style.ts';
import { acceleratorLines } from './accelerators.ts';
import type { Block, ReportDocument, TableBlock } from './document.ts';
import { numberText } from './number-text.ts';
import { scoreRangeText } from './ranking.ts';
import { evaluationFooter, scenarioLines } from './scenario-lines.ts';
import { evidenceTable, groundsBlocks } from './site-grounds.ts';

const POINTS = { digits: 1 };
const USD = { digits: 1, style: 'compact' } as const;
const PERCENT = { digits: 2, style: 'percent' } as const;

/** Why the score is what it is: one row a criterion, with the range that its inputs allow. */
function contributionTable(alternative: Alternative, { criteria }: Evaluation): TableBlock {
  return {
    kind: 'table',
    title: 'What each criterion contributed',
    columns: [
      { key: 'criterion', label: 'criterion' },
      { key: 'value', label: 'value' },
      { key: 'unit', label: 'unit' },
      { key: 'range', label: 'within' },
      { key: 'scale', label: 'scale', unit: 'worst..best' },
      { key: 'weight', label: 'weight', unit: '%', number: { digits: 0, style: 'percent' } },
      { key: 'points', label: 'points', number: POINTS },
      { key: 'pointsLow', label: 'low', number: POINTS },
      { key: 'pointsHigh', label: 'high', number: POINTS },
    ],
    rows: criteria.map(({ id, label, unit, weight, range }, index) => {
      const { value, low, high } = alternative.values[id];
      const style = criterionStyle(unit);
      const text = (number: number | undefined) => numberText(number, style.number);
      const { points, low: pointsLow, high: pointsHigh } = alternative.contributions[index];
      return {
        criterion: label,
        value: text(value),
        unit: style.unit,
        range: low === high ? 'exact' : `${text(low)}..${text(high)}`,
        scale: `${text(range.worst)}..${text(range.best)}`,
        weight,
        points,
        pointsLow: 100 * weight * pointsLow,
        pointsHigh: 100 * weight * pointsHigh,
      };
    }),
  };
}

/** What the scenario's own criteria compute. */
function formulaLines({ scenario }: Evaluation): readonly Block[] {
  return scenario.criteria.flatMap((spec) =>
    spec.kind === 'formula' ? [{ kind: 'text', text: `${spec.id} = ${spec.formula}` }] : [],
  );
}

function takeoverTable({ takeovers }: Alternative): TableBlock {
  return {
    kind: 'table',
    title: 'Where the demand it takes comes from',
    columns: [
      { key: 'from', label: 'from' },
      { key: 'usdPerYear', label: 'demand', unit: 'USD/yr', number: USD },
      { key: 'share', label: 'of all demand', unit: '%', number: PERCENT },
    ],
    rows: takeovers.map(({ from, usdPerYear, share }) => ({
      from: from?.name ?? 'refused until now',
      usdPerYear,
      share,
    })),
  };
}

function countryTable({ countries }: Alternative): TableBlock {
  return {
    kind: 'table',
    title: 'Whom it serves',
    columns: [
      { key: 'country', label: 'country' },
      { key: 'usdPerYear', label: 'demand', unit: 'USD/yr', number: USD },
      { key: 'share', label: 'of all demand', unit: '%', number: PERCENT },
    ],
    rows: countries.slice(0, 12).map((take) => ({ ...take })),
  };
}

/** The gravity of the market: what comes to the site, and who had it. */
function captureTable({ money: { captured } }: Alternative): TableBlock {
  return {
    kind: 'table',
    title: 'What it captures in the market with all providers, middle of the horizon',
    columns: [
      { key: 'from', label: 'from' },
      { key: 'usdPerYear', label: 'spend', unit: 'USD/yr', number: USD },
    ],
    rows: [
      { from: 'the own fleet (earns nothing new)', usdPerYear: captured.fromOwnFleetUsdPerYear },
      ...captured.fromCompetitors.map(({ provider, usdPerYear }) => ({
        from: provider,
        usdPerYear,
      })),
      { from: 'other clouds', usdPerYear: captured.fromOthersUsdPerYear },
      { from: 'in all', usdPerYear: captured.usdPerYear },
    ],
  };
}

/** Nothing where nobody asked for the ways out. */
function exitsTable(exits: readonly ExchangeRoutes[]): readonly TableBlock[] {
  if (exits.length === 0) return [];
  const title = 'Ways out: routes that share no link, up to 8, to the largest exchanges';
  return [
    {
      kind: 'table',
      title,
      columns: [
        { key: 'exchange', label: 'exchange' },
        { key: 'routes', label: 'routes', number: { digits: 0 } },
      ],
      rows: exits.map((exit) => ({ ...exit })),
    },
  ];
}

function amountRow(label: string, { low, mid, high }: Range) {
  return { item: label, low, mid, high };
}

/** Revenue of a year of operation with its bounds; -1 is the last. */
function revenueRange({ revenueUsdPerYear, revenueFactor }: SiteMoney, year: number): Range {
  const mid = revenueUsdPerYear.at(year) ?? 0;
  return {
    low: mid * Math.min(1, revenueFactor.low),
    mid,
    high: mid * Math.max(1, revenueFactor.high),
  };
}

function moneyTable({ money }: Alternative): TableBlock {
  const lines = (kind: string, items: readonly CostItem[]) =>
    items.map((item) => amountRow(`${kind}: ${item.label}`, item));
  return {
    kind: 'table',
    title: 'What it costs and earns',
    columns: [
      { key: 'item', label: 'item', isElastic: true },
      { key: 'low', label: 'low', unit: 'USD', number: USD },
      { key: 'mid', label: 'mid', unit: 'USD', number: USD },
      { key: 'high', label: 'high', unit: 'USD', number: USD },
    ],
    rows: [
      ...lines('build', money.capex),
      amountRow('build, in all', money.capexUsd),
      ...lines('a year', money.opex),
      amountRow('run, a year in all', money.opexUsdPerYear),
      amountRow('revenue, first year', revenueRange(money, 0)),
      amountRow('revenue, last year of the horizon', revenueRange(money, -1)),
      amountRow('NPV over the horizon', money.npvUsd),
    ],
  };
}

function standing(alternative: Alternative, evaluation: Evaluation): string {
  const { rank, score, broken, site } = alternative;
  if (rank === undefined) return `${site.name} is out: ${broken.join('; ')}.`;
  return (
    `${site.name} (${site.country}) is number ${rank} of ${evaluation.ranking.length} with ` +
    `${numberText(score, POINTS)} points, within ${scoreRangeText(alternative)} over the ranges of its uncertain inputs.`
  );
}

/** What is worked out only for a site that somebody asks about. */
export interface ExplanationExtras {
  readonly exits?: readonly ExchangeRoutes[];
  readonly grounds?: SiteGrounds;
}

/** Why a site stands where it stands: contributions, demand taken, money, and the source of every input. */
export function explanationDocument(
  evaluation: Evaluation,
  alternative: Alternative,
  { exits = [], grounds }: ExplanationExtras = {},
): ReportDocument {
  const bars: Block = {
    kind: 'bars',
    title: 'Points by criterion',
    number: POINTS,
    bars: evaluation.criteria.map(({ label }, index) => ({
      label,
      value: alternative.contributions[index].points,
      ...(alternative.contributions[index].isKnown
        ? {}
        : { note: 'unknown: counted as the middle' }),
    })),
  };
  return {
    title: `${alternative.site.name} in "${evaluation.scenario.name}"`,
    blocks: [
      { kind: 'text', tone: 'strong', text: standing(alternative, evaluation) },
      ...scenarioLines(evaluation),
      contributionTable(alternative, evaluation),
      ...formulaLines(evaluation),
      bars,
      takeoverTable(alternative),
      countryTable(alternative),
      captureTable(alternative),
      ...exitsTable(exits),
      moneyTable(alternative),
      ...acceleratorLines(alternative.accelerator),
      evidenceTable('What its money and power rest on', alternative.evidence),
      ...(grounds ? groundsBlocks(grounds) : []),
      ...evaluationFooter(evaluation, 'All of a place: regionsim world NAME.'),
    ],
  };
}
