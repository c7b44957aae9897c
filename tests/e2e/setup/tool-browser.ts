import type { Locator, Page } from '@playwright/test';

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
  await page.locator('tool-browser[data-ready]').waitFor();
}

export const rail = (page: Page) => page.getByRole('complementary', { name: 'Filters' });
export const facet = (page: Page, by: string, value: string) =>
  rail(page).locator(`a[data-facet="${by}"][data-value="${value}"]`);
export const beside = (link: Locator) => link.locator('xpath=..').locator('[data-tools]');
export const rows = (page: Page) => page.locator('[data-list] .tool-list > li');
export const count = (page: Page) => page.locator('[data-count] strong');
export const chips = (page: Page) => page.getByRole('list', { name: 'Active filters' });
export const status = (page: Page) => page.locator('#announcement');
export const number = (n: number) => n.toLocaleString('en');
export const names = (page: Page) => rows(page).locator('.name').allTextContents();

export const looks = (page: Page) =>
  rows(page).evaluateAll((all) =>
    all.map((row) => row.innerHTML.replace(/\s+/g, ' ').replace(/> </g, '><').trim()),
  );
