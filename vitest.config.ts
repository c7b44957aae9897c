import { defineConfig } from 'vitest/config';

const exclude = ['tests/e2e/**', 'tests/rebuild/**', 'node_modules/**'];

/** Files that replace modules: they need them unloaded, so each runs in a worker of its own. */
const MOCKING = ['tests/compute-once.test.ts'];

export default defineConfig({
  test: {
    // Vitest leaves one core to itself; many of these tests wait for programs that they start.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'shared',
          include: ['{src,scripts,tests}/**/*.test.ts'],
          exclude: [...exclude, ...MOCKING],
          pool: 'threads',
          isolate: false,
        },
      },
      { extends: true, test: { name: 'mocking', include: MOCKING, exclude } },
    ],
  },
});
