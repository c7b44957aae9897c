import { gzipSync } from 'node:zlib';
import type { Response } from '@playwright/test';
import { addressOf, LARGE_SERVER, SERVER, TEMPLATES, TOOL } from './setup/templates.ts';
import { expect, fixtureUrl, test } from './setup/test.ts';

test('a cold tool page: at most 8 requests and 60 KB', async ({ page }) => {
  const responses: Response[] = [];
  page.on('response', (response) => responses.push(response));
  await page.goto(TOOL, { waitUntil: 'networkidle' });
  const sizes = await Promise.all(
    responses.map(async (response) => gzipSync(await response.body()).length + 300),
  );
  expect(responses.length, responses.map((one) => one.url()).join('\n')).toBeLessThanOrEqual(8);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(60_000);
});

interface Shift extends PerformanceEntry {
  readonly value: number;
  readonly sources: readonly { readonly node: Node | null }[];
}

test('nothing moves while a page loads, and the largest part is soon there', async ({ page }) => {
  const client = await page.context().newCDPSession(page);
  await client.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  for (const path of [TOOL, SERVER, '/tools/', '/servers/', '/attacks/', '/']) {
    await page.goto(path, { waitUntil: 'networkidle' });
    const { moved, largest } = await page.evaluate(async () => {
      const entries = (type: string) =>
        new Promise<PerformanceEntry[]>((done) => {
          new PerformanceObserver((list) => done(list.getEntries())).observe({
            type,
            buffered: true,
          });
          setTimeout(() => done([]), 300);
        });
      const shifts = (await entries('layout-shift')) as Shift[];
      const paints = await entries('largest-contentful-paint');
      return {
        moved: shifts.map(({ value, sources }) => [
          value,
          ...sources.map(({ node }) => node?.parentElement?.outerHTML.slice(0, 120)),
        ]),
        largest: paints.at(-1)?.startTime ?? Number.POSITIVE_INFINITY,
      };
    });
    expect(moved, path).toEqual([]);
    expect(largest, path).toBeLessThan(1500);
  }
});

test('no long task on a tool page', async ({ page }) => {
  const longest = [];
  for (let turn = 0; turn < 4; turn += 1) {
    await page.goto(`${TOOL}?${turn}`, { waitUntil: 'networkidle' });
    longest.push(
      await page.evaluate(
        () =>
          new Promise<number>((done) => {
            const observer = new PerformanceObserver((list) =>
              done(Math.max(...list.getEntries().map(({ duration }) => duration))),
            );
            observer.observe({ type: 'longtask', buffered: true });
            setTimeout(() => done(0), 200);
          }),
      ),
    );
  }
  expect(Math.min(...longest)).toBeLessThanOrEqual(50);
});

test('a server of 500 tools answers to the keyboard at once', async ({ page }) => {
  await page.goto(`${fixtureUrl()}${LARGE_SERVER}`);
  const field = page.getByRole('searchbox', { name: /^Filter/ });
  let least = Number.POSITIVE_INFINITY;
  for (const words of ['invoice', 'pay', 'delete']) {
    const time = await field.evaluate(async (input: HTMLInputElement, value) => {
      const begin = performance.now();
      input.value = value;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      return performance.now() - begin;
    }, words);
    least = Math.min(least, time);
  }
  expect(least).toBeLessThan(150);
  await expect(page.locator('#tool-rows > tr:visible')).toHaveCount(50);
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
