import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import type { BenchGroup } from './bench-case.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const PROGRAM = join(ROOT, 'dist/main.js');
/** What a user of the library does first: the world alone, and the whole library. */
const loading = (file: string) => `
  const { loadWorld } = await import(${JSON.stringify(join(ROOT, 'dist', file))});
  loadWorld();
`;

function node(...args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

/** Cold processes: every round starts Node anew. */
export const startGroup: BenchGroup = {
  title: 'start',
  target: 'help and the whole world under 150 ms each',
  cases: () =>
    Promise.resolve([
      {
        name: 'an empty Node process',
        run: () => {
          node('--eval', '');
        },
      },
      {
        name: 'regionsim --help',
        run: () => {
          node(PROGRAM, '--help');
        },
      },
      {
        name: 'load the whole world (regionsim/world)',
        run: () => {
          node('--input-type=module', '--eval', loading('world.js'));
        },
      },
      {
        name: 'load it and the whole library (regionsim)',
        run: () => {
          node('--input-type=module', '--eval', loading('index.js'));
        },
      },
      {
        name: 'regionsim run scenarios/alibaba-2024.yaml',
        run: () => {
          node(PROGRAM, 'run', join(ROOT, 'scenarios/alibaba-2024.yaml'));
        },
      },
    ]),
};
