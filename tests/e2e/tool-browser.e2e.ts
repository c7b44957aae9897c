import type { Locator, Page } from '@playwright/test';
import { expect, fixtureUrl, test } from './setup/test.ts';

interface Listed {
  readonly name: string;
  readonly assessment: {
    readonly severity: string;
    readonly category: string;
    readonly capabilities: readonly string[];
  };
}

/** Every tool, from the data files of the servers, which the list does not read. */
async function allTools(page: Page): Promise<Listed[]> {
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
async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.locator('tool-browser[data-ready]').waitFor();
}

const rail = (page: Page) => page.getByRole('complementary', { name: 'Filters' });
const facet = (page: Page, by: string, value: string) =>
  rail(page).locator(`a[data-facet="${by}"][data-value="${value}"]`);
const beside = (link: Locator) => link.locator('xpath=..').locator('[data-tools]');
const rows = (page: Page) => page.locator('[data-list] .tool-list > li');
const count = (page: Page) => page.locator('[data-count] strong');
const chips = (page: Page) => page.getByRole('list', { name: 'Active filters' });
const status = (page: Page) => page.locator('#announcement');
const number = (n: number) => n.toLocaleString('en');
const names = (page: Page) => rows(page).locator('.name').allTextContents();

const looks = (page: Page) =>
  rows(page).evaluateAll((all) =>
    all.map((row) => row.innerHTML.replace(/\s+/g, ' ').replace(/> </g, '><').trim()),
  );

test('filters combine in place; every number is that of the data', async ({ page }) => {
  const tools = await allTools(page);
  const having = (test: (one: Listed['assessment']) => boolean) =>
    number(tools.filter(({ assessment }) => test(assessment)).length);
  await open(page, '/tools/');
  await facet(page, 'severity', 'high').click();
  await expect(page).toHaveURL('/tools/?severity=high');
  await expect(count(page)).toHaveText(having((one) => one.severity === 'high'));
  await facet(page, 'category', 'write').click();
  const both = having((one) => one.severity === 'high' && one.category === 'write');
  await expect(count(page)).toHaveText(both);
  await expect(page).toHaveURL('/tools/?severity=high&category=write');
  await expect(status(page)).toContainText(`${both} tools; filters: High, Write`);
  for (const severity of ['critical', 'medium', 'low']) {
    const expected = having((one) => one.severity === severity && one.category === 'write');
    await expect(beside(facet(page, 'severity', severity))).toHaveText(expected);
  }
  await facet(page, 'severity', 'medium').click();
  const either = (one: Listed['assessment']) =>
    ['high', 'medium'].includes(one.severity) && one.category === 'write';
  await expect(count(page)).toHaveText(having(either));
  const wanted = ['reads-private-data', 'communicates-externally'];
  const withFirst = (one: Listed['assessment']) =>
    either(one) && one.capabilities.includes('communicates-externally');
  await expect(beside(facet(page, 'capability', 'communicates-externally'))).toHaveText(
    having(withFirst),
  );
  for (const capability of wanted) await facet(page, 'capability', capability).click();
  const all = having((one) => either(one) && wanted.every((w) => one.capabilities.includes(w)));
  await expect(count(page)).toHaveText(all);
  await expect(facet(page, 'category', 'write')).toHaveAttribute('aria-current', 'true');
});

test('the rows are those of the static list, in the same order', async ({ page }) => {
  for (const path of ['category/write', 'severity/medium', 'capability/runs-code', 'letter/g']) {
    await page.goto(`/tools/${path}/`);
    const fixed = await looks(page);
    const [by, value] = path.split('/');
    await page.goto(`/tools/?${by}=${value}`);
    await expect(page.locator('h1')).toHaveText('Filtered tools');
    expect(await looks(page), path).toEqual(fixed);
  }
  await open(page, '/tools/2/');
  const second = await looks(page);
  await open(page, '/tools/?page=2');
  await expect(page).toHaveTitle(/^All tools, page 2 · /);
  await expect(page.locator('[data-meaning]')).toBeHidden();
  expect(await looks(page)).toEqual(second);
});

test('names and texts of any kind look as in the static list', async ({ page }) => {
  await page.goto(`${fixtureUrl()}/tools/`);
  const last = await page.locator('[aria-label^="Page "]').count();
  for (let number = 1; number <= Math.max(1, last); number += 1) {
    await page.goto(`${fixtureUrl()}${number === 1 ? '/tools/' : `/tools/${number}/`}`);
    const fixed = await looks(page);
    await open(page, `${fixtureUrl()}/tools/?sort=severity&page=${number}`);
    await expect(status(page)).toContainText('sorted worst first');
    expect(await looks(page)).toEqual(fixed);
  }
});

test('reload and Back restore the list; a static list counts as its filter', async ({ page }) => {
  await open(page, '/tools/category/write/');
  const write = (await count(page).textContent()) ?? '';
  const title = await page.title();
  await facet(page, 'severity', 'high').click();
  await expect(page).toHaveURL('/tools/?severity=high&category=write');
  await expect(chips(page).getByRole('button')).toHaveCount(3);
  await expect(page).toHaveTitle(/^Tools: High, Write · /);
  const both = (await count(page).textContent()) ?? '';
  await page.goBack();
  await expect(page).toHaveTitle(title);
  await expect(count(page)).toHaveText(write);
  await page.goForward();
  await expect(count(page)).toHaveText(both);
  await page.reload();
  await expect(chips(page).getByRole('button')).toHaveCount(3);
  await expect(count(page)).toHaveText(both);
  await page.goBack();
  await expect(page).toHaveURL('/tools/category/write/');
  await expect(count(page)).toHaveText(write);
  await facet(page, 'category', 'write').click();
  await expect(page).toHaveURL('/tools/');
  await expect(page.locator('h1')).toHaveText('All tools');
  await page.goBack();
  await expect(count(page)).toHaveText(write);
  await page.goForward();
  await expect(chips(page).getByRole('listitem')).toHaveCount(0);
});

test('active filters can be removed one by one and all at once', async ({ page }) => {
  await open(page, '/tools/?severity=high&category=write&capability=admin');
  await expect(chips(page).getByRole('button')).toHaveCount(4);
  await chips(page).getByRole('button', { name: 'Write : remove this filter' }).click();
  await expect(page).toHaveURL('/tools/?severity=high&capability=admin');
  await expect(page.locator('[data-count]')).toBeFocused();
  await chips(page).getByRole('button', { name: 'Clear all' }).click();
  await expect(page).toHaveURL('/tools/');
  await expect(chips(page).getByRole('listitem')).toHaveCount(0);
  await expect(rows(page)).toHaveCount(100);
});

test('sorting is announced, stands in the address and is kept', async ({ page }) => {
  await open(page, '/tools/');
  const sort = page.getByRole('combobox', { name: 'Sort' });
  await sort.selectOption('name');
  await expect(page).toHaveURL('/tools/?sort=name');
  await expect(status(page)).toContainText('sorted by name');
  const all = (await allTools(page)).map(({ name }) => name.toLowerCase()).sort();
  expect((await names(page)).map((name) => name.toLowerCase())).toEqual(all.slice(0, 100));
  await facet(page, 'severity', 'high').click();
  await expect(page).toHaveURL('/tools/?severity=high&sort=name');
  await page.reload();
  await expect(sort).toHaveValue('name');
  await expect(chips(page).getByRole('button')).toHaveCount(2);
  const some = (await names(page)).map((name) => name.toLowerCase());
  expect(some).toEqual([...some].sort());
  await sort.selectOption('server');
  await expect(status(page)).toContainText('sorted by server');
  const servers = await rows(page).locator('.about a').allTextContents();
  const inOrder = [...servers].sort((a, b) =>
    a.localeCompare(b, 'en', { sensitivity: 'base', numeric: true }),
  );
  expect(servers).toEqual(inOrder);
  await page.goBack();
  await expect(sort).toHaveValue('name');
});

test('a long list has pages, each with its own address and title', async ({ page }) => {
  await open(page, '/tools/?category=read');
  await expect(chips(page).getByRole('button')).toHaveCount(2);
  await expect(rows(page)).toHaveCount(100);
  const first = await names(page);
  const pages = page.getByRole('navigation', { name: 'Pages' });
  await pages.getByRole('link', { name: 'Next' }).click();
  await expect(page).toHaveURL('/tools/?category=read&page=2');
  await expect(page).toHaveTitle(/, page 2 · /);
  await expect(status(page)).toContainText(/page 2 of \d/);
  await expect(page.locator('[data-count]')).toBeInViewport();
  expect(await names(page)).not.toEqual(first);
  await page.reload();
  await expect(pages.getByRole('link', { name: 'Page 2' })).toHaveAttribute('aria-current', 'page');
  await pages.getByRole('link', { name: 'Previous' }).click();
  await expect.poll(() => names(page)).toEqual(first);
});

test('where nothing is found, it says which filter to drop', async ({ page }) => {
  const tools = await allTools(page);
  const financial = tools.filter(({ assessment }) => assessment.category === 'financial').length;
  const low = tools.filter(({ assessment }) => assessment.severity === 'unknown').length;
  const [label, left] = financial > low ? ['Unknown', financial] : ['Financial', low];
  await open(page, '/tools/?severity=unknown&category=financial');
  await expect(page.getByText('No tool meets all of these filters.')).toBeVisible();
  await expect(count(page)).toHaveText('0');
  await page.getByRole('button', { name: `Drop “${label}”: ${number(left)} tools` }).click();
  await expect(count(page)).toHaveText(number(left));
  await open(page, '/tools/?category=nonsense&capability=nothing');
  await expect(page.getByText('Dropping a single one is not enough.')).toBeVisible();
  await chips(page).getByRole('button', { name: 'Clear all' }).click();
  await expect(rows(page)).toHaveCount(100);
});

test('nothing is fetched before the first filter, and each file once', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/tools/listing/')) asked.push(pathname);
  });
  await open(page, '/tools/');
  await page.waitForLoadState('networkidle');
  expect(asked).toEqual([]);
  await facet(page, 'severity', 'critical').click();
  await facet(page, 'category', 'financial').click();
  await expect(chips(page).getByRole('button')).toHaveCount(3);
  expect([...asked].sort()).toEqual(['/tools/listing/facts.json', '/tools/listing/lines/1.json']);
});

test('a click that opens another tab still opens the link', async ({ page }) => {
  await open(page, '/tools/');
  const isLeft = await facet(page, 'severity', 'high').evaluate((link) => {
    let prevented = true;
    const look = (event: Event) => {
      prevented = event.defaultPrevented;
      event.preventDefault();
    };
    addEventListener('click', look, { once: true });
    link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true }));
    return !prevented;
  });
  expect(isLeft).toBe(true);
  await expect(facet(page, 'severity', 'high')).toHaveAttribute('href', '/tools/severity/high/');
  await expect(page).toHaveURL('/tools/');
  await expect(chips(page).getByRole('listitem')).toHaveCount(0);
});

test.describe('with the network cut', () => {
  test.use({ provoked: /Failed to load resource/ });

  test('it says so, keeps the list, and tries again', async ({ page }) => {
    await open(page, '/tools/');
    await page.waitForLoadState('networkidle');
    const before = await names(page);
    await page.route('**/tools/listing/**', (route) => route.abort());
    await facet(page, 'severity', 'high').click();
    const problem = page.locator('[data-problem]');
    await expect(problem).toContainText('The filters High could not be applied.');
    await expect(problem).toBeVisible();
    await expect(status(page)).toContainText('could not be applied');
    expect(await names(page)).toEqual(before);
    await page.unroute('**/tools/listing/**');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(chips(page).getByRole('button')).toHaveCount(2);
    await expect(problem).toBeHidden();
  });
});
