import { readFile } from 'node:fs/promises';
import type { Download } from '@playwright/test';
import { files, fileText, format, openBuilder, preset, result, rows } from './setup/builder.ts';
import { TOOL } from './setup/templates.ts';
import { expect, test } from './setup/test.ts';

const saved = async (download: Download) => readFile(await download.path(), 'utf8');

test.describe('the file', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('copied is the file downloaded, in every format', async ({ page }) => {
    await openBuilder(page, 'tempo');
    const formats = page.getByRole('combobox', { name: 'Format' }).locator('option');
    expect(await formats.count()).toBeGreaterThan(10);
    for (const label of await formats.allTextContents()) {
      await format(page, label);
      const file = result(page);
      await expect(
        file.getByRole('link', { name: `How to apply and undo it in ${label}`, exact: true }),
      ).toBeVisible();
      if ((await files(page).count()) === 0) {
        await expect(file).toContainText(`No file for ${label}.`);
        continue;
      }
      await file.getByRole('button', { name: 'Copy policy' }).click();
      await expect(file.getByRole('button', { name: /^Copied/ })).toBeVisible();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      const download = page.waitForEvent('download');
      await file.getByRole('button', { name: 'Download' }).click();
      expect(await saved(await download)).toBe(copied);
      expect(copied).toBe(await fileText(page));
      expect(copied).toMatch(/[^\n]\n$/);
    }
  });

  test('is one for all servers, or one for each where a format wants it so', async ({ page }) => {
    await openBuilder(page, 'tempo', 'slack');
    const { permissions } = JSON.parse(await fileText(page));
    const names: string[] = Object.values(permissions).flat() as string[];
    expect(names.some((name) => name.startsWith('mcp__tempo__'))).toBe(true);
    expect(names.some((name) => name.startsWith('mcp__slack__'))).toBe(true);
    await format(page, 'Intercept');
    await expect(page.getByText('Intercept takes one file per server')).toBeVisible();
    await expect(files(page)).toHaveCount(2);
    expect(await fileText(page, 0)).not.toBe(await fileText(page, 1));
  });

  test('is in the format that was chosen elsewhere', async ({ page }) => {
    await page.goto(TOOL);
    const another = page.getByRole('combobox', { name: 'Another format' });
    await another.selectOption('codex');
    await openBuilder(page, 'tempo');
    await expect(page.getByRole('combobox', { name: 'Format' })).toHaveValue('codex');
    await page.getByRole('combobox', { name: 'Format' }).selectOption('cursor');
    await page.goto(TOOL);
    await expect(another).toHaveValue('cursor');
  });

  test('comes with what its format cannot say', async ({ page }) => {
    await openBuilder(page, 'tempo');
    await expect(page.getByText('Claude Code has no rate limits').first()).toBeVisible();
    await format(page, 'PolicyLayer gateway');
    await expect(page.getByText(/PolicyLayer cannot ask/).first()).toBeVisible();
  });

  test('is made without a connection, once the servers are there', async ({ page, context }) => {
    await openBuilder(page, 'tempo');
    await context.setOffline(true);
    await preset(page, 'Read only').click();
    await expect.poll(() => fileText(page)).toContain('dontAsk');
    await context.setOffline(false);
  });

  test('the record names tools, fingerprints, verdicts, decisions and what the file does', async ({
    page,
  }) => {
    await openBuilder(page, 'tempo');
    const csv = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Record as CSV' }).click();
    const text = await saved(await csv);
    expect((await csv).suggestedFilename()).toBe('decisions.csv');
    expect(text.split('\r\n')).toHaveLength((await rows(page).count()) + 2);
    expect(text).toMatch(/"create_access_key","[0-9a-f]{64}","\w+, Write","ask[^"]*","asks"/);
    const markdown = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Record as Markdown' }).click();
    const record = await saved(await markdown);
    expect(record).toContain('create\\_access\\_key');
    expect(record).toContain('- Format: Claude Code, `settings.json`');
    expect(record).toMatch(/\n## Approval\n/);
  });
});
