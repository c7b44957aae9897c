import type { Locator, Page } from '@playwright/test';
import { announcement, ready } from './page.ts';

export interface Listed {
  readonly name: string;
  readonly assessment: {
    readonly severity: string;
    readonly category: string;
    readonly capabilities: readonly string[];
  };
}

/** Every tool, from the data files of the servers, which the list does not read. */
export async function allTools(page: Page): Promise<Listed[]> {
  const servers = (await (await page.request.get('/data/servers.json')).json()) as {
    slug: string;
  }[];
  const tools: Listed[] = [];
  for (const { slug } of servers) {
    const file = await page.request.get(`/data/servers/${slug}.json`);
    tools.push(...((await file.json()) as { tools: Listed[] }).tools);
  }
  return tools;
}

/** Links work before the script has come, but as links. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await ready(page);
}

export const rail = (page: Page) => page.getByRole('complementary', { name: 'Filters' });
export const facet = (page: Page, label: string) =>
  rail(page).getByRole('link', { name: label, exact: true });
/** How many tools a filter would leave. */
export const beside = (link: Locator) => link.locator('xpath=following-sibling::span');
/** The rows of the list: the entries of menus have no mark of a severity. */
export const rows = (page: Page) =>
  page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.locator('.severity') });
export const count = (page: Page) =>
  page
    .getByRole('main')
    .getByText(/^[\d,]+ tools?$/)
    .first();
export const chips = (page: Page) => page.getByRole('list', { name: 'Active filters' });
export const status = announcement;
export const number = (n: number) => n.toLocaleString('en');
export const toolCount = (n: number) => `${number(n)} ${n === 1 ? 'tool' : 'tools'}`;

/** The first link of a row leads to the tool, the second to its server. */
const linkWords = (page: Page, at: number) =>
  rows(page).evaluateAll(
    (all, at) => all.map((row) => row.querySelectorAll('a')[at]?.textContent ?? ''),
    at,
  );
export const names = (page: Page) => linkWords(page, 0);
export const serverNames = (page: Page) => linkWords(page, 1);

export const looks = (page: Page) =>
  rows(page).evaluateAll((all) =>
    all.map((row) => row.innerHTML.replace(/\s+/g, ' ').replace(/> </g, '><').trim()),
  );
