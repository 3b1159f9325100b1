import type { World } from '../../world/types.ts';

/** A world without a table: the form of a scenario does not depend on what the world holds. */
export const EMPTY_WORLD: World = {
  hash: '',
  compiled: '',
  countries: new Map(),
  cities: [],
  regions: [],
  providers: new Map(),
  laws: [],
  prices: [],
  costParameters: new Map(),
  marketFigures: [],
  backbone: { hubs: [], links: [], provenance: { source: '', year: 0, confidence: 'low' } },
};
