import type { Page } from '@playwright/test';
import { expect } from './test.ts';

export const dialog = (page: Page) => page.getByRole('dialog', { name: 'Search' });
export const field = (page: Page) => dialog(page).getByRole('combobox');
export const options = (page: Page) => dialog(page).getByRole('option');
export const status = (page: Page) => dialog(page).getByRole('status');

export async function close(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await page.waitForFunction(() => document.activeElement?.closest('dialog') === null);
}

export async function find(page: Page, words: string): Promise<void> {
  await page.keyboard.press('/');
  await field(page).fill(words);
  await expect(status(page)).toHaveText(/\d+ results?|Nothing found/);
}
