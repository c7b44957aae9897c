import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { prepareContent } from '../fixtures/prepare.ts';
import { anyFreePort, type Started, startDev } from './started.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'dev-')));
const content = join(folder, 'content');
const notes = join(content, 'servers/notes.yaml');
const ARGS = ['--content', content, '--no-snapshots', '--work', join(folder, 'work')];
let started: Started;

test.beforeAll(async () => {
  prepareContent(content);
  for (const name of ['large', 'largest']) rmSync(join(content, `servers/${name}.yaml`));
  const server = startDev(await anyFreePort(), ARGS);
  started = server;
  await server.ready;
});

test.afterAll(() => {
  started.child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const overlay = (page: Page) => page.locator('vite-error-overlay');

/** Replaces text in the file, as an editor would that saves it. */
function edit(from: string | RegExp, to: string): void {
  const text = readFileSync(notes, 'utf8');
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  writeFileSync(notes, changed);
}

async function timed(what: string, work: () => Promise<void>): Promise<void> {
  const before = performance.now();
  await work();
  console.log(`${what}: ${Math.round(performance.now() - before)} ms`);
}

test.describe.configure({ mode: 'serial' });

test('a change of a server is in the open page', async ({ page }) => {
  await page.goto(`${started.url}/servers/notes/`);
  await expect(page.locator('h1')).toContainText('Notes');
  await timed('a changed summary', async () => {
    edit(/summary: A made-up server that/, 'summary: An edited server that');
    await expect(page.getByText('An edited server that keeps short notes').first()).toBeVisible();
  });
});

test('a mistake is shown over the page with its place, and goes away with it', async ({ page }) => {
  await page.goto(`${started.url}/servers/notes/`);
  const good = readFileSync(notes, 'utf8');
  await timed('two mistakes', async () => {
    edit('quality: tools-list', 'quality: tools-lst\nvendr: <b>x</b>');
    await expect(overlay(page)).toContainText('2 mistakes in the content');
  });
  const line = good.split('\n').indexOf('quality: tools-list') + 1;
  await expect(overlay(page)).toContainText(`servers/notes.yaml:${line}:1  quality`);
  await expect(overlay(page)).toContainText('did you mean “tools-list”?');
  await expect(overlay(page)).toContainText(`servers/notes.yaml:${line + 1}:1  vendr`);
  expect(started.printed()).toContain(`servers/notes.yaml:${line}:1  quality`);
  // Who opens a page now sees it too, over what the page was before.
  await page.goto(`${started.url}/servers/single/`);
  await expect(overlay(page)).toContainText('2 mistakes in the content');
  await expect(page.getByRole('heading', { name: 'Single' })).toBeVisible();
  await timed('the repair', async () => {
    writeFileSync(notes, good);
    await expect(overlay(page)).toHaveCount(0);
  });
});

test('a new server has its pages, its data file and is found by the search', async ({ page }) => {
  await page.goto(`${started.url}/servers/notes/`);
  const more = readFileSync(notes, 'utf8').replaceAll('Notes', 'Ledgers');
  await timed('a new server', async () => {
    writeFileSync(
      join(content, 'servers/ledgers.yaml'),
      more.replace('fixture-notes', 'fixture-ledgers'),
    );
    await expect(async () => {
      expect((await page.request.get(`${started.url}/servers/ledgers/`)).status()).toBe(200);
    }).toPass();
  });
  const data = await page.request.get(`${started.url}/build/servers/ledgers.json`);
  expect(await data.json()).toMatchObject({ label: 'Ledgers' });
  await page.goto(`${started.url}/search/?q=Ledgers`);
  await expect(
    page.locator('[data-search=page] a[href="/servers/ledgers/"]').first(),
  ).toBeVisible();
});

test('the page of the downloads names their sizes', async ({ page }) => {
  await page.goto(`${started.url}/data/`);
  await expect(page.getByRole('heading', { name: 'Downloads' })).toBeVisible();
});

test('a taken port is said, and Ctrl+C ends everything', async () => {
  const second = startDev(started.port, ARGS);
  expect(await second.ended).toBe(1);
  expect(second.printed()).toContain(`Port ${started.port} is taken`);
  started.child.kill('SIGINT');
  expect(await started.ended).toBe(0);
});
