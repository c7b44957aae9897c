import { defineConfig } from '@playwright/test';
import { browserExecutable } from '../e2e/setup/browser.ts';

const executablePath = await browserExecutable();

/** The development server: it needs no built site, so it is a suite of its own. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.e2e.ts',
  outputDir: '../../.cache/test/dev-browser',
  reporter: [['list'], ['json', { outputFile: '../../.cache/test/dev-browser.json' }]],
  forbidOnly: true,
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  use: {
    viewport: { width: 1280, height: 720 },
    launchOptions: executablePath ? { executablePath } : {},
  },
});
