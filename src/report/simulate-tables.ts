import type { OperationsSummary } from '../engine/simulate/operations-summary.ts';
import type { OperationsAnswer } from '../engine/simulate/simulate-plan.ts';
import { momentText } from './fault-label.ts';
import type { Column, ReportDocument, TableBlock } from './document.ts';

const MS = { digits: 1 } as const;
const COUNT = { digits: 1, style: 'compact' } as const;
const USD = { digits: 1, style: 'compact' } as const;
const PERCENT = { digits: 2, style: 'percent' } as const;
const WHOLE_PERCENT = { digits: 0, style: 'percent' } as const;

/** What a simulation may be broken down by, in a table of its own. */
export type Breakdown = 'class' | 'country' | 'site' | 'hour' | 'site-hour';

/** One breakdown alone and in full: what a spreadsheet wants. */
export function simulationTable(answer: OperationsAnswer, by: Breakdown): ReportDocument {
  return { title: titleOf(answer), blocks: [TABLES[by](answer)] };
}

/** The title of every report of a simulation. */
export function titleOf({ plan }: OperationsAnswer): string {
  return `Operations of ${plan.site.name} in "${plan.scenario.name}"`;
}

const TABLES: Readonly<Record<Breakdown, (answer: OperationsAnswer) => TableBlock>> = {
  class: classTable,
  country: (answer) => countryTable(answer),
  site: siteTable,
  hour: hourTable,
  'site-hour': siteHourTable,
};

/** Percentiles of what users get. */
export const LATENCY: readonly Column[] = [
  { key: 'p50Ms', label: 'p50', unit: 'ms', number: MS },
  { key: 'p95Ms', label: 'p95', unit: 'ms', number: MS },
  { key: 'p99Ms', label: 'p99', unit: 'ms', number: MS },
];

/** Shares of requests that were answered, one way or the other. */
export const SHARES: readonly Column[] = [
  { key: 'withinBudgetShare', label: 'In budget', number: PERCENT },
  { key: 'refusedShare', label: 'Refused', number: PERCENT },
];

/** What every class of demand got. */
export function classTable({ withSite }: OperationsAnswer): TableBlock {
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

/** What every country got of every class, the most requests first; `most` rows at most. */
export function countryTable({ withSite }: OperationsAnswer, most = Infinity): TableBlock {
  const { countries } = withSite;
  return {
    kind: 'table',
    title:
      countries.length > most
        ? `By country and class, the ${most} largest of ${countries.length}`
        : 'By country and class',
    columns: [
      { key: 'country', label: 'Country' },
      { key: 'classId', label: 'Class' },
      { key: 'requests', label: 'Requests', number: COUNT },
      ...LATENCY,
      ...SHARES,
    ],
    rows: countries.slice(0, most).map((row) => ({ ...row })),
  };
}

/** What every site did, and what its traffic between zones costs at list price. */
export function siteTable({ plan, withSite }: OperationsAnswer): TableBlock {
  return {
    kind: 'table',
    title: 'By site',
    columns: [
      { key: 'name', label: 'Site', isElastic: true },
      { key: 'served', label: 'Served', number: COUNT },
      { key: 'utilizationShare', label: 'Busy', number: WHOLE_PERCENT },
      { key: 'peakUtilizationShare', label: 'Busiest hour', number: WHOLE_PERCENT },
      { key: 'crossZoneGigabytes', label: 'Between zones', unit: 'GB', number: COUNT },
      { key: 'crossZoneUsd', label: 'At list price', unit: 'USD', number: USD },
      { key: 'crossRegionGigabytes', label: 'To regions', unit: 'GB', number: COUNT },
      { key: 'peakLinkShare', label: 'Fullest link', number: WHOLE_PERCENT },
    ],
    rows: withSite.sites
      .map((row, at) => ({
        name: row.name,
        served: row.served,
        utilizationShare: row.utilizationShare,
        peakUtilizationShare: row.peakUtilizationShare,
        crossZoneGigabytes: row.crossZoneGigabytes,
        crossZoneUsd: row.crossZoneGigabytes * plan.zoneTrafficPrices[at].mid,
        crossRegionGigabytes: row.crossRegionGigabytes,
        peakLinkShare: row.peakLinkShare,
      }))
      .filter(({ served }) => served > 0),
  };
}

/** Every hour: who came, what was refused and why, what they got, how busy the site that is looked at was. */
export function hourTable({ withSite }: OperationsAnswer): TableBlock {
  return {
    kind: 'table',
    title: 'By hour, UTC from Monday 00:00',
    pinned: 2,
    columns: [
      { key: 'hour', label: 'Hour', number: { digits: 0 } },
      { key: 'moment', label: 'From' },
      { key: 'arrived', label: 'Requests', number: COUNT },
      { key: 'utilizationShare', label: 'Busy', number: WHOLE_PERCENT },
      ...LATENCY,
      { key: 'refusedShare', label: 'Refused', number: PERCENT },
      ...REFUSED,
    ],
    rows: withSite.hours.map(({ refused, ...row }) => ({
      ...row,
      moment: momentText(row.hour),
      ...refusedCells(refused),
    })),
  };
}

/** Every hour of every site that served anybody. */
export function siteHourTable({ withSite }: OperationsAnswer): TableBlock {
  return {
    kind: 'table',
    title: 'By site and hour, UTC from Monday 00:00',
    pinned: 3,
    columns: [
      { key: 'site', label: 'Site', isElastic: true },
      { key: 'hour', label: 'Hour', number: { digits: 0 } },
      { key: 'moment', label: 'From' },
      { key: 'served', label: 'Served', number: COUNT },
      { key: 'utilizationShare', label: 'Busy', number: WHOLE_PERCENT },
      { key: 'crossZoneGigabytes', label: 'Between zones', unit: 'GB', number: COUNT },
      { key: 'crossRegionGigabytes', label: 'To regions', unit: 'GB', number: COUNT },
      { key: 'peakLinkShare', label: 'Fullest link', number: WHOLE_PERCENT },
    ],
    rows: withSite.sites.flatMap(({ name, hours }) =>
      hours.map((row) => ({ site: name, moment: momentText(row.hour), ...row })),
    ),
  };
}

type Refused = OperationsSummary['refused'];

const REASONS = {
  'no site': 'refusedNoSite',
  'no capacity': 'refusedNoCapacity',
  'no quorum': 'refusedNoQuorum',
  'link full': 'refusedLinkFull',
} as const satisfies Readonly<Record<keyof Refused, string>>;

const REFUSED: readonly Column[] = Object.entries(REASONS).map(([reason, key]) => ({
  key,
  label: reason.replace(/^./, (first) => first.toUpperCase()),
  number: COUNT,
}));

function refusedCells(refused: Refused): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(REASONS).map(([reason, key]) => [key, refused[reason as keyof Refused]]),
  );
}
