import { group } from 'd3-array';
import { sourcedValues } from './sourced-values.ts';
import type { World } from './types.ts';

/** How much a table holds and how good it is. */
export interface TableSummary {
  readonly table: string;
  readonly rows: number;
  /** Values that carry a source, year and confidence; a row may have many. */
  readonly values: number;
  readonly oldestYear: number;
  readonly newestYear: number;
  /** Share of the values that are of low confidence, 0 to 1. */
  readonly lowConfidenceShare: number;
  /** How many different sources were read. */
  readonly sources: number;
}

/** Every table of the world with its size, age and quality. */
export function describeTables(world: World): readonly TableSummary[] {
  const rows = rowCounts(world);
  const values = group(sourcedValues(world), ({ table }) => table);
  return [...rows].map(([table, count]) => {
    const origins = (values.get(table) ?? []).map(({ origin }) => origin);
    const years = origins.map(({ year }) => year);
    const low = origins.filter(({ confidence }) => confidence === 'low');
    return {
      table,
      rows: count,
      values: origins.length,
      oldestYear: Math.min(...years),
      newestYear: Math.max(...years),
      lowConfidenceShare: low.length / origins.length,
      sources: new Set(origins.map(({ source }) => source)).size,
    };
  });
}

function rowCounts(world: World): ReadonlyMap<string, number> {
  const { backbone } = world;
  return new Map([
    ['countries', world.countries.size],
    ['cities', world.cities.length],
    ['regions', world.regions.length],
    ['providers', world.providers.size],
    ['laws', world.laws.length],
    ['prices', world.prices.length],
    ['cost-parameters', world.costParameters.size],
    ['market-figures', world.marketFigures.length],
    ['backbone', backbone.hubs.length + backbone.links.length],
    ['cable-systems', backbone.cables.size],
    ['chokepoints', backbone.chokepoints.size],
    ['transit-rules', backbone.transitRules.size],
    ['peering-regions', backbone.peeringRegions.length],
    ['rtt-numbers', backbone.rttNumbers.size],
    ['access-networks', backbone.accessRttMs.size],
    ['rtt-measurements', world.rttMeasurements.from.length],
  ]);
}
