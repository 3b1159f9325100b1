import { copyFileSync } from 'node:fs';
import { defineConfig } from 'tsdown';

/** Bundled because loading hundreds of small files is what makes a command line slow to start. */
export default defineConfig({
  entry: {
    main: 'src/cli/main.ts',
    'batch-worker': 'src/cli/batch-worker.ts',
    'solve-worker': 'src/cli/solve-worker.ts',
    'plan-worker': 'src/cli/plan-worker.ts',
    'simulate-worker': 'src/cli/simulate-worker.ts',
    'vary-worker': 'src/cli/vary-worker.ts',
    'open-tui-worker': 'src/cli/open-tui-worker.ts',
    index: 'src/index.ts',
    world: 'src/world/index.ts',
  },
  format: 'esm',
  platform: 'node',
  target: 'node20',
  outDir: 'dist',
  clean: true,
  // Types for users of the library alone: the programs need none.
  dts: { entry: ['src/index.ts', 'src/world/index.ts'] },
  fixedExtension: false,
  logLevel: 'error',
  // React's development build checks everything twice: the first frame takes half as long again, every other too.
  define: { 'process.env.NODE_ENV': '"production"' },
  // piscina and highs load files of their own, write-file-atomic names its file, and Ink asks for devtools only when told.
  deps: {
    neverBundle: ['react-devtools-core', 'piscina', 'highs', 'write-file-atomic'],
    alwaysBundle: [/.*/],
  },
  hooks: {
    'build:done': () => {
      copyFileSync('src/world/world.json', 'dist/world.json');
    },
  },
});
