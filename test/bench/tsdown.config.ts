import { copyFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'tsdown';
import program from '../../tsdown.config.ts';

/** The benchmarks are built as the program is: source run by a loader at once is up to half as slow again. */
export default defineConfig({
  ...program,
  cwd: resolve(import.meta.dirname, '../..'),
  entry: { main: 'test/bench/main.ts' },
  outDir: 'dist/bench',
  dts: false,
  hooks: {
    'build:done': () => {
      copyFileSync('src/world/world.json', 'dist/bench/world.json');
    },
  },
});
