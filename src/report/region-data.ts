import type { RegionAnswer } from '../engine/region-answer.ts';
import { replicationLabel } from '../region/replication.ts';

/** A region as data for programs: the document's tables by name. */
export function regionData({ model, commits, nearRegions, quorums, ...answer }: RegionAnswer) {
  return {
    schema: 'regionsim/region',
    version: 1,
    worldHash: answer.worldHash,
    name: answer.name,
    country: answer.country,
    ...(answer.existing && { region: answer.existing.id, status: answer.existing.status }),
    shape: model.shape,
    zones: model.layout.zones,
    ...(model.layout.smallestSpacingKm !== undefined && {
      smallestSpacingKm: model.layout.smallestSpacingKm,
    }),
    isCramped: model.layout.isCramped,
    links: model.links,
    zoneRttMs: Array.from(model.zoneRttMs),
    commitLatency: [
      ...commits.map(({ replication, latency }) => ({
        label: replicationLabel(replication),
        ...latency,
      })),
      ...quorums.map(({ label, latency, regions }) => ({
        label,
        ...latency,
        regions: regions.map(({ region }) => region.id),
      })),
    ],
    nearRegions: nearRegions.map(({ region, rttMs }) => ({ region: region.id, rttMs })),
    neededZones: model.neededZones,
    availability: model.availability,
    simulatedAvailability: answer.simulatedAvailability,
    risks: model.risks,
    recovery: answer.recoveries,
    zoneTrafficUsdPerGigabyte: answer.zoneTrafficPrice,
  };
}
