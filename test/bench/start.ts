import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import type { BenchGroup } from './bench-case.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const PROGRAM = join(ROOT, 'dist/main.js');
/** Loads the world in a fresh process and prints how long that took, without the start of Node itself. */
const LOAD = `
  const { loadWorld } = await import(${JSON.stringify(join(ROOT, 'dist/index.js'))});
  loadWorld();
`;

function node(...args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

/** Cold processes: every round starts Node anew. */
export const startGroup: BenchGroup = {
  title: 'start',
  target: 'help under 150 ms; the world under 150 ms over an empty process',
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
        name: 'load the library and the whole world',
        run: () => {
          node('--input-type=module', '--eval', LOAD);
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
