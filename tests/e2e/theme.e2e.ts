import type { Page } from '@playwright/test';
import { field, options } from './setup/search.ts';
import { TOOL } from './setup/templates.ts';
import { expect, test } from './setup/test.ts';

const button = (page: Page) => page.getByRole('button', { name: /^Theme/ });
const theme = (page: Page) => page.locator('html').getAttribute('data-theme');
const background = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

test('system, light and dark follow one another and are kept', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(TOOL);
  expect(await theme(page)).toBe('dark');
  const dark = await background(page);
  await button(page).click();
  await expect(button(page)).toHaveAccessibleName(/light/);
  expect(await theme(page)).toBe('light');
  expect(await background(page)).not.toBe(dark);
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe(
    'light',
  );
  await page.goto('/attacks/');
  expect(await theme(page)).toBe('light');
  await button(page).click();
  await expect(button(page)).toHaveAccessibleName(/dark/);
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await theme(page)).toBe('dark');
  await page.reload();
  expect(await background(page)).toBe(dark);
  await button(page).click();
  await expect(button(page)).toHaveAccessibleName(/system/);
  expect(await theme(page)).toBe('light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('a dark page is dark before any file of script has come', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.addInitScript(() => localStorage.setItem('theme', 'dark'));
  await page.route('**/assets/*.js', () => {
    // Never answered.
  });
  await page.goto(TOOL, { waitUntil: 'commit' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await theme(page)).toBe('dark');
  // The style sheet may still be on its way.
  await expect.poll(() => background(page)).toBe('rgb(17, 17, 20)');
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test('where nothing can be stored, theme and tabs still work for the page', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await page.goto(TOOL);
  await button(page).click();
  await button(page).click();
  expect(await theme(page)).toBe('dark');
  const tab = page.getByRole('tablist').first().getByRole('tab').nth(2);
  await tab.click();
  await expect(tab).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Home');
  await page.keyboard.press('/');
  await expect(field(page)).toBeFocused();
  await field(page).fill('create_api_key');
  await expect(options(page).first()).toContainText('create_api_key');
});
