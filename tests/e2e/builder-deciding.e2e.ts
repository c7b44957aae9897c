import type { Page } from '@playwright/test';
import {
  decide,
  decisionOf,
  decisions,
  fileText,
  format,
  openBuilder,
  preset,
  ready,
  rowOf,
  undo,
} from './setup/builder.ts';
import { LARGE_SERVER, SERVER } from './setup/templates.ts';
import { expect, fixtureUrl, test } from './setup/test.ts';

const LARGE = LARGE_SERVER.split('/').at(-2) ?? '';
const redo = (page: Page) => page.getByRole('button', { name: 'Redo' });

test.describe('deciding', () => {
  test('a preset sets every one of 500 tools, and the file follows', async ({ page }) => {
    await page.goto(`${fixtureUrl()}/build/?server=${LARGE}`);
    await ready(page);
    expect(await decisions(page)).toHaveLength(500);
    const before = await fileText(page);
    await preset(page, 'Read only').click();
    await expect(preset(page, 'Read only')).toHaveAttribute('aria-pressed', 'true');
    await expect.poll(() => fileText(page)).not.toBe(before);
    const now = await decisions(page);
    expect(new Set(now)).toEqual(new Set(['allow', 'deny']));
    const { permissions } = JSON.parse(await fileText(page));
    const count = (decision: string) => now.filter((one) => one === decision).length;
    expect(permissions.allow).toHaveLength(count('allow'));
    expect(permissions.deny).toHaveLength(count('deny'));
  });

  test('the file of a preset is the one on the page of the server', async ({ page }) => {
    await page.goto(SERVER);
    const wanted = await page.locator('#policy-claude-code-file').textContent();
    await openBuilder(page, 'tempo');
    expect(await fileText(page)).toBe(wanted);
  });

  test('about one tool changes the file and the table of calls', async ({ page }) => {
    await openBuilder(page, 'tempo');
    await decide(page, 'create_access_key', 'Hide');
    await expect
      .poll(async () => JSON.parse(await fileText(page)).permissions.deny)
      .toContain('mcp__tempo__create_access_key');
    await expect(page.getByRole('heading', { name: /^What this file does with/ })).toContainText(
      'create_access_key',
    );
    const table = page.getByRole('table', { name: /^Calls/ });
    await expect(table.getByRole('row', { name: /^this tool/ })).toContainText('hidden');
    await expect(table.getByRole('row', { name: /^a tool that is not listed/ })).toContainText(
      'asked',
    );
  });

  test('sets a group, and what the filters leave over', async ({ page }) => {
    await openBuilder(page, 'github');
    const group = page.locator('[data-group=high]');
    await group.getByRole('button', { name: 'Deny' }).click();
    const high = group.locator('[data-row]');
    await expect(high.locator('input:checked')).toHaveCount(await high.count());
    for (const radio of await high.locator('input:checked').all()) {
      await expect(radio).toHaveValue('deny');
    }
    await page.getByRole('combobox', { name: 'Category' }).selectOption('read');
    const shown = await page.locator('[data-row]:visible').count();
    expect(shown).toBeGreaterThan(5);
    await page
      .getByRole('group', { name: 'Set all tools that are shown' })
      .getByRole('button', { name: 'Ask' })
      .click();
    await page.getByRole('combobox', { name: 'Category' }).selectOption('');
    await page.getByRole('combobox', { name: 'Decision' }).selectOption('ask');
    expect(await page.locator('[data-row]:visible').count()).toBeGreaterThanOrEqual(shown);
  });

  test('filters by words, says how many are shown, and Escape shows all', async ({ page }) => {
    await openBuilder(page, 'github');
    const field = page.getByRole('searchbox', { name: 'Filter tools' });
    await field.fill('delete file');
    await expect(page.locator('[data-row]:visible')).toHaveCount(1);
    await expect(page.locator('#announcement')).toHaveText(/^1 of \d+ tools/);
    await field.fill('zzzz');
    await expect(page.getByText('No tool fits all of the filters.')).toBeVisible();
    await field.press('Escape');
    await expect(page.locator('[data-row]:visible')).toHaveCount(
      await page.locator('[data-row]').count(),
    );
  });

  test('with a limit and a condition on an argument', async ({ page }) => {
    await openBuilder(page, 'filesystem');
    await format(page, 'Intercept');
    const row = rowOf(page, 'write_file');
    await row.getByRole('button', { name: 'write_file' }).click();
    await row.getByRole('spinbutton', { name: 'calls an hour' }).fill('7');
    await row.getByRole('spinbutton', { name: 'calls an hour' }).press('Enter');
    await row.getByRole('combobox', { name: 'Argument' }).selectOption('path');
    await expect(row.getByRole('combobox', { name: 'Condition' })).toHaveValue('path-under');
    await row.getByRole('textbox', { name: 'Value' }).fill('/srv/../etc');
    await row.getByRole('button', { name: 'Add' }).click();
    await expect(row.getByText('Give the folder without “.” and “..”.')).toBeVisible();
    await row.getByRole('textbox', { name: 'Value' }).fill('/srv/project');
    await row.getByRole('textbox', { name: 'Value' }).press('Enter');
    await expect(
      row.getByText('At most 7 calls an hour; only if path is a path under'),
    ).toBeVisible();
    await decide(page, 'write_file', 'Allow');
    await expect.poll(() => fileText(page)).toContain('rate_limit: "7/hour"');
    expect(await fileText(page)).toContain('path: args.path');
    const table = page.getByRole('table', { name: /^Calls/ });
    await expect(table.getByRole('row', { name: /^the 8th call in one hour/ })).toContainText(
      'denied',
    );
    await expect(table.getByRole('row', { name: /where it is not true that path/ })).toContainText(
      'denied',
    );
    await row.getByRole('button', { name: /^Remove/ }).click();
    await expect.poll(() => fileText(page)).not.toContain('args.path');
  });

  test('about tools that the file does not list', async ({ page }) => {
    await openBuilder(page, 'tempo');
    await page
      .getByRole('group', { name: /^Tools that the file does not list/ })
      .getByRole('radio', { name: 'Deny' })
      .check();
    await expect.poll(() => fileText(page)).toContain('"defaultMode": "dontAsk"');
    await expect(preset(page, 'Careful')).toHaveAttribute('aria-pressed', 'false');
  });

  test('can be undone and done again, by buttons and by keys', async ({ page }) => {
    await openBuilder(page, 'tempo');
    const first = await fileText(page);
    await decide(page, 'create_access_key', 'Deny');
    await decide(page, 'create_access_key', 'Hide');
    await undo(page).click();
    expect(await decisionOf(page, 'create_access_key')).toBe('deny');
    await expect(page.locator('#announcement')).toContainText('Undone: create_access_key: hide');
    await page.keyboard.press('Control+z');
    expect(await decisionOf(page, 'create_access_key')).toBe('ask');
    await expect.poll(() => fileText(page)).toBe(first);
    await page.keyboard.press('Control+Shift+z');
    await redo(page).click();
    expect(await decisionOf(page, 'create_access_key')).toBe('hide');
    await preset(page, 'Read only').click();
    await undo(page).click();
    expect(await decisionOf(page, 'create_access_key')).toBe('hide');
    await page.getByRole('searchbox', { name: 'Filter tools' }).press('Control+z');
    expect(await decisionOf(page, 'create_access_key')).toBe('hide');
  });

  test('is heard by screen readers', async ({ page }) => {
    await openBuilder(page, 'tempo');
    await expect(page.getByRole('status')).toHaveCount(1);
    await decide(page, 'create_access_key', 'Deny');
    await expect(page.getByRole('status')).toHaveText('create_access_key: deny');
    await preset(page, 'Open').click();
    await expect(page.getByRole('status')).toHaveText(/^Preset Open: \d+ allowed/);
  });
});
