import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Land, LandScale } from '../tui/map/land.ts';

/** ISO 3166-1 numeric of Antarctica, where nobody asks for anything and which takes a fifth of a map. */
const ANTARCTICA = '010';

/**
 * The countries as shapes, coarse for the whole world and finer for a part of it.
 * Source: Natural Earth admin-0 countries 5.1 (public domain), as packed by world-atlas 2.0.2.
 */
export async function loadLandShapes(scale: LandScale): Promise<Land> {
  const atlas =
    scale === 'world'
      ? await import('world-atlas/countries-110m.json', { with: { type: 'json' } })
      : await import('world-atlas/countries-50m.json', { with: { type: 'json' } });
  const topology = atlas.default as unknown as Topology<{ countries: GeometryCollection }>;
  const { features } = feature(topology, topology.objects.countries);
  return { type: 'FeatureCollection', features: features.filter(({ id }) => id !== ANTARCTICA) };
}
