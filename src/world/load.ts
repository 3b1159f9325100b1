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
