import type { Page } from '@playwright/test';
import { SERVER, TOOL } from './setup/templates.ts';
import { expect, test } from './setup/test.ts';

const WRITES = '/servers/github/create-issue/';
const table = (page: Page) => page.locator('#calls');
const rows = (page: Page) =>
  table(page)
    .getByRole('row')
    .evaluateAll((all) =>
      all.map((row) => [...row.children].map((cell) => cell.textContent?.trim()).join(' | ')),
    );
const calls = (page: Page) =>
  page
    .getByRole('tabpanel')
    .first()
    .getByText(/^Calls end/);

test('the table says how the calls around a tool end', async ({ page }) => {
  await page.goto(WRITES);
  expect(await rows(page)).toEqual([
    'This tool, whatever its arguments | Runs',
    'The 31st call in one hour | Refused',
    expect.stringMatching(/^\w+, which the file does not list \| A person is asked$/),
    'A tool added later | A person is asked',
  ]);
});

test('each format says where its file does something else', async ({ page }) => {
  await page.goto(`${WRITES}#policy-intercept`);
  await expect(calls(page)).toHaveText(
    /^Calls end as in the table, except: refused \(\w+, which the file does not list; a tool added later\)\.$/,
  );
  await page.getByRole('tab', { name: 'Codex CLI' }).first().click();
  await expect(calls(page)).toHaveText(
    'Calls end as in the table, except: a person is asked (this tool, whatever its arguments; the 31st call in one hour).',
  );
  await calls(page).getByRole('link', { name: 'as in the table' }).click();
  await expect(table(page)).toBeInViewport();
  await expect(page.getByRole('tab', { name: 'Codex CLI' }).first()).toHaveAttribute(
    'aria-selected',
    'true',
  );
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

  test('the table and what every format does differently are there', async ({ page }) => {
    await page.goto(WRITES);
    await expect(table(page)).toBeVisible();
    const group = page.locator('format-tabs').first();
    const files = await group.locator('.file').count();
    await expect(group.getByText(/^Calls end/).filter({ visible: true })).toHaveCount(files);
  });
});
