import type { Page } from '@playwright/test';
import { expect, test } from './setup/test.ts';

interface Listed {
  readonly slug: string;
  readonly label: string;
  readonly tools: number;
  readonly use: { repositories?: { count: number }; downloads?: { count: number } } | null;
}

const all = async (page: Page): Promise<Listed[]> =>
  (await (await page.request.get('/data/servers.json')).json()) as Listed[];

/** The addresses that a page lists, in their order. */
const listed = (page: Page): Promise<string[]> =>
  page
    .locator('#server-rows > li > div > a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));

const order = (page: Page) => page.getByRole('navigation', { name: 'Order' });
const pages = (page: Page) => page.getByRole('navigation', { name: 'Pages' });

/** The addresses on all pages of a list, from the one that is open. */
async function listedOnAll(page: Page): Promise<string[]> {
  const found = await listed(page);
  const next = pages(page).getByRole('link', { name: 'Next' });
  while ((await next.count()) > 0) {
    await next.click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('page');
    found.push(...(await listed(page)));
  }
  return found;
}

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('all servers are listed on several pages, the most widely used first', async ({ page }) => {
    const servers = await all(page);
    await page.goto('/servers/');
    expect(await listedOnAll(page)).toEqual(servers.map(({ slug }) => `/servers/${slug}/`));
    const repositories = servers.map(({ use }) => use?.repositories?.count ?? 0);
    expect(repositories).toEqual(repositories.toSorted((a, b) => b - a));
    const others = servers.filter(({ use }) => !use?.repositories);
    const downloads = others.map(({ use }) => use?.downloads?.count ?? 0);
    expect(downloads).toEqual(downloads.toSorted((a, b) => b - a));
  });

  test('they are also listed by name, and by number of tools', async ({ page }) => {
    const servers = await all(page);
    await page.goto('/servers/');
    await order(page).getByRole('link', { name: 'Name' }).click();
    await expect(page).toHaveURL('/servers/by/order/name/');
    const byName = servers.toSorted((a, b) =>
      a.label.toLowerCase() < b.label.toLowerCase() ? -1 : 1,
    );
    expect(await listedOnAll(page)).toEqual(byName.map(({ slug }) => `/servers/${slug}/`));
    await order(page).getByRole('link', { name: 'Number of tools' }).click();
    const byTools = await listedOnAll(page);
    const tools = new Map(servers.map(({ slug, tools: count }) => [`/servers/${slug}/`, count]));
    const counts = byTools.map((address) => tools.get(address) ?? 0);
    expect(counts).toHaveLength(servers.length);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  });

  test('the page of a server says how widely it is used, with the day and how it was counted', async ({
    page,
  }) => {
    const [first] = await all(page);
    await page.goto(`/servers/${first?.slug}/`);
    await expect(page.getByRole('main')).toContainText(
      new RegExp(
        `Configured in ${first?.use?.repositories?.count} of \\d+ public repositories, read on 20`,
      ),
    );
    await page.getByRole('link', { name: 'How this is counted' }).click();
    await expect(page).toHaveURL('/servers/#use');
    await expect(page.getByRole('heading', { name: /^How use is counted/ })).toBeVisible();
  });
});

test('the filter of a page leads on to all servers', async ({ page }) => {
  const servers = await all(page);
  await page.goto('/servers/');
  const rows = page.locator('#server-rows > li');
  const shown = await rows.count();
  expect(shown).toBeLessThan(servers.length);
  const field = page.getByRole('searchbox', { name: `Filter these ${shown} servers` });
  const last = servers.at(-1);
  await field.fill(last?.label ?? '');
  await expect(page.getByText(/^Nothing here has/)).toBeVisible();
  await field.press('Enter');
  await expect(page).toHaveURL(/\/search\/\?q=.*&kind=server$/);
  await expect(page.getByRole('main').locator(`a[href="/servers/${last?.slug}/"]`)).toBeVisible();
});

test('home begins with the most widely used servers', async ({ page }) => {
  const servers = await all(page);
  await page.goto('/');
  const found = await listed(page);
  expect(found.length).toBeGreaterThan(3);
  expect(found).toEqual(servers.slice(0, found.length).map(({ slug }) => `/servers/${slug}/`));
});
