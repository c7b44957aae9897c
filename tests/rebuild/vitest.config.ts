import { defineConfig } from 'vitest/config';

/** Whole builds of a small catalogue, one after another: they use the code that another suite has built. */
export default defineConfig({
  test: {
    include: ['tests/rebuild/*.test.ts'],
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
