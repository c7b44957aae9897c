import type { Locator, Page } from '@playwright/test';
import { expect } from './test.ts';

/** Opens the builder with these servers picked. */
export async function openBuilder(page: Page, ...servers: string[]): Promise<void> {
  await page.goto(`/build/?${servers.map((one) => `server=${one}`).join('&')}`);
  await ready(page);
}

export const ready = (page: Page): Promise<void> =>
  expect(page.locator('policy-builder')).toHaveAttribute('data-ready', '');

/** The row of a tool, by its exact name. */
export const rowOf = (page: Page, tool: string): Locator =>
  page.locator('[data-row]').filter({
    has: page.locator('[data-part=name]', { hasText: new RegExp(`^${tool}$`) }),
  });

export const decide = (page: Page, tool: string, decision: string): Promise<void> =>
  rowOf(page, tool).getByRole('radio', { name: decision }).check();

export const decisionOf = (page: Page, tool: string): Promise<string | undefined> =>
  rowOf(page, tool)
    .locator('input:checked')
    .evaluateAll((found) => (found[0] as HTMLInputElement | undefined)?.value);

export const decisions = (page: Page): Promise<(string | undefined)[]> =>
  page
    .locator('[data-row]')
    .evaluateAll((rows) =>
      rows.map((row) => row.querySelector<HTMLInputElement>('input:checked')?.value),
    );

export const fileText = async (page: Page, at = 0): Promise<string> =>
  (await page.locator(`#build-file-${at}`).textContent()) ?? '';

export const format = (page: Page, label: string): Promise<unknown> =>
  page.getByRole('combobox', { name: 'Format' }).selectOption({ label });

/** The link, once it holds what was decided last: it is written a moment after a change. */
export async function linkOf(page: Page): Promise<string> {
  const before = page.url();
  await expect.poll(() => page.url()).toMatch(/#v1\./);
  await expect
    .poll(async () => (await page.locator('#build-link').textContent()) === page.url())
    .toBe(true);
  await page.waitForTimeout(400);
  return page.url() || before;
}

export const undo = (page: Page) => page.getByRole('button', { name: 'Undo' });

export const preset = (page: Page, name: string) =>
  page.getByRole('group', { name: 'Preset' }).getByRole('button', { name });

export const problem = (page: Page) => page.locator('policy-builder > div > [data-part=problem]');
