import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Page } from '@playwright/test';
import sirv from 'sirv';
import { browserExecutable } from '../../tests/e2e/setup/browser.ts';

const TURNS = 5;

/** Milliseconds from an action to the moment when the element has changed. */
function untilChanged(page: Page, watched: string, act: string): Promise<number> {
  return page.evaluate(
    async ([selector, code]) => {
      const element = document.querySelector(selector);
      const began = performance.now();
      const changed = new Promise((done) => {
        if (element)
          new MutationObserver(done).observe(element, { childList: true, subtree: true });
      });
      if (code.startsWith('click ')) document.querySelector<HTMLElement>(code.slice(6))?.click();
      else {
        const field = document.querySelector<HTMLInputElement>('#search-dialog input');
        if (field) field.value = code;
        field?.dispatchEvent(new Event('input', { bubbles: true }));
      }
      await changed;
      return performance.now() - began;
    },
    [watched, act] as const,
  );
}

/** Milliseconds from a click to the frame in which a changed file has been drawn. */
function untilDrawn(page: Page, clicked: string): Promise<number> {
  return page.evaluate(async (selector) => {
    const file = document.querySelector('.build-result .file');
    const changed = new Promise((done) => {
      const watched = { childList: true, subtree: true, characterData: true };
      if (file) new MutationObserver(done).observe(file, watched);
    });
    const began = performance.now();
    document.querySelector<HTMLElement>(selector)?.click();
    await changed;
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - began;
  }, clicked);
}

/** Changes in the policy builder, with the server of the site that has the most tools. */
async function builderTurn(page: Page, origin: string): Promise<Record<string, number>> {
  const index = await page.request.get(`${origin}/build/servers.json`);
  const { servers } = (await index.json()) as { servers: [string, string, number][] };
  const [slug = '', , tools = 0] = servers.reduce((a, b) => (b[2] > a[2] ? b : a), ['', '', 0]);
  await page.goto(`${origin}/build/?server=${slug}`);
  await page.waitForSelector('policy-builder[data-ready]');
  const all = `preset, ${tools} tools`;
  return {
    [all]: await untilDrawn(page, '[aria-label=Preset] button'),
    'one decision': await untilDrawn(page, '.build-row input[value=allow]'),
    undo: await untilDrawn(page, '.build-undo button'),
    'set all shown': await untilDrawn(page, '.build-bulk .set-button:nth-of-type(2)'),
  };
}

async function turn(page: Page, origin: string): Promise<Record<string, number>> {
  await page.goto(`${origin}/`);
  await page.keyboard.press('/');
  await page.waitForSelector('#search-dialog input:focus');
  const list = '#search-dialog [role=listbox]';
  const first = await untilChanged(page, list, 'create');
  const next = await untilChanged(page, list, 'create_a');
  await page.goto(`${origin}/tools/`, { waitUntil: 'networkidle' });
  const filter = await untilChanged(
    page,
    '[data-count]',
    'click .rail a[href^="/tools/severity/"]',
  );
  const second = await untilChanged(
    page,
    '[data-count]',
    'click .rail a[href^="/tools/category/"]',
  );
  return {
    'first search': first,
    'next search': next,
    'first filter': filter,
    'next filter': second,
  };
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** Medians of five turns in Chromium on a built site, each beside the first search. */
export async function benchBrowser(folder: string): Promise<void> {
  const files = sirv(folder);
  const server = createServer((request, response) => files(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const executablePath = await browserExecutable();
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const turns: Record<string, number>[] = [];
    for (let number = 0; number < TURNS; number += 1) {
      const page = await browser.newPage();
      turns.push({ ...(await turn(page, origin)), ...(await builderTurn(page, origin)) });
      await page.close();
    }
    const names = Object.keys(turns[0] ?? {});
    const medians = names.map((name) => median(turns.map((measured) => measured[name] ?? 0)));
    console.log(`\nIn Chromium            Median   Beside the first (${TURNS} turns)`);
    names.forEach((name, place) => {
      const value = medians[place] ?? 0;
      const ratio = value / (medians[0] || 1);
      console.log(
        `${name.padEnd(20)}${`${value.toFixed(0)} ms`.padStart(9)}   ${ratio.toFixed(2)}`,
      );
    });
  } finally {
    await browser.close();
    server.close();
  }
}
