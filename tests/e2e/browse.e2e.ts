import type { Page } from '@playwright/test';
import { bodyRows, ready, SEVERITY } from './setup/page.ts';
import { SERVER } from './setup/templates.ts';
import { expect, test } from './setup/test.ts';

const filters = (page: Page) => page.getByRole('complementary', { name: 'Filters' });
/** The rows of a list: the entries of menus have no mark of a severity. */
const rows = (page: Page) =>
  page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.locator('.severity') });
const number = (words: string | null) => Number(/[\d,]+/.exec(words ?? '')?.[0].replace(',', ''));
const shown = async (page: Page) =>
  number(
    await page
      .getByText(/^[\d,]+ tools?$/)
      .first()
      .textContent(),
  );

test('each facet of tools is a link to a list of its own, with the right count', async ({
  page,
}) => {
  await page.goto('/tools/');
  const lines = await filters(page)
    .getByRole('listitem')
    .evaluateAll((all) =>
      all.map((line) => {
        const words = [...line.childNodes].map(({ textContent }) => textContent).join(' ');
        return [line.querySelector('a')?.getAttribute('href'), words];
      }),
    );
  const facets = lines.map(([href, words]) => ({
    href: href ?? '',
    count: number(/[\d,]+\s*$/.exec(words ?? '')?.[0] ?? ''),
  }));
  expect(facets.length).toBeGreaterThan(20);
  for (const by of ['severity', 'category', 'capability', 'letter']) {
    const facet = facets.find(({ href }) => href.startsWith(`/tools/${by}/`));
    expect(facet, by).toBeDefined();
    await page.goto(facet?.href ?? '');
    expect(await shown(page)).toBe(facet?.count);
    await expect(
      filters(page).getByRole('link').and(page.locator('[aria-current=true]')),
    ).toHaveCount(1);
    await page
      .getByRole('main')
      .getByRole('link', { name: /remove this filter/ })
      .click();
    await expect(page).toHaveURL('/tools/');
  }
});

test('the classes of things that tools act on are folded, and each opens its list', async ({
  page,
}) => {
  await page.goto('/tools/');
  const database = filters(page).getByRole('link', { name: 'Database', exact: true });
  await expect(database).toBeHidden();
  await filters(page)
    .getByText(/^\d+ classes$/)
    .press('Enter');
  await database.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tools that act on: Database');
  await expect(database).toHaveAttribute('aria-current', 'true');
  const first = rows(page).first().getByRole('link').first();
  await first.click();
  await page.getByRole('link', { name: 'a database', exact: false }).first().click();
  await expect(page).toHaveURL('/guides/verdicts/#object-database');
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
  const levels = await rows(page).getByText(SEVERITY).allTextContents();
  const ranks = levels.map((level) => order.indexOf(level.trim()));
  expect(ranks).toEqual([...ranks].sort());
});

test('a server’s tools can be filtered in place; the words stand in the address', async ({
  page,
}) => {
  await page.goto(SERVER);
  const tools = bodyRows(page.getByRole('table', { name: /^Rule: what the preset/ }));
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
  const lines = (page: Page) =>
    page
      .getByRole('main')
      .getByRole('listitem')
      .filter({ hasText: /ATK-\w/ });
  const count = (page: Page) => page.getByRole('main').getByText(/^\d+ entr(y|ies)$/);
  const entries = async (page: Page) => number(await count(page).textContent());
  const open = async (page: Page, address: string) => {
    await page.goto(address);
    await ready(page);
  };

  test('filters combine in place, in the address, and Back undoes them', async ({ page }) => {
    await open(page, '/attacks/');
    const all = await entries(page);
    await filters(page).getByRole('link', { name: 'Financial' }).click();
    await expect(page).toHaveURL('/attacks/?category=financial');
    await expect.poll(() => entries(page)).toBeLessThan(all);
    const financial = await entries(page);
    await expect(lines(page)).toHaveCount(financial);
    await filters(page).getByRole('link', { name: 'Patterns' }).click();
    await expect.poll(() => entries(page)).toBeLessThan(financial);
    const both = await entries(page);
    await expect(lines(page)).toHaveCount(both);
    await page.reload();
    await expect.poll(() => entries(page)).toBe(both);
    await page.goBack();
    await expect.poll(() => entries(page)).toBe(financial);
    await page.goBack();
    await expect(page).toHaveURL('/attacks/');
    await expect.poll(() => entries(page)).toBe(all);
  });

  test('active filters are listed, can be removed one by one and all at once', async ({ page }) => {
    await open(page, '/attacks/');
    const all = await entries(page);
    const financial = filters(page).getByRole('link', { name: 'Financial' });
    await financial.click();
    await filters(page).getByRole('link', { name: 'Admin', exact: true }).click();
    const removes = page.getByRole('list', { name: 'Active filters' }).getByRole('link');
    await expect(removes).toHaveText([/^Financial/, /^Admin/, 'Clear all']);
    await removes.first().click();
    await expect(removes).toHaveText([/^Admin/, 'Clear all']);
    await financial.click();
    await removes.filter({ hasText: 'Clear all' }).click();
    await expect.poll(() => entries(page)).toBe(all);
    await expect(removes).toHaveCount(0);
  });

  test('where nothing meets the filter, it says which to drop', async ({ page }) => {
    await open(page, '/attacks/');
    await filters(page).getByRole('link', { name: 'Financial' }).click();
    await page.getByRole('searchbox', { name: /^Filter/ }).fill('zzqqxxyy');
    await expect(page.getByText('No entry meets all of this.')).toBeVisible();
    await page.getByRole('link', { name: /^Without the words “zzqqxxyy”/ }).click();
    await expect(count(page)).toHaveText(/^[1-9]/);
    await expect(lines(page)).toHaveCount(await entries(page));
  });

  test('a list made by script looks as the one that was built', async ({ page }) => {
    const list = async (path: string) => {
      await page.goto(path);
      await expect(count(page)).toHaveText(/^\d{1,2} /);
      return lines(page).evaluateAll((all) =>
        all
          .slice(0, 20)
          .map((row) => [
            row.textContent?.replace(/\s+/g, ''),
            ...[...row.querySelectorAll('*')].map(
              (element) => `${element.tagName} ${element.getAttribute('class')}`,
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
