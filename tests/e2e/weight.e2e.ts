import { gzipSync } from 'node:zlib';
import type { Response } from '@playwright/test';
import { bodyRows } from './setup/page.ts';
import { addressOf, LARGE_SERVER, SERVER, TEMPLATES, TOOL } from './setup/templates.ts';
import { expect, fixtureUrl, test } from './setup/test.ts';

test('a cold tool page: at most 8 requests and 60 KB', async ({ page }) => {
  const responses: Response[] = [];
  page.on('response', (response) => responses.push(response));
  await page.goto(TOOL, { waitUntil: 'networkidle' });
  const sizes = await Promise.all(
    responses.map(async (response) => gzipSync(await response.body()).length + 300),
  );
  expect(
    responses.length,
    responses.map((response) => response.url()).join('\n'),
  ).toBeLessThanOrEqual(8);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(60_000);
});

interface Shift extends PerformanceEntry {
  readonly value: number;
  readonly sources: readonly { readonly node: Node | null }[];
}

/** Tools that measure layout shift show three decimals: a shape that moves as its row arrives is 0.000. */
const SHOWN_AS_NONE = 0.0005;

test('nothing moves while a page loads, on a slow machine', async ({ page }) => {
  const client = await page.context().newCDPSession(page);
  await client.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const drawn = '?drawn';
  const paths = [
    TOOL,
    SERVER,
    '/tools/',
    '/servers/',
    '/attacks/',
    '/',
    TOOL + drawn,
    SERVER + drawn,
  ];
  for (const path of paths) {
    if (path === TOOL + drawn) await page.evaluate(() => localStorage.setItem('format', 'envoy'));
    await page.goto(path, { waitUntil: 'networkidle' });
    if (path.endsWith(drawn)) await expect(page.getByRole('tabpanel').locator('pre')).toBeVisible();
    const moved = await page.evaluate(async () => {
      const shifts = await new Promise<PerformanceEntry[]>((done) => {
        new PerformanceObserver((list) => done(list.getEntries())).observe({
          type: 'layout-shift',
          buffered: true,
        });
        setTimeout(() => done([]), 300);
      });
      return (shifts as Shift[]).map(({ value, sources }) => [
        value,
        ...sources.map(({ node }) => node?.parentElement?.outerHTML.slice(0, 120)),
      ]);
    });
    const total = moved.reduce((sum, [value]) => sum + Number(value), 0);
    expect(total, `${path} ${JSON.stringify(moved)}`).toBeLessThan(SHOWN_AS_NONE);
  }
});

test('a server of 500 tools can be filtered', async ({ page }) => {
  await page.goto(`${fixtureUrl()}${LARGE_SERVER}`);
  await page.getByRole('searchbox', { name: /^Filter/ }).fill('delete');
  const tools = bodyRows(page.getByRole('table', { name: /^Rule: what the preset/ }));
  await expect(tools).toHaveCount(50);
});

test('no page does what keeps it from being kept for Back', async ({ page }) => {
  await page.addInitScript(() => {
    const listen = globalThis.addEventListener.bind(globalThis);
    globalThis.addEventListener = (type: string, ...rest: unknown[]) => {
      if (/^(before)?unload$/.test(type)) console.error(`listens to ${type}`);
      listen(type, ...(rest as [EventListener]));
    };
  });
  for (const template of TEMPLATES) {
    const response = await page.goto(addressOf(template));
    expect(response?.headers()['cache-control'] ?? '').not.toContain('no-store');
    const handlers = await page.evaluate(() => [globalThis.onunload, globalThis.onbeforeunload]);
    expect(handlers, template.path).toEqual([null, null]);
  }
});
