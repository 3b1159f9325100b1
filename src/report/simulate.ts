import type { Estimate } from '../math/statistics/confidence-interval.ts';
import type { HourSummary, OperationsSummary } from '../engine/simulate/operations-summary.ts';
import type { OperationsAnswer } from '../engine/simulate/simulate-plan.ts';
import type {
  Block,
  NumberStyle,
  PictureBlock,
  ReportDocument,
  TableBlock,
  TextBlock,
} from './document.ts';
import { numberText } from './number-text.ts';
import { faultTable } from './simulate-faults.ts';
import {
  classTable,
  countryTable,
  LATENCY,
  SHARES,
  siteTable,
  titleOf,
} from './simulate-tables.ts';
import { sparkline } from './sparkline.ts';
import { zonePriceNote } from './zone-price-note.ts';
import { theme } from './theme.ts';

const MS = { digits: 1 } as const;
const COUNT = { digits: 1, style: 'compact' } as const;
const PERCENT = { digits: 2, style: 'percent' } as const;
const WHOLE_PERCENT = { digits: 0, style: 'percent' } as const;

/** Rows of the table of countries, and characters of a sparkline. */
const MOST_COUNTRIES = 12;
const SPARK_WIDTH = 84;

/** What the users of a site get: with the site and without it, by class, country and hour, and what was refused. */
export function simulationDocument(answer: OperationsAnswer): ReportDocument {
  return {
    title: titleOf(answer),
    blocks: [
      ...headLines(answer),
      comparisonTable(answer),
      classTable(answer),
      timeChart(answer),
      ...faultTable(answer),
      countryTable(answer, MOST_COUNTRIES),
      siteTable(answer),
      refusalTable(answer),
      ...notes(answer),
    ],
  };
}

function text(line: string, tone: TextBlock['tone'] = 'plain'): TextBlock {
  return { kind: 'text', tone, text: line };
}

/** A mean with its half width, where replications differ. */
function estimateText({ mean, halfWidth }: Estimate, style: NumberStyle): string {
  const value = numberText(mean, style);
  return halfWidth === undefined || halfWidth === 0
    ? value
    : `${value} ± ${numberText(halfWidth, style)}`;
}

function headLines({ plan, mode, withSite }: OperationsAnswer): readonly Block[] {
  const days = plan.input.durationS / 86_400;
  const faults = plan.settings.faults.length;
  const about =
    `${numberText(withSite.arrived, COUNT)} requests in ${numberText(days, { digits: 1 })} days from users to whom ` +
    `${plan.site.name} is the nearest lawful site, simulated as ${mode === 'events' ? 'single events' : 'flows'}, ` +
    `${withSite.replications} ${withSite.replications === 1 ? 'replication' : 'replications'}, ` +
    `${faults} ${faults === 1 ? 'fault' : 'faults'} of the scenario` +
    `${plan.settings.randomFaults ? ', zones of all regions also lost at random' : ''}.`;
  const availability = estimateText(withSite.availability, { digits: 4, style: 'percent' });
  const gives =
    `${availability} of requests are served; ${estimateText(withSite.withinBudget, PERCENT)} ` +
    `within their latency budget, p95 ${withSite.p95 ? estimateText(withSite.p95, MS) : '?'} ms.`;
  const description = plan.scenario.description;
  return [...(description === '' ? [] : [text(description)]), text(about), text(gives, 'strong')];
}

function comparisonTable({ plan, withSite, withoutSite }: OperationsAnswer): TableBlock {
  const row = (label: string, summary: OperationsSummary) => ({
    label,
    p50Ms: summary.p50Ms,
    p95Ms: summary.p95Ms,
    p99Ms: summary.p99Ms,
    withinBudgetShare: summary.withinBudget.mean,
    refusedShare: 1 - summary.availability.mean,
    rerouted: summary.rerouted,
  });
  return {
    kind: 'table',
    title: 'The same users with and without the site',
    columns: [
      { key: 'label', label: '' },
      ...LATENCY,
      ...SHARES,
      { key: 'rerouted', label: 'Rerouted', number: COUNT },
    ],
    rows: [row(`with ${plan.site.name}`, withSite), row('without it', withoutSite)],
  };
}

function refusalTable({ withSite, withoutSite }: OperationsAnswer): TableBlock {
  const reasons = Object.keys(withSite.refused) as (keyof typeof withSite.refused)[];
  return {
    kind: 'table',
    title: 'What was refused, and why',
    columns: [
      { key: 'reason', label: 'Reason' },
      { key: 'withSite', label: 'With the site', number: COUNT },
      { key: 'withoutSite', label: 'Without it', number: COUNT },
    ],
    rows: reasons.map((reason) => ({
      reason,
      withSite: withSite.refused[reason],
      withoutSite: withoutSite.refused[reason],
    })),
  };
}

/** Four rows of the simulated time: demand, servers, latency, refusals. */
function timeChart({ withSite }: OperationsAnswer): PictureBlock {
  const { hours } = withSite;
  const line = (label: string, of: (hour: HourSummary) => number, style: NumberStyle) => {
    const values = hours.map(of);
    const range = `${numberText(Math.min(...values), style)} to ${numberText(Math.max(...values), style)}`;
    return [
      { text: label.padEnd(12) },
      { text: sparkline(values, SPARK_WIDTH), color: theme.bar },
      { text: `  ${range}`, color: theme.note },
    ];
  };
  return {
    kind: 'picture',
    title: `Over time, ${hours.length} hours of UTC from Monday 00:00`,
    lines: [
      line('requests', ({ arrived }) => arrived, COUNT),
      line('busy', ({ utilizationShare }) => utilizationShare, WHOLE_PERCENT),
      line('p95 ms', ({ p95Ms }) => p95Ms ?? 0, MS),
      line('refused', ({ refusedShare }) => refusedShare, PERCENT),
    ],
  };
}

function notes({ plan, mode }: OperationsAnswer): readonly TextBlock[] {
  const lines = [
    'Latency is what the place adds: round trip, hops between zones, waiting, commit and retries; not the service itself. ' +
      'The latency budget is held against all of it.',
    `Servers of the site follow from its IT load; demand is scaled to keep them ${numberText(plan.settings.utilizationShare, WHOLE_PERCENT)} busy on average, ` +
      'unless the scenario states requests a second. Sites of the fleet are built for their demand at the same share.',
    zonePriceNote(plan.zoneTrafficPrices[0]),
    'Service times, sizes, daily rhythm and rates of random faults are assumptions of low confidence.',
    ...(mode === 'flows'
      ? [
          'As flows, replications differ only in the faults that strike at random; what a site cannot take is retried at the ' +
            'next one, but writes that find no quorum or a full link are refused at once.',
        ]
      : []),
    `input ${plan.scenario.hash}, world ${plan.worldHash}, seed ${plan.scenario.seed}.`,
  ];
  return lines.map((line) => text(line, 'note'));
}
