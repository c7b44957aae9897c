import type { Page } from '@playwright/test';
import { INLINE_FORMATS } from '#ui/policy-file/inline-formats.ts';
import { bodyRows, otherFormats, section, showFormat } from './setup/page.ts';
import { SERVER, TOOL } from './setup/templates.ts';
import { expect, test } from './setup/test.ts';

/** Its rule has a limit. */
const LIMITED = '/servers/github/push-files/';
/** Its rule asks. */
const ASKS = '/servers/github/create-issue/';
const table = (page: Page) => page.getByRole('table', { name: /^How calls end/ });
const rows = (page: Page) =>
  bodyRows(table(page)).evaluateAll((all) =>
    all.map((row) => [...row.children].map((cell) => cell.textContent?.trim()).join(' | ')),
  );
const calls = (page: Page) =>
  page
    .getByRole('tabpanel')
    .first()
    .getByText(/^Results match/);

test('the table says how the calls around a tool end', async ({ page }) => {
  await page.goto(LIMITED);
  expect(await rows(page)).toEqual([
    'This tool, whatever its arguments | Runs',
    expect.stringMatching(/^The \d+\w\w call in one hour \| Refused$/),
    expect.stringMatching(/^\w+, which the file does not list \| A person is asked$/),
    'A tool added later | A person is asked',
  ]);
});

test('each format says where its file does something else', async ({ page }) => {
  await page.goto(`${LIMITED}#policy-intercept`);
  await expect(calls(page)).toHaveText(
    /^Results match the table, except: refused \(“\w+”, which the file does not list; a tool added later\)\.$/,
  );
  await showFormat(page, 'Codex CLI');
  await expect(calls(page)).toHaveText(
    /^Results match the table, except: runs \(the \d+\w\w call in one hour\)\.$/,
  );
  await calls(page).getByRole('link', { name: 'the table', exact: true }).click();
  await expect(table(page)).toBeInViewport();
  await expect(otherFormats(page)).toHaveValue('codex');
});

test('a file that decides otherwise than the rule says so before it is read', async ({ page }) => {
  await page.goto(`${ASKS}#policy-intercept`);
  const panel = page.getByRole('tabpanel').first();
  const instead = panel.getByRole('listitem');
  const isAbove = async () => {
    const [list, file] = await Promise.all([
      instead.first().boundingBox(),
      panel.locator('pre').boundingBox(),
    ]);
    return (list?.y ?? 0) < (file?.y ?? 0);
  };
  await expect(instead.filter({ hasText: 'cannot ask a person' })).toHaveCount(1);
  expect(await isAbove()).toBe(true);
  await page.goto(`${LIMITED}#policy-claude-code`);
  await expect(instead.filter({ hasText: 'calls run without the limit' })).toHaveCount(1);
  expect(await isAbove()).toBe(false);
});

test('a server page shows one tool for each kind of rule, and a tool added later', async ({
  page,
}) => {
  await page.goto(SERVER);
  const shown = await rows(page);
  expect(shown.length).toBeGreaterThan(2);
  expect(shown.length).toBeLessThan(12);
  expect(shown.at(-1)).toBe('A tool added later | A person is asked');
});

test('it is on paper too', async ({ page }) => {
  await page.goto(TOOL);
  await page.emulateMedia({ media: 'print' });
  await expect(table(page)).toBeVisible();
  await expect(calls(page)).toBeVisible();
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the table and what every format of the page does differently are there', async ({
    page,
  }) => {
    await page.goto(LIMITED);
    await expect(table(page)).toBeVisible();
    const rule = section(page, /^Recommended rule/);
    const files = await rule.locator('pre').count();
    expect(files).toBe(INLINE_FORMATS.length);
    await expect(rule.getByText(/^Results match/).filter({ visible: true })).toHaveCount(files);
  });
});
