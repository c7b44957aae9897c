import { readFile } from 'node:fs/promises';
import { readPolicy } from '#domain/policy/read-policy.ts';
import { TARGETS } from '#domain/policy/targets/index.ts';
import { INLINE_FORMATS } from '#ui/policy-file/inline-formats.ts';
import { otherFormats, section } from './setup/page.ts';
import { ATTACK, GUARDED_TOOL, SERVER, TOOL } from './setup/templates.ts';
import { expect, fixtureUrl, test } from './setup/test.ts';

test.use({ javaScriptEnabled: false });

test('a page reads completely, with its formats one under another and links to the others', async ({
  page,
}) => {
  const files = '/servers/tempo/policy/careful/';
  for (const [path, formats] of [
    [TOOL, INLINE_FORMATS],
    [SERVER, INLINE_FORMATS],
    [files, TARGETS],
  ] as const) {
    await page.goto(path);
    const policy = section(page, /^(Recommended rule|Complete policy)/);
    const titles = policy.getByRole('heading', { level: 3 });
    await expect(titles).toHaveText(formats.map(({ label }) => label));
    const without = await policy.getByText(/^No file for/).count();
    await expect(policy.locator('pre').filter({ visible: true })).toHaveCount(
      formats.length - without,
    );
    expect(without).toBeLessThan(3);
    await expect(page.getByRole('tab').filter({ visible: true })).toHaveCount(0);
    await expect(otherFormats(page)).toBeHidden();
    await policy.getByRole('link', { name: 'Codex CLI', exact: true }).click();
    await expect(page).toHaveURL(`${files}#policy-codex`);
    await expect(page.getByRole('heading', { name: 'Codex CLI' })).toBeInViewport();
    for (const name of [/^Copy/, /^Download/, /^Theme/, /^Menu$/]) {
      await expect(page.getByRole('button', { name }).filter({ visible: true })).toHaveCount(0);
    }
  }
  await page.goto(TOOL);
  await page.locator('#question-block summary').click();
  await expect(page.locator('#question-block pre')).toContainText('create_access_key');
  await page.locator('#question-limit summary').click();
  await expect(page.locator('#question-limit p').first()).toBeVisible();
});

test('the guard is offered where it changes something, with its policy for the server', async ({
  page,
}) => {
  for (const path of [GUARDED_TOOL, '/servers/slack/']) {
    await page.goto(path);
    const offer = page.locator('p').filter({ hasText: 'With the guard.' });
    await expect(offer).toContainText('content that outsiders can write');
    await expect(offer.getByRole('link', { name: 'the guard' })).toHaveAttribute(
      'href',
      '/guides/guard/',
    );
    const saved = page.waitForEvent('download');
    await offer.getByRole('link', { name: 'Download toolward-policy.json' }).click();
    const download = await saved;
    expect(download.suggestedFilename()).toBe('toolward-policy.json');
    const policy = readPolicy(await readFile(await download.path(), 'utf8'));
    expect(policy.servers.map(({ server }) => server)).toEqual(['slack']);
  }
  await page.goto('/guides/guard/');
  const saved = page.waitForEvent('download');
  await page.getByRole('link', { name: 'toolward-guard.mjs' }).first().click();
  expect((await saved).suggestedFilename()).toBe('toolward-guard.mjs');
});

test('attacks, lists and guides read completely', async ({ page }) => {
  for (const path of [
    '/',
    ATTACK,
    '/attacks/',
    '/tools/',
    '/servers/',
    '/guides/',
    '/guides/verdicts/',
    '/guides/guard/',
  ]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const text = (await page.getByRole('main').textContent()) ?? '';
    expect(text.replace(/\s+/g, ' ').length, path).toBeGreaterThan(600);
  }
});

test('lists are walked by links alone', async ({ page }) => {
  await page.goto('/');
  const menu = page.getByRole('navigation', { name: 'Main' });
  await menu.getByRole('link', { name: 'Tools' }).click();
  await page
    .getByRole('complementary', { name: 'Filters' })
    .getByRole('link', { name: 'Financial' })
    .click();
  await expect(page).toHaveURL('/tools/category/financial/');
  const row = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.locator('.severity') })
    .first();
  const name = (await row.getByRole('link').first().textContent()) ?? '';
  await row.getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await page.goto('/attacks/');
  await page.getByRole('complementary', { name: 'Filters' }).getByRole('link').first().click();
  await expect(page).toHaveURL(/^https?:\/\/[^/]+\/attacks\/\w+\/[\w-]+\/$/);
  await expect(page.getByRole('main').getByText(/^\d+ entr(y|ies)$/)).toBeVisible();
});

test('presets of a server are links', async ({ page }) => {
  await page.goto(SERVER);
  await page
    .getByRole('navigation', { name: 'Preset' })
    .getByRole('link', { name: 'Read only' })
    .click();
  await expect(page).toHaveURL('/servers/tempo/policy/read-only/#policy');
  await expect(page.getByRole('main').locator('pre').first()).toContainText('create_access_key');
});

test('search says what it needs and names other ways', async ({ page }) => {
  await page.goto('/search/?q=tempo');
  const said = page.locator('main noscript');
  // biome-ignore lint/performance/useDomNodeTextContent: a noscript has text only where it is drawn
  expect(await said.innerText()).toContain('Search needs JavaScript.');
  await expect(said).toBeVisible();
  expect(await said.locator('a').count()).toBeGreaterThan(3);
  await expect(page.getByRole('main').getByRole('combobox').filter({ visible: true })).toHaveCount(
    0,
  );
});

test('on a small screen the navigation is there without the menu', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(TOOL);
  for (const name of ['Tools', 'Servers', 'Attacks', 'Guides']) {
    await expect(
      page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }),
    ).toBeVisible();
  }
});

test('hostile texts stay texts', async ({ page }) => {
  await page.goto(`${fixtureUrl()}/servers/hostile-texts/close-quote/`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expect(page.getByRole('contentinfo')).toBeVisible();
});

test('a dark system gets a page that can be read', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(TOOL);
  const [ink, paper] = await page.evaluate(() => {
    const { color, backgroundColor } = getComputedStyle(document.documentElement);
    return [color, backgroundColor];
  });
  expect(ink).not.toBe(paper);
});
