import type { Page } from '@playwright/test';
import { expect, test } from './setup/test.ts';

const list = (page: Page) => page.getByRole('main').getByRole('option');
const said = (page: Page) => page.getByRole('main').getByRole('status').first();

test('shows results on arrival; Back restores query and place', async ({ page }) => {
  await page.goto('/search/?q=delete');
  await expect(page.getByRole('main').getByRole('combobox')).toHaveValue('delete');
  await expect(list(page).first()).toBeVisible();
  const last = list(page).nth(12);
  await last.scrollIntoViewIfNeeded();
  const place = await page.evaluate(() => scrollY);
  await last.click();
  await expect(page).not.toHaveURL(/search/);
  await page.goBack();
  await expect(page.getByRole('main').getByRole('combobox')).toHaveValue('delete');
  await expect(list(page).nth(12)).toBeInViewport();
  expect(Math.abs((await page.evaluate(() => scrollY)) - place)).toBeLessThan(120);
});

test('the home page’s form leads here', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('main').getByRole('searchbox').fill('tool poisoning');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/search/?q=tool+poisoning');
  await expect(list(page).filter({ hasText: 'Tool poisoning' }).first()).toBeVisible();
});

test('filters show counts, can be combined, and live in the address', async ({ page }) => {
  await page.goto('/search/?q=key');
  await expect(said(page)).toHaveText(/results/);
  const number = async () =>
    Number(/[\d,]+/.exec((await said(page).textContent()) ?? '')?.[0]?.replace(',', ''));
  const all = await number();
  const box = (name: RegExp) => page.getByRole('checkbox', { name });
  await expect(box(/^Tools \d/)).toBeVisible();
  await box(/^Tools \d/).check();
  await expect.poll(number).toBeLessThan(all);
  const tools = await number();
  await box(/^High \d/).check();
  await expect.poll(number).toBeLessThan(tools);
  const high = await number();
  await expect(page).toHaveURL(/kind=tool.*severity=high|severity=high.*kind=tool/);
  await page.reload();
  await expect.poll(number).toBe(high);
  await page.getByRole('link', { name: /^High.*remove this filter/ }).click();
  await expect.poll(number).toBe(tools);
  await page.getByRole('link', { name: 'Clear all' }).click();
  await expect.poll(number).toBe(all);
});
