import { expect, fixtureUrl, test } from './setup/test.ts';
import { looks, open, status } from './setup/tool-browser.ts';

test('the rows are those of the static list, in the same order', async ({ page }) => {
  for (const path of ['category/write', 'severity/medium', 'capability/runs-code', 'letter/g']) {
    await page.goto(`/tools/${path}/`);
    const fixed = await looks(page);
    const heading = await page.getByRole('heading', { level: 1 }).textContent();
    const [by, value] = path.split('/');
    await open(page, `/tools/?${by}=${value}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading ?? '');
    expect(await looks(page), path).toEqual(fixed);
  }
  await open(page, '/tools/2/');
  const second = await looks(page);
  await open(page, '/tools/?page=2');
  await expect(page).toHaveTitle(/^All tools, page 2 · /);
  expect(await looks(page)).toEqual(second);
});

test('names and texts of any kind look as in the static list', async ({ page }) => {
  await page.goto(`${fixtureUrl()}/tools/`);
  const last = await page.getByRole('link', { name: /^Page / }).count();
  for (let number = 1; number <= Math.max(1, last); number += 1) {
    await page.goto(`${fixtureUrl()}${number === 1 ? '/tools/' : `/tools/${number}/`}`);
    const fixed = await looks(page);
    await open(page, `${fixtureUrl()}/tools/?sort=severity&page=${number}`);
    await expect(status(page)).toContainText('sorted worst first');
    expect(await looks(page)).toEqual(fixed);
  }
});
