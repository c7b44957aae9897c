import type { Locator, Page } from '@playwright/test';
import { SERVER, TOOL } from './setup/templates.ts';
import { expect, test } from './setup/test.ts';

/** Wherever there are tabs there is a list of them with its panels beside it. */
const tabLists = (page: Page) => page.locator('[role=tablist]');
const panelsOf = (list: Locator) => list.locator('xpath=following-sibling::section');
const OTHER_TOOL = '/servers/github/create-issue/';
const tabs = (page: Page) => page.getByRole('tablist').first().getByRole('tab');
const selected = (page: Page) =>
  page.getByRole('tablist').first().getByRole('tab', { selected: true });
const stored = (page: Page) => page.evaluate(() => localStorage.getItem('format'));

test('arrows, Home and End move between formats; Tab goes on into the panel', async ({ page }) => {
  await page.goto(TOOL);
  const names = await tabs(page).allInnerTexts();
  await tabs(page).first().focus();
  const steps = [
    ['ArrowRight', names[1]],
    ['ArrowRight', names[2]],
    ['ArrowLeft', names[1]],
    ['End', names.at(-1)],
    ['ArrowRight', names[0]],
    ['ArrowLeft', names.at(-1)],
    ['Home', names[0]],
  ] as const;
  for (const [key, name] of steps) {
    await page.keyboard.press(key);
    await expect(selected(page)).toHaveText(name ?? '');
    await expect(selected(page)).toBeFocused();
    await expect(page.getByRole('tabpanel', { name: name ?? '' })).toBeVisible();
  }
  await page.keyboard.press('Tab');
  const inPanel = await page.evaluate(
    () => document.activeElement?.closest('[role=tabpanel]') !== null,
  );
  expect(inPanel, 'one tab stop for the list, then the panel').toBe(true);
});

test('every tab names a panel, every panel its tab, and one of them shows', async ({ page }) => {
  for (const path of [TOOL, SERVER]) {
    await page.goto(path);
    for (const list of await page.getByRole('tablist').all()) {
      const ids = await list
        .getByRole('tab')
        .evaluateAll((all) => all.map((tab) => tab.getAttribute('aria-controls') ?? ''));
      expect(ids.length).toBeGreaterThan(10);
      for (const id of ids)
        await expect(page.locator(`#${id}`)).toHaveAttribute('role', 'tabpanel');
      await expect(page.locator(ids.map((id) => `#${id}:visible`).join())).toHaveCount(1);
      await expect(list.getByRole('tab', { selected: true })).toHaveCount(1);
      await expect(list.locator('[tabindex="0"]')).toHaveCount(1);
    }
  }
});

test('a chosen format is shown on other pages and after a reload', async ({ page }) => {
  await page.goto(TOOL);
  const third = tabs(page).nth(2);
  const name = (await third.textContent())?.trim() ?? '';
  await third.click();
  for (const list of await tabLists(page).all()) {
    await expect(list.locator('[aria-selected=true]')).toHaveText(name);
  }
  await page.reload();
  await expect(selected(page)).toHaveText(name);
  await page.goto(SERVER);
  await expect(selected(page)).toHaveText(name);
  await page.goto(OTHER_TOOL);
  await expect(page.getByRole('tabpanel', { name })).toBeVisible();
});

test('the stored format is there before any file of script has come', async ({ page }) => {
  await page.goto(TOOL);
  const name = (await tabs(page).nth(1).textContent())?.trim() ?? '';
  await tabs(page).nth(1).click();
  await page.route('**/assets/*.js', () => {
    // Never answered: what shows now, the script in the head has done.
  });
  await page.goto(OTHER_TOOL, { waitUntil: 'commit' });
  await expect(selected(page)).toHaveText(name);
  const panel = panelsOf(tabLists(page).first()).filter({ visible: true });
  await expect(panel).toHaveCount(1);
  await expect(panel).toHaveAttribute(
    'id',
    (await selected(page).getAttribute('aria-controls')) ?? '',
  );
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test('#policy-<target> opens that format, goes to it, and leaves the stored choice', async ({
  page,
}) => {
  await page.goto(TOOL);
  await tabs(page).nth(1).click();
  const before = await stored(page);
  const [chosen = '', asked = ''] = (await tabs(page).allInnerTexts()).slice(1);
  const anchor = (await tabs(page).nth(2).getAttribute('aria-controls')) ?? '';
  expect(anchor).toMatch(/^policy-/);
  await page.goto(`${OTHER_TOOL}#${anchor}`);
  await expect(selected(page)).toHaveText(asked);
  await expect(page.locator(`#${anchor}`)).toBeInViewport();
  expect(await stored(page)).toBe(before);
  await page.goto(OTHER_TOOL);
  await expect(selected(page)).toHaveText(chosen);
  await page.evaluate((hash) => {
    location.hash = hash;
  }, anchor);
  await expect(selected(page)).toHaveText(asked);
  expect(await stored(page)).toBe(before);
});

test('a format that no longer exists is no trouble', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('format', 'gone"]<b>'));
  for (const path of [TOOL, `${TOOL}#policy-gone`]) {
    await page.goto(path);
    await expect(selected(page)).toHaveCount(1);
    await expect(page.getByRole('tabpanel').first()).toBeVisible();
  }
});

test('code scrolls in its own box, which the keyboard reaches', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto(TOOL);
  const box = page.getByRole('tabpanel').first().locator('pre');
  await expect(box).toHaveAttribute('tabindex', '0');
  const name = await box.getAttribute('aria-label');
  expect(name).toMatch(/\S/);
  await box.focus();
  await expect(box).toBeFocused();
  const { style, wide } = await box.evaluate((pre) => ({
    style: getComputedStyle(pre).overflowX,
    wide: pre.scrollWidth > pre.clientWidth,
  }));
  expect(style).toBe('auto');
  if (wide) {
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => box.evaluate((pre) => pre.scrollLeft)).toBeGreaterThan(0);
  }
});

test('each format says what it cannot express', async ({ page }) => {
  await page.goto('/servers/tempo/');
  const policylayer = page.getByRole('tab', { name: 'PolicyLayer gateway' }).first();
  await policylayer.click();
  await expect(page.getByRole('tabpanel').first()).toContainText(/cannot ask/i);
});
