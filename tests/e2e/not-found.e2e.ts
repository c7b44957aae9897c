import { expect, test } from './setup/test.ts';

test.use({ provoked: /status of 404/ });

test('a wrong address offers search with its words', async ({ page }) => {
  const response = await page.goto('/servers/tempo/create-acess-key/');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page not found');
  const field = page.getByRole('main').getByRole('searchbox');
  await expect(field).toHaveValue('create acess key');
  await page.getByRole('main').getByRole('button', { name: 'Search' }).click();
  await expect(page).toHaveURL('/search/?q=create+acess+key');
  await expect(page.getByRole('option', { name: /create_access_key/ }).first()).toBeVisible();
});

test('a hostile address stays an address', async ({ page }) => {
  for (const path of [
    '/%3Cscript%3Ealert(1)%3C/script%3E',
    '/%E0%A4%A',
    '/servers/%00/',
    '/%22onfocus=%22x',
  ]) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBeGreaterThanOrEqual(400);
    expect(await page.locator('main script').count()).toBe(0);
  }
});
