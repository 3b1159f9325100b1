import type { SiteDetail } from '../../engine/site-detail.ts';
import { replicationLabel } from '../../region/replication.ts';
import { numberText } from '../../report/number-text.ts';
import { head, NOT_YET, type SiteRow } from './row.ts';

const MS = { digits: 2 };

/** Zones and what lies between them, how long writes take to be safe, and how often the region is there. */
export function zoneRows(detail: SiteDetail | undefined): readonly SiteRow[] {
  if (!detail) return NOT_YET;
  const { region, commits } = detail;
  const { share, minutesDownPerYear, zoneShare } = region.availability;
  const mostMs = Math.max(1, ...commits.map(({ latency }) => latency.p99Ms));
  const links = region.links.map(({ from, to, distanceKm, rttMs, linkGbps }): SiteRow => ({
    label: `${region.layout.zones[from].id} to ${region.layout.zones[to].id}`,
    value: `${numberText(rttMs, MS)} ms`,
    note: `${numberText(distanceKm, { digits: 0 })} km, ${numberText(linkGbps, { digits: 0 })} Gbit/s`,
  }));
  const writes = commits.map(({ replication, latency }): SiteRow => ({
    label: replicationLabel(replication),
    value: `${numberText(latency.p50Ms, MS)} / ${numberText(latency.p99Ms, MS)} ms`,
    range: {
      low: latency.p50Ms / mostMs,
      mid: latency.p50Ms / mostMs,
      high: latency.p99Ms / mostMs,
    },
    note: 'p50 / p99 of a commit',
  }));
  return [
    head('Availability', `${region.neededZones} of ${region.layout.zones.length} zones must be up`),
    {
      label: 'the region',
      value: numberText(share, { digits: 4, style: 'percent' }),
      note: `${numberText(minutesDownPerYear, { digits: 1 })} minutes down a year`,
    },
    { label: 'one zone', value: numberText(zoneShare, { digits: 3, style: 'percent' }) },
    head('Writes that are safe'),
    ...writes,
    head(
      'Between zones',
      region.layout.isCramped ? 'land was scarce: they stand closer than asked for' : '',
    ),
    ...links,
  ];
}
