import type { Page } from '@playwright/test';
import { ATTACK, addressOf, nameOf, SERVER, TEMPLATES, TOOL } from './setup/templates.ts';
import { expect, test } from './setup/test.ts';

/** One page of each route: focus looks alike on all pages of a template. */
const ONE_EACH = TEMPLATES.filter(
  ({ route }, index) => TEMPLATES.findIndex((template) => template.route === route) === index,
);

/** What a person sees of the element that has the focus; null when nothing has. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const header = document.querySelector('body > header') as Element;
    const isBelow = header.contains(element) || element.matches('body > a');
    return {
      what: element.outerHTML.slice(0, 100),
      isOutlined: style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2,
      isShown: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
      isFree: isBelow || box.bottom <= 0 || box.top >= header.getBoundingClientRect().bottom - 1,
      contrast: style.outlineColor,
    };
  });

for (const template of ONE_EACH) {
  test(`focus: ${nameOf(template)}`, async ({ page }) => {
    await page.goto(addressOf(template));
    await page.locator('main').waitFor();
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press('Tab');
    if (template.path !== '/search/') {
      await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
      await expect(page.getByRole('link', { name: 'Skip to content' })).toBeInViewport();
    }
    for (let stop = 0; stop < 40; stop += 1) {
      const now = await focused(page);
      if (now === null) break;
      expect(now, `stop ${stop}`).toMatchObject({ isOutlined: true, isShown: true, isFree: true });
      await page.keyboard.press('Tab');
    }
    for (let stop = 0; stop < 8; stop += 1) {
      await page.keyboard.press('Shift+Tab');
      const now = await focused(page);
      if (now === null) break;
      expect(now, `back ${stop}`).toMatchObject({ isShown: true, isFree: true });
    }
  });
}

test('“Skip to content” goes to the content', async ({ page }) => {
  await page.goto(TOOL);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
});

test('links to headings scroll to them, below the header', async ({ page }) => {
  for (const path of [TOOL, SERVER, ATTACK, '/guides/verdicts/']) {
    await page.goto(path);
    const anchors = await page
      .getByRole('main')
      .getByRole('link', { name: 'Link to this section' })
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    expect(anchors.length).toBeGreaterThan(2);
    const header = (await page.getByRole('banner').boundingBox())?.height ?? 0;
    for (const hash of anchors) {
      await page.goto(`${path}${hash}`);
      const heading = page.locator(hash);
      await expect(heading).toBeInViewport();
      expect((await heading.boundingBox())?.y).toBeGreaterThanOrEqual(header);
    }
  }
});

test('the anchor of a heading shows when it has the focus', async ({ page }) => {
  await page.goto(TOOL);
  const anchor = page
    .getByRole('heading', { name: /^Why this verdict/ })
    .getByRole('link', { name: 'Link to this section' });
  await anchor.focus();
  await expect(anchor).toHaveCSS('opacity', '1');
});

test('tools, parameters, attacks and answers can be linked', async ({ page }) => {
  await page.goto(`${SERVER}#tool-create-access-key`);
  await expect(page.locator('#tool-create-access-key')).toBeInViewport();
  await page.goto(TOOL);
  for (const part of ['[id^=parameter-]', '[id^=attack-]', '[id^=question-]']) {
    const id = await page.locator(part).first().getAttribute('id');
    await page.goto(`${TOOL}#${id}`);
    await expect(page.locator(`#${id}`)).toBeInViewport();
  }
});

test('a link to a closed answer opens it, on arrival and on the page', async ({ page }) => {
  await page.goto(`${TOOL}#question-limit`);
  await expect(page.locator('#question-limit')).toHaveJSProperty('open', true);
  await expect(page.locator('#question-limit')).toBeInViewport();
  await page.goto(TOOL);
  await page.evaluate(() => {
    location.hash = 'question-block';
  });
  await expect(page.locator('#question-block')).toHaveJSProperty('open', true);
});

test('answers open and close by keyboard', async ({ page }) => {
  await page.goto(TOOL);
  const answer = page.locator('#question-limit');
  await answer.locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(answer.getByRole('paragraph').first()).toBeVisible();
  await page.keyboard.press('Space');
  await expect(answer.locator('p').first()).toBeHidden();
});
