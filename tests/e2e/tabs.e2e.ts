import type { Page } from '@playwright/test';
import { TARGETS } from '#domain/policy/targets/index.ts';
import { INLINE_FORMATS } from '#ui/policy-file/inline-formats.ts';
import { otherFormats, showFormat } from './setup/page.ts';
import { SERVER, TOOL } from './setup/templates.ts';
import { expect, test } from './setup/test.ts';

/** Wherever there are tabs there is a list of them with its panels beside it. */
const tabLists = (page: Page) => page.locator('[role=tablist]');
const ALL_FORMATS = '/servers/tempo/policy/careful/';
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
  await page.keyboard.press('Tab');
  const inPanel = await page.evaluate(
    () => document.activeElement?.closest('[role=tabpanel]') !== null,
  );
  expect(inPanel, 'one tab stop for the list, one for the other formats, then the panel').toBe(
    true,
  );
});

test('every tab names a panel, every panel its tab, and one of them shows', async ({ page }) => {
  for (const path of [TOOL, SERVER, ALL_FORMATS]) {
    await page.goto(path);
    const list = page.getByRole('tablist');
    const ids = await list
      .getByRole('tab')
      .evaluateAll((all) => all.map((tab) => tab.getAttribute('aria-controls') ?? ''));
    expect(ids).toHaveLength(INLINE_FORMATS.length);
    for (const id of ids) await expect(page.locator(`#${id}`)).toHaveAttribute('role', 'tabpanel');
    await expect(page.getByRole('tabpanel')).toHaveCount(1);
    await expect(list.getByRole('tab', { selected: true })).toHaveCount(1);
    await expect(list.locator('[tabindex="0"]')).toHaveCount(1);
  }
});

const OTHERS = TARGETS.filter((target) => !INLINE_FORMATS.includes(target));
const OTHER = OTHERS.at(-1)?.label ?? '';
const OTHER_ID = OTHERS.at(-1)?.id ?? '';

test('the other formats are in a list that the keyboard reaches after the tabs', async ({
  page,
}) => {
  await page.goto(TOOL);
  await expect(otherFormats(page).getByRole('option')).toHaveText([
    `${OTHERS.length} more`,
    ...OTHERS.map(({ label }) => label),
  ]);
  await tabs(page).first().focus();
  await page.keyboard.press('Tab');
  await expect(otherFormats(page)).toBeFocused();
  await page.keyboard.type(OTHER.slice(0, 3));
  await page.keyboard.press('Enter');
  const panel = await showFormat(page, OTHER);
  await expect(page.getByRole('tabpanel')).toHaveCount(1);
  await expect(panel.locator('pre')).toBeVisible();
  await expect(page.getByRole('tab', { selected: true })).toHaveCount(0);
  await expect(page.getByRole('tablist').locator('[tabindex="0"]')).toHaveCount(1);
  await tabs(page).nth(1).click();
  await expect(otherFormats(page)).toHaveValue('');
  await expect(panel).toBeHidden();
});

test('a drawn file is the one of the page that has all formats, with colours', async ({ page }) => {
  await page.goto(ALL_FORMATS);
  const built = new Map<string, string>();
  for (const { id } of OTHERS) {
    const code = page.locator(`#policy-${id}-file`);
    built.set(id, (await code.count()) > 0 ? ((await code.textContent()) ?? '') : '');
  }
  expect([...built.values()].filter((text) => text !== '').length).toBeGreaterThan(15);
  await page.goto(SERVER);
  for (const { id, label } of OTHERS) {
    const panel = await showFormat(page, label);
    const code = panel.locator('code').filter({ visible: true });
    const text = built.get(id) ?? '';
    if (text === '') await expect(panel).toContainText('No file for');
    else expect(await panel.locator('pre').textContent(), label).toBe(text);
    if (['codex', 'gemini', 'kiro'].includes(id)) {
      expect(await code.first().locator('span').count(), label).toBeGreaterThan(3);
    }
  }
});

test('the answer about blocking shows one file, in the chosen format', async ({ page }) => {
  await page.goto(TOOL);
  const answer = page.locator('#question-block');
  await answer.locator('summary').click();
  await expect(answer).toContainText('For Claude Code');
  await expect(answer.locator('pre')).toContainText('create_access_key');
  // Its allowlist cannot refuse, so that there is a reason in the place of a file.
  await showFormat(page, 'Cursor (editor)');
  await expect(answer).toContainText('For Cursor (editor)');
  await expect(answer).not.toContainText('For Claude Code');
  await showFormat(page, 'Codex CLI');
  await expect(answer).toContainText('For Codex CLI');
  await expect(answer.locator('pre')).toContainText('create_access_key');
  await page.reload();
  await answer.locator('summary').click();
  await expect(answer).toContainText('For Codex CLI');
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
  await showFormat(page, OTHER);
  await page.reload();
  for (const path of [SERVER, TOOL, ALL_FORMATS]) {
    await expect(page.getByRole('tabpanel', { name: OTHER }).locator('pre')).toBeVisible();
    await expect(otherFormats(page)).toHaveValue(OTHER_ID);
    await page.goto(path);
  }
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
  const panel = page.locator('.panel').filter({ visible: true });
  await expect(panel).toHaveCount(1);
  await expect(panel).toHaveAttribute(
    'id',
    (await selected(page).getAttribute('aria-controls')) ?? '',
  );
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test('the place of a stored format that is drawn is there before any file of script has come', async ({
  page,
}) => {
  await page.addInitScript((id) => localStorage.setItem('format', id), OTHER_ID);
  await page.route('**/assets/*.js', () => {
    // Never answered: what shows now, the script in the head has done.
  });
  for (const path of [TOOL, SERVER]) {
    await page.goto(path, { waitUntil: 'commit' });
    await expect(otherFormats(page).locator('option:checked')).toHaveText(OTHER);
    await expect(page.getByRole('tab', { selected: true })).toHaveCount(0);
    await expect(page.locator('.panel').filter({ visible: true })).toHaveCount(0);
    expect((await page.locator('.drawn').boundingBox())?.height).toBeGreaterThan(400);
  }
  await page.goto(ALL_FORMATS, { waitUntil: 'commit' });
  await expect(page.locator(`#policy-${OTHER_ID}`)).toBeVisible();
  await expect(page.locator('.panel').filter({ visible: true })).toHaveCount(1);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test.describe('where the data does not load', () => {
  test.use({ provoked: /Failed to load resource/ });

  test('a format says so, and where its file is', async ({ page }) => {
    await page.route('**/build/presets.json', (route) => route.abort());
    await page.goto(`${TOOL}#policy-codex`);
    await page
      .getByRole('tabpanel', { name: 'Codex CLI' })
      .getByRole('link', { name: 'See it on its own page' })
      .click();
    await expect(page).toHaveURL(`${ALL_FORMATS}#policy-codex`);
    await expect(page.getByRole('tabpanel', { name: 'Codex CLI' })).toBeInViewport();
  });
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
  const panel = await showFormat(page, 'PolicyLayer gateway');
  await expect(panel).toContainText(/cannot ask/i);
});
