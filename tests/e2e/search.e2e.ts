import type { Page } from '@playwright/test';
import { SERVER, TOOL } from './setup/templates.ts';
import { expect, test } from './setup/test.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Search' });
const field = (page: Page) => dialog(page).getByRole('combobox');
const options = (page: Page) => dialog(page).getByRole('option');
const status = (page: Page) => dialog(page).getByRole('status');

async function close(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await page.waitForFunction(() => document.activeElement?.closest('dialog') === null);
}

async function find(page: Page, words: string): Promise<void> {
  await page.keyboard.press('/');
  await field(page).fill(words);
  await expect(status(page)).toHaveText(/\d+ results?|Nothing found/);
}

test('/ opens search from any page; in a field it is a slash', async ({ page }) => {
  for (const path of [TOOL, SERVER, '/', '/attacks/', '/guides/']) {
    await page.goto(path);
    await page.keyboard.press('/');
    await expect(field(page)).toBeFocused();
    await expect(field(page)).toHaveValue('');
    await page.keyboard.type('a/b');
    await expect(field(page)).toHaveValue('a/b');
  }
  await page.goto('/');
  await page.getByRole('main').getByRole('searchbox').pressSequentially('x/y');
  await expect(page.getByRole('main').getByRole('searchbox')).toHaveValue('x/y');
  await expect(dialog(page)).toBeHidden();
});

for (const keys of ['Control+k', 'Meta+k']) {
  test(`${keys} opens and closes search; the focus returns`, async ({ page }) => {
    await page.goto(TOOL);
    const link = page.getByRole('link', { name: 'Servers' }).first();
    await link.focus();
    await page.keyboard.press(keys);
    await expect(field(page)).toBeFocused();
    await page.keyboard.press(keys);
    await expect(dialog(page)).toBeHidden();
    await expect(link).toBeFocused();
    await page.keyboard.press(keys);
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toBeHidden();
    await expect(link).toBeFocused();
  });
}

test('the label shows the key of the system', async ({ page, browser }) => {
  await page.goto(TOOL);
  const key = page.locator('#open-search .search-key');
  const shown = (one: typeof key) => one.locator('span:visible').allTextContents();
  expect(await shown(key)).toEqual(['Ctrl K']);
  const context = await browser.newContext();
  await context.addInitScript(() => {
    Object.defineProperty(navigator, 'platform', { get: () => 'MacIntel' });
  });
  const other = await context.newPage();
  await other.goto(new URL(TOOL, page.url()).href);
  expect(await shown(other.locator('#open-search .search-key'))).toEqual(['⌘K']);
  await context.close();
});

test('keys that stand alone can be switched off, and stay off', async ({ page }) => {
  await page.goto(TOOL);
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: /shortcuts/i });
  await expect(help).toBeVisible();
  await help.getByRole('checkbox').uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await expect(dialog(page)).toBeHidden();
  await page.reload();
  await page.keyboard.press('/');
  await page.keyboard.press('?');
  await expect(dialog(page)).toBeHidden();
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
});

test('words find a tool however they are written', async ({ page }) => {
  await page.goto('/');
  for (const words of ['create_api_key', 'create api key', 'createApiKey', 'api key']) {
    await find(page, words);
    const first = (await options(page).allTextContents()).slice(0, 8);
    expect(
      first.some((one) => one.includes('create_api_key')),
      words,
    ).toBe(true);
    await close(page);
  }
});

test('the name of a server brings its page first, an exact name before all', async ({ page }) => {
  await page.goto('/');
  for (const [words, address] of [
    ['Tempo', '/servers/tempo/'],
    ['github', '/servers/github/'],
    ['send_payment', '/servers/tempo/send-payment/'],
  ] as const) {
    await find(page, words);
    await expect(options(page).first()).toHaveAttribute('href', address);
    await close(page);
  }
});

test('results stand in groups of at most eight, in a fixed order', async ({ page }) => {
  await page.goto('/');
  await find(page, 'key');
  const order = ['Exact name', 'Servers', 'Tools', 'Attacks', 'Guides'];
  const groups = dialog(page).getByRole('group');
  const names = [];
  for (const group of await groups.all()) {
    const id = await group.getAttribute('aria-labelledby');
    const name = (await page.locator(`#${id}`).textContent()) ?? '';
    names.push(order.findIndex((one) => name.startsWith(one)));
    expect(await group.getByRole('option').count()).toBeLessThanOrEqual(9);
  }
  expect(names.length).toBeGreaterThan(1);
  expect(names).toEqual([...names].sort());
});

test('nothing of the search is fetched before its field has the focus', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  for (const path of ['/', TOOL, '/search/']) {
    await page.goto(path);
    await page.mouse.move(600, 300);
    await page.waitForLoadState('networkidle');
    expect(asked.filter((one) => one.startsWith('/pagefind/'))).toEqual([]);
  }
  await page.getByRole('main').getByRole('combobox').focus();
  await expect.poll(() => asked.some((one) => one.startsWith('/pagefind/'))).toBe(true);
});

test('arrows move the selection, Enter opens it', async ({ page }) => {
  await page.goto('/');
  await find(page, 'create_access_key');
  for (const at of [0, 1, 2]) {
    await page.keyboard.press('ArrowDown');
    const chosen = options(page).nth(at);
    await expect(chosen).toHaveAttribute('aria-selected', 'true');
    await expect(field(page)).toHaveAttribute(
      'aria-activedescendant',
      (await chosen.getAttribute('id')) ?? '',
    );
    await expect(chosen).toBeInViewport();
  }
  await page.keyboard.press('ArrowUp');
  const chosen = options(page).nth(1);
  await expect(chosen).toHaveAttribute('aria-selected', 'true');
  const other = await options(page)
    .nth(2)
    .evaluate((one) => getComputedStyle(one).backgroundColor);
  expect(await chosen.evaluate((one) => getComputedStyle(one).backgroundColor)).not.toBe(other);
  const address = (await chosen.getAttribute('href')) ?? '';
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(address);
});

test('Ctrl+Enter opens the result in a new tab', async ({ page, context }) => {
  await page.goto('/');
  await find(page, 'Tempo');
  await page.keyboard.press('ArrowDown');
  const opened = context.waitForEvent('page');
  await page.keyboard.press('Control+Enter');
  await expect(await opened).toHaveURL('/servers/tempo/');
  await expect(page).toHaveURL('/');
});

test('the number of results is said, and near names where there is none', async ({ page }) => {
  await page.goto('/');
  await find(page, 'create_api_key');
  await expect(status(page)).toHaveText(/^[\d,]+ results?$/);
  await field(page).fill('creaet_apy_kye');
  await expect(status(page)).toHaveText(/Nothing found for “creaet_apy_kye”/);
  await field(page).fill('zzqqxxyy');
  await expect(status(page)).toHaveText('Nothing found for “zzqqxxyy”.');
  expect(
    await dialog(page).locator('[data-part=nothing] a:visible').count(),
  ).toBeGreaterThanOrEqual(2);
});

test.describe('with the network cut', () => {
  test.use({ provoked: /ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to (load|fetch)/ });

  test('search says so and offers another try, which then works', async ({ page, context }) => {
    await page.goto(TOOL);
    await context.setOffline(true);
    await page.keyboard.press('/');
    await page.keyboard.type('tempo');
    await expect(dialog(page).getByText('Search could not be loaded.')).toBeVisible();
    await expect(options(page)).toHaveCount(0);
    await context.setOffline(false);
    await dialog(page).getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('option', { name: /Tempo/ }).first()).toBeVisible();
  });
});
