/**
 * The real world as tables: countries, cities, cloud regions, laws, prices, cost parameters, the backbone. Every value has
 * a source, a year and a confidence; what nobody knows is absent.
 * Origin: the CSV files in tables/, which people edit (see tables/README.md). `pack/` checks them and packs them by
 * columns into world.json; `unpack.ts` makes records of those; `check/` holds the records against geography.
 * Rejected: reading CSV at start (thirty times the time of one JSON.parse, measured), a database (a native package, and no diff to
 * review), records as JSON (3.5 times the bytes and 4 times the parse, measured).
 */
import { readFileSync } from 'node:fs';
import type { PackedWorld } from './packed.ts';
import type { World } from './types.ts';
import { unpackWorld } from './unpack.ts';

let loaded: World | undefined;

/**
 * The world tables, read once from the packed file beside this module. The only place of the library that reads a
 * disk: everything else gets the world handed to it.
 * Errors: throws where the packed file is missing or broken (`npm run build:world` makes it).
 */
export function loadWorld(): World {
  loaded ??= unpackWorld(
    JSON.parse(readFileSync(new URL('./world.json', import.meta.url), 'utf8')) as PackedWorld,
  );
  return loaded;
}
