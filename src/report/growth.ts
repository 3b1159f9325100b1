import type { CapacityKind, GrowthMonth } from '../engine/simulate/growth.ts';
import type { MonthMoney } from '../engine/simulate/growth-money.ts';
import type { GrowthAnswer } from '../engine/simulate/growth-plan.ts';
import type {
  NumberStyle,
  PictureBlock,
  ReportDocument,
  TableBlock,
  TextBlock,
} from './document.ts';
import { numberText } from './number-text.ts';
import { sparkline } from './sparkline.ts';
import { theme } from './theme.ts';

const USD = { digits: 1, style: 'compact' } as const;
const MW = { digits: 1 } as const;
const PERCENT = { digits: 0, style: 'percent' } as const;
const FINE_PERCENT = { digits: 1, style: 'percent' } as const;
const KW_PER_MW = 1000;
const SPARK_WIDTH = 72;

type Month = GrowthAnswer['months'][number];

/** A site month by month: demand, capacity and its steps, utilization, latency, and what the world's tables know to change. */
export function growthDocument(answer: GrowthAnswer): ReportDocument {
  const { site, scenario, months } = answer;
  return {
    title: `Growth of ${site.name} in "${scenario.name}"`,
    blocks: [
      ...summary(answer),
      chart(months),
      monthTable(months),
      ...eventTable(months),
      text(
        'Demand of the first month sets what a USD a year takes of the IT load; a step is ordered when the utilization ' +
          'foreseen for the end of the lead time is too high. Latency is the p95 of round trip and commit, without queueing.',
      ),
      text(
        'Money is the cost model at the middle of its inputs, in dollars of the base year, with the incentives of the ' +
          'scenario: the region of the first month is paid in that month, the facility of a step over its lead time, equipment ' +
          'when it serves and again at the end of its life; what is in use of each kind of capacity is sold at list prices ' +
          "less what customers negotiate. Tax and what is left at the end are the cost model's, by year: straight-line " +
          'depreciation, losses carried forward, book value at the end.',
      ),
      text(`input ${scenario.hash}, world ${answer.worldHash}.`),
    ],
  };
}

function text(line: string, tone: TextBlock['tone'] = 'note'): TextBlock {
  return { kind: 'text', tone, text: line };
}

function itLoadMw({ capacity }: GrowthMonth): number {
  return (capacity.general.itLoadKw + capacity.accelerated.itLoadKw) / KW_PER_MW;
}

/** Share of all demand that is refused, by the load that each kind is asked for. */
function refusedShare({ capacity: { general, accelerated } }: GrowthMonth): number {
  const wanted = general.wantedKw + accelerated.wantedKw;
  const refused =
    general.wantedKw * general.refusedShare + accelerated.wantedKw * accelerated.refusedShare;
  return wanted > 0 ? refused / wanted : 0;
}

function summary({ months, site, presentValueUsd, wacc }: GrowthAnswer): readonly TextBlock[] {
  const last = months[months.length - 1];
  const worst = Math.max(...months.map(refusedShare));
  const total = (of: (money: MonthMoney) => number): string =>
    numberText(
      months.reduce((sum, { money }) => sum + of(money), 0),
      USD,
    );
  return [
    text(
      `Demand at ${site.name} goes from ${numberText(months[0].usdPerYear, USD)} to ` +
        `${numberText(last.usdPerYear, USD)} USD a year in ${months.length} months, IT load from ` +
        `${numberText(itLoadMw(months[0]), MW)} to ${numberText(itLoadMw(last), MW)} MW; in the worst month ` +
        `${numberText(worst, FINE_PERCENT)} is refused.`,
      'strong',
    ),
    text(
      `It earns ${total(({ revenueUsd }) => revenueUsd)} USD, costs ${total(({ runningUsd }) => runningUsd)} to run and ` +
        `${total(({ capexUsd }) => capexUsd)} to build and equip; at the real cost of capital of ` +
        `${numberText(wacc, FINE_PERCENT)} the months are worth ${numberText(presentValueUsd, USD)} USD today, after ` +
        `${total(({ taxUsd }) => taxUsd)} USD of tax and with ${total(({ residualUsd }) => residualUsd)} USD left at the end.`,
      'plain',
    ),
  ];
}

function chart(months: readonly Month[]): PictureBlock {
  const line = (label: string, of: (month: Month) => number, style: NumberStyle) => {
    const values = months.map(of);
    const ends = `${numberText(Math.min(...values), style)} to ${numberText(Math.max(...values), style)}`;
    return [
      { text: label.padEnd(14) },
      { text: sparkline(values, SPARK_WIDTH), color: theme.bar },
      { text: `  ${ends}`, color: theme.note },
    ];
  };
  const busy = (kind: CapacityKind) => (month: GrowthMonth) =>
    month.capacity[kind].utilizationShare;
  return {
    kind: 'picture',
    title: 'Month by month',
    lines: [
      line('demand USD/yr', ({ usdPerYear }) => usdPerYear, USD),
      line('IT load MW', itLoadMw, MW),
      line('busy, general', busy('general'), PERCENT),
      line('busy, accel.', busy('accelerated'), PERCENT),
      line('p95 ms', ({ usersP95Ms }) => usersP95Ms ?? 0, MW),
      line('refused', refusedShare, FINE_PERCENT),
      line('revenue USD', ({ money }) => money.revenueUsd, USD),
      line('running USD', ({ money }) => money.runningUsd, USD),
      line('capex USD', ({ money }) => money.capexUsd, USD),
      line('tax USD', ({ money }) => money.taxUsd, USD),
    ],
  };
}

function monthTable(months: readonly Month[]): TableBlock {
  let cashUsd = 0;
  const kw = (month: GrowthMonth, of: 'orderedKw' | 'addedKw'): number =>
    (month.capacity.general[of] + month.capacity.accelerated[of]) / KW_PER_MW;
  return {
    kind: 'table',
    title: 'Months',
    pinned: 1,
    columns: [
      { key: 'month', label: 'Month' },
      { key: 'usdPerYear', label: 'Demand', unit: 'USD/yr', number: USD },
      { key: 'itLoadMw', label: 'IT load', unit: 'MW', number: MW },
      { key: 'generalShare', label: 'Busy', number: PERCENT },
      { key: 'acceleratedShare', label: 'Accel.', number: PERCENT },
      { key: 'orderedMw', label: 'Ordered', unit: 'MW', number: MW },
      { key: 'addedMw', label: 'Added', unit: 'MW', number: MW },
      { key: 'refusedShare', label: 'Refused', number: FINE_PERCENT },
      { key: 'usersP95Ms', label: 'p95', unit: 'ms', number: MW },
      { key: 'revenueUsd', label: 'Revenue', unit: 'USD', number: USD },
      { key: 'runningUsd', label: 'Running', unit: 'USD', number: USD },
      { key: 'capexUsd', label: 'Capex', unit: 'USD', number: USD },
      { key: 'taxUsd', label: 'Tax', unit: 'USD', number: USD },
      { key: 'cumulativeCashUsd', label: 'Cash', unit: 'USD', number: USD },
    ],
    rows: months.map((month) => ({
      month: month.date.slice(0, 7),
      usdPerYear: month.usdPerYear,
      itLoadMw: itLoadMw(month),
      generalShare: month.capacity.general.utilizationShare,
      acceleratedShare: month.capacity.accelerated.utilizationShare,
      orderedMw: kw(month, 'orderedKw'),
      addedMw: kw(month, 'addedKw'),
      refusedShare: refusedShare(month),
      usersP95Ms: month.usersP95Ms,
      revenueUsd: month.money.revenueUsd,
      runningUsd: month.money.runningUsd,
      capexUsd: month.money.capexUsd,
      taxUsd: month.money.taxUsd,
      cumulativeCashUsd: (cashUsd += month.money.cashFlowUsd),
    })),
  };
}

function eventTable(months: readonly GrowthMonth[]): readonly TableBlock[] {
  const rows = months.flatMap(({ date, events }) =>
    events.map((event) => ({ month: date.slice(0, 7), event })),
  );
  if (rows.length === 0) return [];
  return [
    {
      kind: 'table',
      title: 'What changes on the way',
      columns: [
        { key: 'month', label: 'Month' },
        { key: 'event', label: 'Change', isElastic: true },
      ],
      rows,
    },
  ];
}

/** Growth as data for programs. */
export function growthData({ scenario, worldHash, site, ...answer }: GrowthAnswer) {
  return {
    schema: 'regionsim/growth',
    version: 1,
    inputHash: scenario.hash,
    worldHash,
    seed: scenario.seed,
    site: { id: site.id, name: site.name },
    ...answer,
  };
}
