import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { Check } from '../check.ts';
import { links } from '../links.ts';
import { titles } from '../titles.ts';
import { emptyOutcome, SHOWN } from './outcome.ts';
import { outcomeText } from './print.ts';
import { runChecks } from './run-checks.ts';

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'site-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

async function run(checks: readonly Check[], files: Readonly<Record<string, string>>) {
  const steps: [number, number][] = [];
  const progress = (done: number, all: number) => void steps.push([done, all]);
  const result = await runChecks({
    folder: folderOf(files),
    database: '',
    checks,
    workers: 2,
    progress,
  });
  return { ...result, steps };
}

const page = (title: string, body = ''): string =>
  `<title>${title}</title><meta property="og:title" content="${title}">
  <meta name="description" content="About ${title}"><meta property="og:description" content="About ${title}">${body}`;

test('pages in several workers come together: counts, anchors across pages, progress', async () => {
  const many = Array.from({ length: 300 }, (_, n) => [
    `p${n}/index.html`,
    page(`Title ${n}`, `<p id="here">x</p><a href="/p${(n + 1) % 300}/#here">next</a>`),
  ]);
  const files = { ...Object.fromEntries(many), '404.html': page('Lost'), 'x.bin': 'no text' };
  const { pages, results, steps } = await run([links, titles], files);
  expect(pages).toBe(301);
  expect(results.map(({ outcome }) => [outcome.failed, outcome.saw])).toEqual([
    [0, 300],
    [0, 301],
  ]);
  expect(steps.at(-1)).toEqual([301, 301]);
});

test('failures come in the order of their pages, the first ones only, all of them counted', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 200 }, (_, n) => [
      `p${1000 + n}/index.html`,
      page('Same', '<a href="/no/">x</a>'),
    ]),
  );
  const { results } = await run([links, titles], files);
  const [broken, shared] = results.map(({ outcome }) => outcome);
  expect([broken?.failed, shared?.failed]).toEqual([200, 398]);
  expect(broken?.failures).toHaveLength(SHOWN);
  expect(broken?.failures.map(({ page }) => page)).toEqual(
    Array.from({ length: SHOWN }, (_, n) => `/p${1000 + n}/`),
  );
});

test('a folder that is not there is a message for a person', async () => {
  const started = runChecks({
    folder: '/no/such',
    database: '',
    checks: [],
    workers: 1,
    progress: () => undefined,
  });
  await expect(started).rejects.toThrow('There is no built site at /no/such.');
});

test('a check that throws has failed, and says what happened', async () => {
  const broken: Check = {
    name: 'broken',
    promise: 'nothing',
    things: 'things',
    all: () => {
      throw new Error('no such thing');
    },
  };
  const { results } = await run([broken], { 'a/index.html': page('A') });
  expect(results[0]?.outcome.failed).toBe(1);
  expect(results[0]?.outcome.failures[0]?.found).toBe('no such thing');
});

test('the report names page, finding, expectation and origin', () => {
  const outcome = emptyOutcome();
  outcome.saw = 1234;
  expect(outcomeText(links, outcome)).toBe(`✓ links: ${links.promise} (1,234 links)`);
  outcome.failed = 30;
  outcome.failures.push({ page: '/a/', found: 'x', expected: 'y', from: 'z' });
  expect(outcomeText(links, outcome)).toBe(
    `✗ links: ${links.promise} (30 failures, 1,234 links)
    /a/
      found:    x
      expected: y
      from:     z
    … and 29 more`,
  );
});
