import type { Page } from '@playwright/test';
import { dialog, field } from './setup/search.ts';
import { SERVER, TOOL } from './setup/templates.ts';
import { expect, test } from './setup/test.ts';

test('/ opens search from any page; in a field it is a slash', async ({ page }) => {
  for (const path of [TOOL, SERVER, '/', '/attacks/', '/guides/']) {
    await page.goto(path);
    await page.keyboard.press('/');
    await expect(field(page)).toBeFocused();
    await expect(field(page)).toHaveValue('');
    await page.keyboard.type('a/b');
    await expect(field(page)).toHaveValue('a/b');
  }
  await page.goto('/');
  await page.getByRole('main').getByRole('searchbox').pressSequentially('x/y');
  await expect(page.getByRole('main').getByRole('searchbox')).toHaveValue('x/y');
  await expect(dialog(page)).toBeHidden();
});

for (const keys of ['Control+k', 'Meta+k']) {
  test(`${keys} opens and closes search; the focus returns`, async ({ page }) => {
    await page.goto(TOOL);
    const link = page.getByRole('link', { name: 'Servers' }).first();
    await link.focus();
    await page.keyboard.press(keys);
    await expect(field(page)).toBeFocused();
    await page.keyboard.press(keys);
    await expect(dialog(page)).toBeHidden();
    await expect(link).toBeFocused();
    await page.keyboard.press(keys);
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toBeHidden();
    await expect(link).toBeFocused();
  });
}

test('the label shows the key of the system', async ({ page, browser }) => {
  await page.goto(TOOL);
  const keys = (shown: Page) =>
    shown
      .getByRole('link', { name: 'Search', exact: true })
      .evaluate((link) => getComputedStyle(link, '::after').content);
  expect(await keys(page)).toContain('Ctrl K');
  const context = await browser.newContext();
  await context.addInitScript(() => {
    Object.defineProperty(navigator, 'platform', { get: () => 'MacIntel' });
  });
  const other = await context.newPage();
  await other.goto(new URL(TOOL, page.url()).href);
  expect(await keys(other)).toContain('⌘K');
  await context.close();
});

test('keys that stand alone can be switched off, and stay off', async ({ page }) => {
  await page.goto(TOOL);
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: /shortcuts/i });
  await expect(help).toBeVisible();
  await help.getByRole('checkbox').uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await expect(dialog(page)).toBeHidden();
  await page.reload();
  await page.keyboard.press('/');
  await page.keyboard.press('?');
  await expect(dialog(page)).toBeHidden();
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
});
