import { expect, test } from './setup/test.ts';

const NOTION = '/servers/by/product/notion/';

test('servers of one product lead to a page that compares them', async ({ page }) => {
  await page.goto('/servers/notion/');
  await page.getByRole('link', { name: 'Compare them' }).click();
  await expect(page).toHaveURL(NOTION);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Notion: 2 servers compared');
  await page.goto('/servers/');
  await page.getByRole('complementary').getByRole('link', { name: 'Notion' }).click();
  await expect(page).toHaveURL(NOTION);
});

test('each server of the comparison has the tools and rules of its own page', async ({ page }) => {
  for (const server of ['notion', 'notion-hosted']) {
    await page.goto(`/servers/${server}/`);
    const rules = await page.locator('#tool-rows td:last-child').allTextContents();
    const asks = rules.filter((rule) => rule.startsWith('Ask')).length;
    await page.goto(NOTION);
    const row = page.getByRole('row').filter({
      has: page.locator(`a[href="/servers/${server}/"]`),
    });
    await expect(row.getByRole('cell').nth(0)).toHaveText(`${rules.length} tools`);
    await expect(row.getByRole('cell').nth(1)).toHaveText(`${asks}`);
    const links = page.locator(`#variant-rows a[href^="/servers/${server}/"]`);
    await expect(links).toHaveCount(rules.length);
  }
});

test('a product with many servers names them in each row, also on a narrow screen', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto('/servers/by/product/cloudflare/');
  const shared = page.locator('#variant-rows tr').filter({ hasText: 'workers_list' }).first();
  await expect(shared.locator('li').first()).toContainText(/^[A-Z][\w ]+: (Low|Medium)/);
  expect(await shared.locator('li').count()).toBeGreaterThan(2);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
  await page.getByLabel(/^Filter/).fill('radar');
  await expect(shared).toBeHidden();
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the comparison reads completely', async ({ page }) => {
    await page.goto('/servers/by/product/aws-documentation/');
    const row = page.getByRole('row', { name: /read_documentation/ });
    await expect(row.getByRole('listitem')).toHaveCount(2);
    await expect(row).toContainText('aws___read_documentation');
    await expect(page.getByText('Is a server missing?')).toHaveCount(0);
  });
});
