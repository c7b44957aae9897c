import type { Page } from '@playwright/test';
import { SERVER } from './setup/templates.ts';
import { expect, test } from './setup/test.ts';

const rows = (page: Page) => page.getByRole('main').locator('.tool-list > li');
const shown = async (page: Page) =>
  Number(((await page.locator('[data-count] strong').textContent()) ?? '').replace(',', ''));

test('each facet of tools is a link to a list of its own, with the right count', async ({
  page,
}) => {
  await page.goto('/tools/');
  const links = page.getByRole('complementary', { name: 'Filters' }).locator('a[data-facet]');
  const facets = await links.evaluateAll((all) =>
    all.map((link) => ({
      href: link.getAttribute('href') ?? '',
      count: Number(link.parentElement?.querySelector('span')?.textContent?.replace(',', '')),
    })),
  );
  expect(facets.length).toBeGreaterThan(20);
  for (const by of ['severity', 'category', 'capability', 'letter']) {
    const facet = facets.find(({ href }) => href.startsWith(`/tools/${by}/`));
    expect(facet, by).toBeDefined();
    await page.goto(facet?.href ?? '');
    expect(await shown(page)).toBe(facet?.count);
    await expect(links.and(page.locator('[aria-current]'))).toHaveCount(1);
    await page
      .getByRole('main')
      .getByRole('link', { name: /remove this filter/ })
      .click();
    await expect(page).toHaveURL('/tools/');
  }
});

test('a long list goes on, a hundred rows a page, each with its own title and address', async ({
  page,
}) => {
  await page.goto('/tools/');
  await expect(rows(page)).toHaveCount(100);
  const title = await page.title();
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Next' }).click();
  await expect(page).toHaveURL('/tools/2/');
  expect(await page.title()).not.toBe(title);
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', /\/tools\/2\/$/);
  await expect(page.getByRole('link', { name: 'Page 2' })).toHaveAttribute('aria-current', 'page');
});

test('worst first', async ({ page }) => {
  await page.goto('/tools/');
  const order = ['Critical', 'High', 'Medium', 'Low', 'Unknown'];
  const levels = await rows(page).locator('.severity').allTextContents();
  const ranks = levels.map((one) => order.indexOf(one.trim()));
  expect(ranks).toEqual([...ranks].sort());
});

test('a server’s tools can be filtered in place; the words stand in the address', async ({
  page,
}) => {
  await page.goto(SERVER);
  const tools = page.locator('#tool-rows > tr:visible');
  const all = await tools.count();
  await page.getByRole('searchbox', { name: /^Filter/ }).fill('access key');
  await expect.poll(() => tools.count()).toBeLessThan(all);
  await expect(tools.first()).toContainText('access');
  const some = await tools.count();
  await expect(page.getByRole('status').filter({ hasText: `${some} of ${all}` })).toBeVisible();
  await expect(page).toHaveURL(/filter=access/);
  await page.reload();
  await expect(tools).toHaveCount(some);
  await page.getByRole('searchbox', { name: /^Filter/ }).fill('nothing like this');
  await expect(page.getByText(/Nothing here has “nothing like this”/)).toBeVisible();
});

test.describe('attacks', () => {
  const lines = (page: Page) => page.locator('[data-lines] li');
  const count = (page: Page) => page.locator('[data-state] strong');
  const rail = (page: Page) => page.getByRole('complementary', { name: 'Filters' });

  test('filters combine in place, in the address, and Back undoes them', async ({ page }) => {
    await page.goto('/attacks/');
    const all = Number(await count(page).textContent());
    await rail(page).locator('a[data-by=category]').first().click();
    await expect(page).toHaveURL(/\/attacks\/\?/);
    await expect.poll(async () => Number(await count(page).textContent())).toBeLessThan(all);
    const one = Number(await count(page).textContent());
    await expect(lines(page)).toHaveCount(one);
    await rail(page).locator('a[data-by=exploited]').first().click();
    await expect.poll(async () => Number(await count(page).textContent())).toBeLessThanOrEqual(one);
    const two = Number(await count(page).textContent());
    await page.reload();
    await expect(count(page)).toHaveText(String(two));
    await page.goBack();
    await expect(count(page)).toHaveText(String(one));
    await page.goBack();
    await expect(page).toHaveURL('/attacks/');
    await expect(count(page)).toHaveText(String(all));
  });

  test('active filters are listed, can be removed one by one and all at once', async ({ page }) => {
    await page.goto('/attacks/');
    const all = await count(page).textContent();
    await rail(page).locator('a[data-by=category]').first().click();
    await rail(page).locator('a[data-by=capability]').first().click();
    const state = page.locator('[data-state]');
    await expect(state.getByRole('button')).toHaveCount(3);
    await state.getByRole('button').first().click();
    await expect(state.getByRole('button')).toHaveCount(1);
    await rail(page).locator('a[data-by=category]').first().click();
    await state.getByRole('button', { name: /All filters/ }).click();
    await expect(count(page)).toHaveText(all ?? '');
  });

  test('where nothing meets the filter, it says which to drop', async ({ page }) => {
    await page.goto('/attacks/');
    await rail(page).locator('a[data-by=category]').first().click();
    await page.getByRole('searchbox', { name: /^Filter/ }).fill('zzqqxxyy');
    await expect(page.getByText('No entry meets all of this.')).toBeVisible();
    await page.getByRole('button', { name: /^Without the words “zzqqxxyy”/ }).click();
    expect(await lines(page).count()).toBeGreaterThan(0);
  });

  test('a list made by script looks as the one that was built', async ({ page }) => {
    const list = async (path: string) => {
      await page.goto(path);
      await expect(count(page)).toHaveText(/^\d{1,2}$/);
      return lines(page).evaluateAll((all) =>
        all
          .slice(0, 20)
          .map((row) => [
            row.textContent?.replace(/\s+/g, ''),
            ...[...row.querySelectorAll('*')].map(
              (one) => `${one.tagName} ${one.getAttribute('class')}`,
            ),
            row.getBoundingClientRect().height,
          ]),
      );
    };
    const built = await list('/attacks/category/financial/');
    expect(built.length).toBeGreaterThan(3);
    expect(await list('/attacks/?category=financial')).toEqual(built);
  });

  test('another name of an attack leads to it', async ({ page }) => {
    await page.goto('/attacks/echoleak/');
    await expect(page).toHaveURL('/attacks/cve-2025-32711/');
  });
});
