import type { Estimate } from '../math/statistics/confidence-interval.ts';
import type { TimedEffect } from '../engine/simulate/operations-input.ts';
import type { HourSummary, OperationsSummary } from '../engine/simulate/operations-summary.ts';
import type { OperationsAnswer } from '../engine/simulate/simulate-plan.ts';
import type {
  Block,
  Column,
  NumberStyle,
  PictureBlock,
  ReportDocument,
  TableBlock,
  TextBlock,
} from './document.ts';
import { numberText } from './number-text.ts';
import { sparkline } from './sparkline.ts';
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
  const { plan } = answer;
  return {
    title: `Operations of ${plan.site.name} in "${plan.scenario.name}"`,
    blocks: [
      ...headLines(answer),
      comparisonTable(answer),
      classTable(answer),
      timeChart(answer),
      ...effectTable(answer),
      countryTable(answer),
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
    `${plan.settings.randomFaults ? ', zones also lost at random' : ''}.`;
  const availability = estimateText(withSite.availability, { digits: 4, style: 'percent' });
  const gives =
    `${availability} of requests are served; ${estimateText(withSite.withinBudget, PERCENT)} ` +
    `within their latency budget, p95 ${withSite.p95 ? estimateText(withSite.p95, MS) : '?'} ms.`;
  const description = plan.scenario.description;
  return [...(description === '' ? [] : [text(description)]), text(about), text(gives, 'strong')];
}

const LATENCY: readonly Column[] = [
  { key: 'p50Ms', label: 'p50', unit: 'ms', number: MS },
  { key: 'p95Ms', label: 'p95', unit: 'ms', number: MS },
  { key: 'p99Ms', label: 'p99', unit: 'ms', number: MS },
];

const SHARES: readonly Column[] = [
  { key: 'withinBudgetShare', label: 'In budget', number: PERCENT },
  { key: 'refusedShare', label: 'Refused', number: PERCENT },
];

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

function classTable({ withSite }: OperationsAnswer): TableBlock {
  return {
    kind: 'table',
    title: 'By class of demand',
    columns: [
      { key: 'label', label: 'Class', isElastic: true },
      { key: 'requests', label: 'Requests', number: COUNT },
      { key: 'latencyBudgetMs', label: 'Budget', unit: 'ms', number: { digits: 0 } },
      ...LATENCY,
      ...SHARES,
    ],
    rows: withSite.classes.map(({ id, ...row }) => ({ id, ...row })),
  };
}

function countryTable({ withSite }: OperationsAnswer): TableBlock {
  const { countries } = withSite;
  const left = countries.length - MOST_COUNTRIES;
  return {
    kind: 'table',
    title:
      left > 0
        ? `By country and class, the ${MOST_COUNTRIES} largest of ${countries.length}`
        : 'By country and class',
    columns: [
      { key: 'country', label: 'Country' },
      { key: 'classId', label: 'Class' },
      { key: 'requests', label: 'Requests', number: COUNT },
      ...LATENCY,
      ...SHARES,
    ],
    rows: countries.slice(0, MOST_COUNTRIES).map((row) => ({ ...row })),
  };
}

function siteTable({ withSite }: OperationsAnswer): TableBlock {
  return {
    kind: 'table',
    title: 'By site',
    columns: [
      { key: 'name', label: 'Site', isElastic: true },
      { key: 'served', label: 'Served', number: COUNT },
      { key: 'utilizationShare', label: 'Busy', number: WHOLE_PERCENT },
      { key: 'peakUtilizationShare', label: 'Busiest hour', number: WHOLE_PERCENT },
      { key: 'crossZoneGigabytes', label: 'Between zones', unit: 'GB', number: COUNT },
      { key: 'crossRegionGigabytes', label: 'To regions', unit: 'GB', number: COUNT },
      { key: 'peakLinkShare', label: 'Fullest link', number: WHOLE_PERCENT },
    ],
    rows: withSite.sites
      .filter(({ served }) => served > 0)
      .map(({ id, ...row }) => ({ id, ...row })),
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

const HOUR_S = 3600;

/** Hours of the window that a fault touches. */
function hoursOf(
  { startS, endS }: TimedEffect,
  hours: readonly HourSummary[],
): readonly HourSummary[] {
  return hours.filter(({ hour }) => hour * HOUR_S < endS && (hour + 1) * HOUR_S > startS);
}

/** What users get in the hours before, during and after each fault, with the site and without it. */
function effectTable({ plan, withSite, withoutSite }: OperationsAnswer): readonly TableBlock[] {
  const effects = plan.input.effects;
  if (effects.length === 0) return [];
  const rows = effects.flatMap((effect) => {
    const lengthS = effect.endS - effect.startS;
    const around = [
      ['before', { ...effect, startS: effect.startS - lengthS, endS: effect.startS }],
      ['during', effect],
      ['after', { ...effect, startS: effect.endS, endS: effect.endS + lengthS }],
    ] as const;
    return around.map(([when, stretch]) => ({
      fault: effectLabel(effect, plan.input.sites),
      when,
      p95Ms: worstP95(hoursOf(stretch, withSite.hours)),
      refusedShare: refusedIn(hoursOf(stretch, withSite.hours)),
      p95MsWithout: worstP95(hoursOf(stretch, withoutSite.hours)),
      refusedShareWithout: refusedIn(hoursOf(stretch, withoutSite.hours)),
    }));
  });
  return [
    {
      kind: 'table',
      title: 'Before, during and after each fault (p95 of the worst hour)',
      columns: [
        { key: 'fault', label: 'Fault', isElastic: true },
        { key: 'when', label: '' },
        { key: 'p95Ms', label: 'p95', unit: 'ms', number: MS },
        { key: 'refusedShare', label: 'Refused', number: PERCENT },
        { key: 'p95MsWithout', label: 'p95 without', unit: 'ms', number: MS },
        { key: 'refusedShareWithout', label: 'Refused without', number: PERCENT },
      ],
      rows,
    },
  ];
}

function worstP95(hours: readonly HourSummary[]): number | undefined {
  const known = hours.flatMap(({ p95Ms }) => p95Ms ?? []);
  return known.length === 0 ? undefined : Math.max(...known);
}

function refusedIn(hours: readonly HourSummary[]): number | undefined {
  const arrived = hours.reduce((sum, hour) => sum + hour.arrived, 0);
  const refused = hours.reduce((sum, hour) => sum + hour.arrived * hour.refusedShare, 0);
  return arrived > 0 ? refused / arrived : undefined;
}

function effectLabel(
  effect: TimedEffect,
  sites: OperationsAnswer['plan']['input']['sites'],
): string {
  const at = `from hour ${numberText(effect.startS / HOUR_S, { digits: 0 })}`;
  if (effect.kind === 'network') return `cut cables, ${at}`;
  if (effect.kind === 'crowd') return `demand times ${effect.factor}, ${at}`;
  const site = sites.find(
    ({ firstZone, zones }) => effect.zones[0] >= firstZone && effect.zones[0] < firstZone + zones,
  );
  const zones = effect.zones.map((zone) => zone - (site?.firstZone ?? 0) + 1).join(', ');
  const left = effect.share === 0 ? 'lost' : `at ${numberText(effect.share, WHOLE_PERCENT)}`;
  return `${site?.name ?? ''} zone ${zones} ${left}, ${at}`;
}

function notes({ plan, mode }: OperationsAnswer): readonly TextBlock[] {
  const lines = [
    'Latency is what the place adds: round trip, hops between zones, waiting, commit and retries; not the service itself. ' +
      'The latency budget is held against all of it.',
    `Servers of the site follow from its IT load; demand is scaled to keep them ${numberText(plan.settings.utilizationShare, WHOLE_PERCENT)} busy on average, ` +
      'unless the scenario states requests a second. Sites of the fleet are built for their demand at the same share.',
    'Service times, sizes, daily rhythm and rates of random faults are assumptions of low confidence.',
    ...(mode === 'flows'
      ? [
          'As flows, replications differ only in the faults that strike at random, and nothing is retried.',
        ]
      : []),
    `input ${plan.scenario.hash}, world ${plan.worldHash}, seed ${plan.scenario.seed}.`,
  ];
  return lines.map((line) => text(line, 'note'));
}
