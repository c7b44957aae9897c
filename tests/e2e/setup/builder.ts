import type { Locator, Page } from '@playwright/test';
import { bodyRows, ready, section } from './page.ts';
import { expect } from './test.ts';

/** Opens the builder with these servers picked. */
export async function openBuilder(page: Page, ...servers: string[]): Promise<void> {
  await openAddress(page, `/build/?${servers.map((server) => `server=${server}`).join('&')}`);
  await expect(picked(page).getByRole('listitem')).toHaveCount(servers.length);
}

export async function openAddress(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await ready(page);
}

export const picked = (page: Page) => page.getByRole('list', { name: 'Picked servers' });

const heads = (page: Page) => page.getByRole('group', { name: /^Decision for/ });

/** The rows of all tools that are shown. */
export const rows = (page: Page): Locator =>
  page.getByRole('listitem').filter({ has: heads(page) });

/** The row of a tool, by its exact name. */
export const rowOf = (page: Page, tool: string): Locator =>
  rows(page).filter({ has: page.getByRole('button', { name: tool, exact: true }) });

export const decide = (page: Page, tool: string, decision: string): Promise<void> =>
  rowOf(page, tool)
    .getByRole('group', { name: /^Decision for/ })
    .getByRole('radio', { name: decision })
    .check();

/** What is decided in each of these rows, in order; undefined where nothing is. */
export const decisions = (shown: Locator): Promise<(string | undefined)[]> =>
  shown.evaluateAll((all) =>
    all.map((row) => {
      const radio = row.querySelector<HTMLInputElement>('input[type=radio]:checked');
      return radio?.labels?.[0]?.textContent?.trim();
    }),
  );

export const decisionOf = async (page: Page, tool: string): Promise<string | undefined> =>
  (await decisions(rowOf(page, tool)))[0];

/** The parts of the page in which files stand. */
export const result = (page: Page): Locator => section(page, /^The file/);

export const files = (page: Page): Locator => result(page).locator('pre');

export const fileText = async (page: Page, at = 0): Promise<string> =>
  (await files(page).nth(at).textContent()) ?? '';

/** The outcome of calls, by the words of the row. */
export const callRow = (page: Page, words: RegExp): Locator =>
  bodyRows(page.getByRole('table', { name: 'Test calls' })).filter({
    has: page.getByRole('rowheader', { name: words }),
  });

export const format = (page: Page, label: string): Promise<unknown> =>
  page.getByRole('combobox', { name: 'Format' }).selectOption({ label });

/** The link, once it holds what was decided last: it is written a moment after a change. */
export async function linkOf(page: Page): Promise<string> {
  await expect.poll(() => page.url()).toMatch(/#v1\./);
  const shown = result(page).getByText(/^https?:.*#v1\./);
  await expect.poll(async () => (await shown.textContent()) === page.url()).toBe(true);
  await page.waitForTimeout(400);
  return page.url();
}

export const undo = (page: Page) => page.getByRole('button', { name: 'Undo' });

export const preset = (page: Page, name: string) =>
  page.getByRole('group', { name: 'Preset' }).getByRole('button', { name });
