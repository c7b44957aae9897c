import { expect, test } from './setup/test.ts';
import {
  allTools,
  chips,
  count,
  facet,
  names,
  open,
  rows,
  serverNames,
  status,
} from './setup/tool-browser.ts';

test('sorting is announced, stands in the address and is kept', async ({ page }) => {
  await open(page, '/tools/');
  const sort = page.getByRole('combobox', { name: 'Sort' });
  await sort.selectOption('name');
  await expect(page).toHaveURL('/tools/?sort=name');
  await expect(status(page)).toContainText('sorted by name');
  const all = (await allTools(page)).map(({ name }) => name.toLowerCase()).sort();
  expect((await names(page)).map((name) => name.toLowerCase())).toEqual(all.slice(0, 100));
  await facet(page, 'High').click();
  await expect(page).toHaveURL('/tools/?severity=high&sort=name');
  await page.reload();
  await expect(sort).toHaveValue('name');
  await expect(chips(page).getByRole('link')).toHaveCount(2);
  const some = (await names(page)).map((name) => name.toLowerCase());
  expect(some).toEqual([...some].sort());
  await sort.selectOption('server');
  await expect(status(page)).toContainText('sorted by server');
  const servers = await serverNames(page);
  expect(servers).toHaveLength(100);
  const inOrder = [...servers].sort((a, b) =>
    a.localeCompare(b, 'en', { sensitivity: 'base', numeric: true }),
  );
  expect(servers).toEqual(inOrder);
  await page.goBack();
  await expect(sort).toHaveValue('name');
});

test('a long list has pages, each with its own address and title', async ({ page }) => {
  await open(page, '/tools/?category=read');
  await expect(chips(page).getByRole('link')).toHaveCount(2);
  await expect(rows(page)).toHaveCount(100);
  const first = await names(page);
  const pages = page.getByRole('navigation', { name: 'Pages' });
  await pages.getByRole('link', { name: 'Next' }).click();
  await expect(page).toHaveURL('/tools/?category=read&page=2');
  await expect(page).toHaveTitle(/, page 2 · /);
  await expect(status(page)).toContainText(/page 2 of \d/);
  await expect(count(page)).toBeInViewport();
  expect(await names(page)).not.toEqual(first);
  await page.reload();
  await expect(pages.getByRole('link', { name: 'Page 2' })).toHaveAttribute('aria-current', 'page');
  await pages.getByRole('link', { name: 'Previous' }).click();
  await expect.poll(() => names(page)).toEqual(first);
});

test('reload and Back restore the list; a static list counts as its filter', async ({ page }) => {
  await open(page, '/tools/category/write/');
  const write = (await count(page).textContent()) ?? '';
  const title = await page.title();
  await facet(page, 'High').click();
  await expect(page).toHaveURL('/tools/?severity=high&category=write');
  await expect(chips(page).getByRole('link')).toHaveCount(3);
  await expect(page).toHaveTitle(/^Tools: High, Write · /);
  const both = (await count(page).textContent()) ?? '';
  await page.goBack();
  await expect(page).toHaveTitle(title);
  await expect(count(page)).toHaveText(write);
  await page.goForward();
  await expect(count(page)).toHaveText(both);
  await page.reload();
  await expect(chips(page).getByRole('link')).toHaveCount(3);
  await expect(count(page)).toHaveText(both);
  await page.goBack();
  await expect(page).toHaveURL('/tools/category/write/');
  await expect(count(page)).toHaveText(write);
  await facet(page, 'Write').click();
  await expect(page).toHaveURL('/tools/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('All tools');
  await page.goBack();
  await expect(count(page)).toHaveText(write);
  await page.goForward();
  await expect(chips(page).getByRole('listitem')).toHaveCount(0);
});
