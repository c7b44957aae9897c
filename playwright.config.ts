import { defineConfig } from '@playwright/test';
import { browserExecutable } from './tests/e2e/setup/browser.ts';

const executablePath = await browserExecutable();

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.e2e.ts',
  globalSetup: './tests/e2e/setup/serve-sites.ts',
  outputDir: '.cache/test/browser',
  reporter: [['list'], ['json', { outputFile: '.cache/test/browser.json' }]],
  fullyParallel: true,
  forbidOnly: true,
  workers: '100%',
  // Other suites run beside this one: these only end what would never come.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  use: {
    viewport: { width: 1280, height: 720 },
    screenshot: 'only-on-failure',
    actionTimeout: 30_000,
    navigationTimeout: 60_000,
    launchOptions: executablePath ? { executablePath } : {},
  },
});
