import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    // One module cache per worker: loading mathjs and the world once per file costs more than the tests.
    isolate: false,
    pool: 'threads',
    testTimeout: 60_000,
  },
});
