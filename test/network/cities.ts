import { assert } from '../../src/math/assert.ts';
import { loadWorld } from '../../src/world/load.ts';
import type { City } from '../../src/world/types.ts';

/** City of the world by its id. */
export function cityOf(id: string): City {
  const found = loadWorld().cities.find((city) => city.id === id);
  assert(found !== undefined, `no city ${id}`);
  return found;
}
