import type { Page } from '@playwright/test';
import {
  callRow,
  decide,
  decisionOf,
  decisions,
  fileText,
  format,
  openAddress,
  openBuilder,
  preset,
  rowOf,
  rows,
  undo,
} from './setup/builder.ts';
import { announcement, section } from './setup/page.ts';
import { LARGE_SERVER, SERVER } from './setup/templates.ts';
import { expect, fixtureUrl, test } from './setup/test.ts';

const LARGE = LARGE_SERVER.split('/').at(-2) ?? '';
const redo = (page: Page) => page.getByRole('button', { name: 'Redo' });

test.describe('deciding', () => {
  test('a preset sets every one of 500 tools, and the file follows', async ({ page }) => {
    await openAddress(page, `${fixtureUrl()}/build/?server=${LARGE}`);
    await expect(rows(page)).toHaveCount(500);
    const before = await fileText(page);
    await preset(page, 'Read only').click();
    await expect(preset(page, 'Read only')).toHaveAttribute('aria-pressed', 'true');
    await expect.poll(() => fileText(page)).not.toBe(before);
    const made = await decisions(rows(page));
    expect(new Set(made)).toEqual(new Set(['Allow', 'Deny']));
    const { permissions } = JSON.parse(await fileText(page));
    const count = (wanted: string) => made.filter((decision) => decision === wanted).length;
    expect(permissions.allow).toHaveLength(count('Allow'));
    expect(permissions.deny).toHaveLength(count('Deny'));
  });

  test('the file of a preset is the one on the page of the server', async ({ page }) => {
    await page.goto(SERVER);
    const panel = page.getByRole('tabpanel', { name: 'Claude Code' }).first();
    const wanted = await panel.locator('pre').textContent();
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
    await expect(callRow(page, /^This tool/)).toContainText('does not see the tool');
    await expect(callRow(page, /^A tool added later/)).toContainText('A person is asked');
  });

  test('sets a group, and what the filters leave over', async ({ page }) => {
    await openBuilder(page, 'github');
    const high = section(page, /^High/);
    await high
      .getByRole('group', { name: 'Set all: High' })
      .getByRole('button', { name: 'Deny' })
      .click();
    const made = await decisions(high.getByRole('listitem'));
    expect(made.length).toBeGreaterThan(2);
    expect(new Set(made)).toEqual(new Set(['Deny']));
    await page.getByRole('combobox', { name: 'Category' }).selectOption({ label: 'Read' });
    const shown = await rows(page).count();
    expect(shown).toBeGreaterThan(5);
    await page
      .getByRole('group', { name: 'Set all tools that are shown' })
      .getByRole('button', { name: 'Ask' })
      .click();
    expect(await decisions(rows(page))).toEqual(Array(shown).fill('Ask'));
    await page
      .getByRole('combobox', { name: 'Category' })
      .selectOption({ label: 'All categories' });
    expect(new Set(await decisions(high.getByRole('listitem')))).toContain('Deny');
    await page.getByRole('combobox', { name: 'Decision' }).selectOption({ label: 'Ask' });
    expect(await rows(page).count()).toBeGreaterThanOrEqual(shown);
    expect(new Set(await decisions(rows(page)))).toEqual(new Set(['Ask']));
  });

  test('filters by words, says how many are shown, and Escape shows all', async ({ page }) => {
    await openBuilder(page, 'github');
    const all = await rows(page).count();
    const field = page.getByRole('searchbox', { name: 'Filter tools' });
    await field.fill('delete file');
    await expect(rows(page)).toHaveCount(1);
    await expect(announcement(page)).toHaveText(new RegExp(`^1 of ${all} tools`));
    await field.fill('zzzz');
    await expect(page.getByText('No tool fits all of the filters.')).toBeVisible();
    await field.press('Escape');
    await expect(rows(page)).toHaveCount(all);
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
    await expect(callRow(page, /^The 8th call in one hour/)).toContainText('Refused');
    await expect(callRow(page, /where it is not true that path/)).toContainText('Refused');
    await row.getByRole('button', { name: /^Remove/ }).click();
    await expect.poll(() => fileText(page)).not.toContain('args.path');
  });

  test('about tools that the file does not list', async ({ page }) => {
    await openBuilder(page, 'tempo');
    await page
      .getByRole('group', { name: /^Unlisted tools/ })
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
    expect(await decisionOf(page, 'create_access_key')).toBe('Deny');
    await expect(announcement(page)).toContainText('Undone: create_access_key: hide');
    await page.keyboard.press('Control+z');
    expect(await decisionOf(page, 'create_access_key')).toBe('Ask');
    await expect.poll(() => fileText(page)).toBe(first);
    await page.keyboard.press('Control+Shift+z');
    await redo(page).click();
    expect(await decisionOf(page, 'create_access_key')).toBe('Hide');
    await preset(page, 'Read only').click();
    await undo(page).click();
    expect(await decisionOf(page, 'create_access_key')).toBe('Hide');
    await page.getByRole('searchbox', { name: 'Filter tools' }).press('Control+z');
    expect(await decisionOf(page, 'create_access_key')).toBe('Hide');
  });

  test('is heard by screen readers', async ({ page }) => {
    await openBuilder(page, 'tempo');
    await expect(page.getByRole('status')).toHaveCount(1);
    await decide(page, 'create_access_key', 'Deny');
    await expect(page.getByRole('status')).toHaveText('create_access_key: deny');
    await preset(page, 'Open').click();
    await expect(page.getByRole('status')).toHaveText(/^Preset Open: \d+ of \d+ tools run/);
  });
});
