import { close, dialog, field, find, options, status } from './setup/search.ts';
import { TOOL } from './setup/templates.ts';
import { expect, test } from './setup/test.ts';

test('words find a tool however they are written', async ({ page }) => {
  await page.goto('/');
  for (const words of ['create_api_key', 'create api key', 'createApiKey', 'create-api-key']) {
    await find(page, words);
    const first = (await options(page).allTextContents()).slice(0, 8);
    expect(
      first.some((option) => option.includes('create_api_key')),
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
  const order = ['Exact name', 'Servers', 'Tools', 'Attacks', 'Guides', 'Servers that nobody'];
  const groups = dialog(page).getByRole('group');
  const names = [];
  for (const group of await groups.all()) {
    const id = await group.getAttribute('aria-labelledby');
    const name = (await page.locator(`#${id}`).textContent()) ?? '';
    names.push(order.findLastIndex((label) => name.startsWith(label)));
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
    expect(asked.filter((pathname) => pathname.startsWith('/pagefind/'))).toEqual([]);
  }
  await page.getByRole('main').getByRole('combobox').focus();
  await expect.poll(() => asked.some((pathname) => pathname.startsWith('/pagefind/'))).toBe(true);
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
    .evaluate((element) => getComputedStyle(element).backgroundColor);
  expect(await chosen.evaluate((element) => getComputedStyle(element).backgroundColor)).not.toBe(
    other,
  );
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
  for (const name of ['Browse all tools', 'All servers', 'All attacks']) {
    await expect(dialog(page).getByRole('link', { name })).toBeVisible();
  }
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
