import { HISTORY_YEARS, type RegionAnswer } from '../engine/region-answer.ts';
import {
  downShare,
  HOURS_PER_YEAR,
  MINUTES_PER_YEAR,
  type ZoneRisk,
} from '../region/availability.ts';
import type { CountryLand } from '../region/coastline.ts';
import type { LatencySummary } from '../region/commit-latency.ts';
import { replicationLabel } from '../region/replication.ts';
import type { Block, Cell, Column, ReportDocument, TableBlock, TextBlock } from './document.ts';
import { numberText } from './number-text.ts';
import { regionMap } from './region-map.ts';
import { zonePriceNote } from './zone-price-note.ts';

const KM = { digits: 1 } as const;
const MS = { digits: 2 } as const;

/** A region as a cluster of zones: map, distances and round trips, commit latency, availability, recovery. */
export function regionDocument(answer: RegionAnswer, land: readonly CountryLand[]): ReportDocument {
  return {
    title: `Region ${answer.name}`,
    blocks: [
      ...summary(answer),
      simulatedNote(answer),
      zoneTable(answer),
      regionMap(answer.model, land),
      ...linkTables(answer),
      commitTable(answer),
      ...nearTable(answer),
      riskTable(answer),
      recoveryTable(answer),
      note(zonePriceNote(answer.zoneTrafficPrice)),
      note(
        'Distances and round trips between zones follow from the layout, fitted to three published percentiles ' +
          'of one provider; how often zones are lost is of low confidence, and moves with the grid and the hazards of the ' +
          'country and with the cables out of the metro. Ways out fail one by one here; what cuts several at once is ' +
          'simulated with --fault cut:NAME.',
      ),
      note(`world ${answer.worldHash}`),
    ],
  };
}

function note(text: string, tone: TextBlock['tone'] = 'note'): TextBlock {
  return { kind: 'text', tone, text };
}

function summary({ model, existing }: RegionAnswer): readonly Block[] {
  const { shape, layout, neededZones, availability } = model;
  const spacing =
    layout.smallestSpacingKm === undefined
      ? ''
      : `, at least ${numberText(layout.smallestSpacingKm, KM)} km apart`;
  const stands = existing
    ? `Stands today (${existing.status}${existing.zones ? '' : ', number of zones not known'}). `
    : 'A region to be built. ';
  const share = `${(availability.share * 100).toFixed(4)}%`;
  const minutes = numberText(availability.minutesDownPerYear, { digits: 0 });
  const lines = [
    note(
      `${stands}${shape.zones} ${shape.zones === 1 ? 'zone' : 'zones'}${spacing}; available ${share} of the time, ` +
        `${minutes} minutes down a year, while ${neededZones} of them must be up.`,
      'strong',
    ),
  ];
  if (!layout.isCramped) return lines;
  const wished = numberText(shape.zoneSpacingKm, KM);
  return [
    ...lines,
    note(`Land is scarce here: the zones stand closer than the ${wished} km asked for.`, 'warning'),
  ];
}

/** The closed form beside what histories of failures and repairs come to. */
function simulatedNote({ simulatedAvailability, model }: RegionAnswer): TextBlock {
  const { mean, halfWidth = 0, count } = simulatedAvailability;
  const style = { digits: 4, style: 'percent' } as const;
  const years = numberText(count * HISTORY_YEARS, { digits: 0 });
  return note(
    `Availability is the closed form of k-of-n zones with common causes, ${numberText(model.availability.share, style)}; ` +
      `${years} years of failures and repairs, played out, come to ${numberText(mean, style)} ± ${numberText(halfWidth, style)}.`,
  );
}

function zoneTable({ model }: RegionAnswer): TableBlock {
  return {
    kind: 'table',
    title: 'Where the zones stand',
    columns: [
      { key: 'zone', label: 'Zone' },
      { key: 'latDeg', label: 'Latitude', unit: 'deg', number: { digits: 3 } },
      { key: 'lonDeg', label: 'Longitude', unit: 'deg', number: { digits: 3 } },
      { key: 'distanceKm', label: 'From center', unit: 'km', number: KM },
      { key: 'bearingDeg', label: 'Bearing', unit: 'deg', number: { digits: 0 } },
    ],
    rows: model.layout.zones.map(({ id, ...zone }) => ({ zone: id, ...zone })),
  };
}

function linkTables({ model }: RegionAnswer): readonly TableBlock[] {
  const { links, layout, zoneRttMs } = model;
  if (links.length === 0) return [];
  const count = layout.zones.length;
  const matrix: TableBlock = {
    kind: 'table',
    title: 'Round trips between zones, median, ms',
    columns: [
      { key: 'zone', label: 'Zone' },
      ...layout.zones.map(({ id }): Column => ({ key: id, label: id, unit: 'ms', number: MS })),
    ],
    rows: layout.zones.map(({ id }, from) =>
      Object.fromEntries<Cell>([
        ['zone', id],
        ...layout.zones.map((zone, to): [string, Cell] => [zone.id, zoneRttMs[from * count + to]]),
      ]),
    ),
  };
  const table: TableBlock = {
    kind: 'table',
    title: 'Links',
    columns: [
      { key: 'from', label: 'From' },
      { key: 'to', label: 'To' },
      { key: 'distanceKm', label: 'Distance', unit: 'km', number: KM },
      { key: 'pathKm', label: 'Fiber path', unit: 'km', number: KM },
      { key: 'rttMs', label: 'Round trip', unit: 'ms', number: MS },
      { key: 'linkGbps', label: 'Bandwidth', unit: 'Gbit/s', number: { digits: 0 } },
    ],
    rows: links.map(({ from, to, ...link }) => ({
      from: layout.zones[from].id,
      to: layout.zones[to].id,
      ...link,
    })),
  };
  return [matrix, table];
}

const LATENCY_COLUMNS: readonly Column[] = [
  { key: 'meanMs', label: 'Mean', unit: 'ms', number: MS },
  { key: 'p50Ms', label: 'p50', unit: 'ms', number: MS },
  { key: 'p95Ms', label: 'p95', unit: 'ms', number: MS },
  { key: 'p99Ms', label: 'p99', unit: 'ms', number: MS },
];

const latencyRow = (label: string, latency: LatencySummary, where = ''): Record<string, Cell> => ({
  label,
  ...latency,
  where,
});

function commitTable({ commits, quorums }: RegionAnswer): TableBlock {
  return {
    kind: 'table',
    title: 'Commit latency: how long until a write is safe',
    columns: [
      { key: 'label', label: 'Replication' },
      ...LATENCY_COLUMNS,
      { key: 'where', label: 'Copies', isElastic: true },
    ],
    rows: [
      ...commits.map(({ replication, latency }) =>
        latencyRow(replicationLabel(replication), latency, 'zones of the region'),
      ),
      ...quorums.map(({ label, latency, regions }) =>
        latencyRow(label, latency, regions.map(({ region }) => region.city).join(', ')),
      ),
    ],
  };
}

function nearTable({ nearRegions }: RegionAnswer): readonly TableBlock[] {
  if (nearRegions.length === 0) return [];
  return [
    {
      kind: 'table',
      title: 'Regions near enough for copies',
      columns: [
        { key: 'region', label: 'Region' },
        { key: 'city', label: 'City' },
        { key: 'rttMs', label: 'Round trip', unit: 'ms', number: { digits: 1 } },
      ],
      rows: nearRegions.map(({ region, rttMs }) => ({
        region: region.id,
        city: region.city,
        rttMs,
      })),
    },
  ];
}

function riskTable({ model }: RegionAnswer): TableBlock {
  // Of several ways the first repair ends the outage, so the whole is down in shorter stretches than one way.
  const repairHours = ({ mttrHours, ways = 1 }: ZoneRisk): number => mttrHours / ways;
  return {
    kind: 'table',
    title: 'Why zones are lost',
    columns: [
      { key: 'name', label: 'Cause', isElastic: true },
      { key: 'perYear', label: 'A year', unit: 'per zone', number: { digits: 3 } },
      { key: 'repairHours', label: 'Repair', unit: 'hours', number: { digits: 0 } },
      { key: 'downMinutes', label: 'Down', unit: 'min/yr', number: { digits: 1 } },
      { key: 'commonShare', label: 'Takes all', number: { digits: 0, style: 'percent' } },
      { key: 'source', label: 'Source', isElastic: true },
      { key: 'year', label: 'Year' },
      { key: 'confidence', label: 'Confidence' },
    ],
    rows: model.risks.map((risk) => ({
      name: risk.name,
      perYear: (downShare(risk) * HOURS_PER_YEAR) / repairHours(risk),
      repairHours: repairHours(risk),
      downMinutes: downShare(risk) * MINUTES_PER_YEAR,
      commonShare: risk.commonShare,
      source: risk.provenance?.source,
      year: risk.provenance && String(risk.provenance.year),
      confidence: risk.provenance?.confidence,
    })),
  };
}

function recoveryTable({ recoveries }: RegionAnswer): TableBlock {
  const seconds = { digits: 1 } as const;
  return {
    kind: 'table',
    title: 'Recovery: data lost (RPO) and time to be back (RTO)',
    columns: [
      { key: 'label', label: 'Replication' },
      { key: 'loss', label: 'Loss of' },
      { key: 'rpoS', label: 'RPO', unit: 's', number: seconds },
      { key: 'rtoS', label: 'RTO', unit: 's', number: seconds },
    ],
    rows: recoveries.flatMap(({ label, recoveries: each }) =>
      each.map((recovery) => ({ label, ...recovery })),
    ),
  };
}
