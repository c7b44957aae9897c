import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { announcement } from './setup/page.ts';
import { LARGE_SERVER, SERVER, TOOL } from './setup/templates.ts';
import { expect, fixtureUrl, test } from './setup/test.ts';

const field = (page: Page) => page.getByLabel('Server’s name in your configuration');
const files = (page: Page) => page.getByRole('main').locator('pre').allTextContents();
const panel = (page: Page) => page.getByRole('tabpanel').first();
const file = (page: Page) => panel(page).locator('pre');
/** Every panel, also those that are not shown: a format with its file and what is said about it. */
const panels = (page: Page) => page.locator('[role=tabpanel]');
/** The page of the files of all formats, where none is drawn. */
const ALL_FORMATS = '/servers/tempo/policy/careful/';

async function rename(page: Page, name: string): Promise<void> {
  await field(page).fill(name);
  await expect(announcement(page)).toContainText(`use the name ${name}`);
}

test('every file follows the name, in every format, and Reset brings all of them back', async ({
  page,
}) => {
  for (const [path, many] of [
    [`${TOOL}#policy-codex`, 4],
    [`${SERVER}#policy-codex`, 3],
    [ALL_FORMATS, 20],
    ['/servers/tempo/policy/open/', 2],
  ] as const) {
    await page.goto(path);
    await expect(file(page)).toBeVisible();
    const markup = () => panels(page).evaluateAll((all) => all.map((panel) => panel.innerHTML));
    const [before, html] = [await files(page), await markup()];
    expect(before.length).toBeGreaterThan(many);
    expect(before.join('')).not.toContain('octo');
    await rename(page, 'octo');
    expect(await files(page)).toEqual(before.map((text) => text.replace(/tempo(?!ral)/g, 'octo')));
    await page.getByRole('button', { name: 'Reset' }).click();
    await expect.poll(() => files(page)).toEqual(before);
    expect(await markup()).toEqual(html);
    await expect(field(page)).toHaveValue('tempo');
    await expect(field(page)).toBeFocused();
    await expect(page.getByRole('button', { name: 'Reset' })).toBeHidden();
  }
});

test('the files of awkward names and of 500 tools follow too', async ({ page }) => {
  for (const [path, own, other] of [
    ['/servers/awkward-names/', 'awkward-names', 'awkward-octos'],
    [LARGE_SERVER, 'largest', 'octopus'],
  ] as const) {
    await page.goto(`${fixtureUrl()}${path}`);
    const before = await files(page);
    await rename(page, other);
    // LiteLLM writes a hyphen as an underscore.
    const plain = (name: string) => name.replaceAll('-', '_');
    expect(await files(page)).toEqual(
      before.map((text) => text.replaceAll(own, other).replaceAll(plain(own), plain(other))),
    );
  }
});

test('sentences and calls stay those of the built page where the name changes nothing', async ({
  page,
}) => {
  await page.goto(ALL_FORMATS);
  const words = () =>
    panels(page).evaluateAll((all) =>
      all.map((panel) => {
        const said = panel.cloneNode(true) as Element;
        for (const file of said.querySelectorAll('pre')) file.remove();
        return said.textContent?.replace(/\s/g, '');
      }),
    );
  const before = await words();
  await rename(page, 'octo');
  expect(await words()).toEqual(before);
  expect(before.length).toBeGreaterThan(10);
});

test('what makes the files is loaded with the first change, not before', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(TOOL, { waitUntil: 'networkidle' });
  expect(asked.filter((url) => /FollowedName|PageFiles|\/build\//.test(url))).toEqual([]);
  await rename(page, 'octo');
  expect(asked).toContain('/build/servers/tempo.json');
  expect(asked).toContain('/build/presets.json');
});

test('a name that a format cannot spell gives its reason in the place of the file', async ({
  page,
}) => {
  await page.goto(`${TOOL}#policy-gemini`);
  await expect(file(page)).toBeVisible();
  await rename(page, 'my_server');
  await expect(file(page)).toBeHidden();
  await expect(panel(page)).toContainText(
    'No file for Gemini CLI. Gemini CLI cannot name the server my_server',
  );
  await rename(page, 'my-server');
  await expect(file(page)).toContainText('"my-server"');
  await expect(panel(page)).not.toContainText('No file for');
});

test('what is no name at all gets a sentence, and the files stay', async ({ page }) => {
  await page.goto(TOOL);
  await rename(page, 'octo');
  const before = await files(page);
  for (const [text, sentence] of [
    ['  ', /Write the name.*use the name octo/],
    ['a\u202eb', /character that nobody can see.*use the name octo/],
  ] as const) {
    await field(page).fill(text);
    await expect(page.getByRole('main').getByText(sentence)).toBeVisible();
    await expect(field(page)).toHaveAttribute('aria-invalid', 'true');
    expect(await files(page)).toEqual(before);
  }
});

test('markup in a name is text', async ({ page }) => {
  await page.goto(`${SERVER}#policy-agentgateway`);
  await rename(page, '<b>x</b>"');
  await expect(file(page)).toContainText('<b>x</b>\\"');
  await expect(panels(page).locator('b')).toHaveCount(0);
});

test.describe('with the clipboard', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('Copy and Download give the file under the new name', async ({ page }) => {
    await page.goto(TOOL);
    await rename(page, 'octo');
    const shown = await file(page).textContent();
    expect(shown).toContain('mcp__octo__create_access_key');
    await panel(page).getByRole('button', { name: /^Copy/ }).click();
    await expect(panel(page).getByRole('button', { name: /^Copied/ })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(shown);
    const saved = page.waitForEvent('download');
    await panel(page).getByRole('button', { name: 'Download' }).click();
    const download = await saved;
    expect(download.suggestedFilename()).toBe('settings.json');
    expect(await readFile(await download.path(), 'utf8')).toBe(shown);
  });
});

test.describe('where the data does not load', () => {
  test.use({ provoked: /Failed to load resource/ });

  test('it says so, and tries again with the next change', async ({ page }) => {
    await page.goto(TOOL);
    const before = await files(page);
    await page.route('**/build/presets.json', (route) => route.abort());
    await field(page).fill('octo');
    await expect(page.getByRole('main').getByText('did not load')).toBeVisible();
    expect(await files(page)).toEqual(before);
    await page.unroute('**/build/presets.json');
    await rename(page, 'octo-2');
    await expect(file(page)).toContainText('octo-2');
  });
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('there is no field that would do nothing', async ({ page }) => {
    await page.goto(TOOL);
    await expect(field(page)).toBeHidden();
  });
});
