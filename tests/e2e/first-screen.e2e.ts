import type { Locator, Page } from '@playwright/test';
import { ATTACK, SERVER } from './setup/templates.ts';
import { expect, fixtureUrl, test } from './setup/test.ts';

/** The five tools that people judge first, and one with much to say. */
const TOOLS = [
  '/servers/tempo/create-access-key/',
  '/servers/coroot/create-api-key/',
  '/servers/aws-iam/create-access-key/',
  '/servers/agentpay/create-api-key/',
  '/servers/agentview/create-api-key/',
  '/servers/github/create-or-update-file/',
];

async function expectInside(page: Page, part: Locator, what: string): Promise<void> {
  const box = await part.boundingBox();
  const height = page.viewportSize()?.height ?? 0;
  expect(box, `${what} is drawn`).not.toBeNull();
  expect((box?.y ?? 0) + (box?.height ?? 0), `${what} ends in the first screen`).toBeLessThan(
    height,
  );
}

/** Where the eighth line of the code ends, or the last if it has fewer. */
const endOfEighthLine = (code: Locator): Promise<number> =>
  code.evaluate((element) => {
    const text = element.textContent ?? '';
    const wanted = text.split('\n').slice(0, 8).join('\n').length;
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    let seen = 0;
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      if (seen + node.length >= wanted) {
        range.setStart(node, Math.max(0, wanted - seen - 1));
        range.setEnd(node, wanted - seen);
        break;
      }
      seen += node.length;
    }
    return range.getBoundingClientRect().bottom;
  });

for (const path of TOOLS) {
  test(`1280 × 720: the verdict and eight lines of the rule of ${path}`, async ({ page }) => {
    await page.goto(path);
    const article = page.getByRole('article');
    await expectInside(page, article.getByRole('heading', { level: 1 }), 'the name');
    await expectInside(page, article.locator('.verdict .severity'), 'the severity');
    await expectInside(page, article.locator('.verdict .chip'), 'the category');
    await expectInside(page, article.locator('.lead').first(), 'the reason');
    const panel = page.getByRole('tabpanel').first();
    await expectInside(page, panel.getByRole('button', { name: 'Copy' }), 'Copy');
    expect(await endOfEighthLine(panel.locator('pre code'))).toBeLessThan(720);
  });

  test(`390 × 844: name, severity, reason and Copy of ${path}`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(path);
    const article = page.getByRole('article');
    await expectInside(page, article.getByRole('heading', { level: 1 }), 'the name');
    await expectInside(page, article.locator('.verdict .severity'), 'the severity');
    await expectInside(page, article.locator('.lead').first(), 'the reason');
    const copy = page.getByRole('tabpanel').first().getByRole('button', { name: 'Copy' });
    await expectInside(page, copy, 'Copy');
  });
}

test('1280 × 720: title, exposure and presets of a server', async ({ page }) => {
  for (const address of [SERVER, '/servers/github/', `${fixtureUrl()}/servers/largest/`]) {
    await page.goto(address);
    await expectInside(page, page.getByRole('heading', { level: 1 }), 'the title');
    await expectInside(page, page.getByRole('region', { name: 'Exposure' }), 'the exposure');
    await expectInside(page, page.getByRole('navigation', { name: 'Preset' }), 'the presets');
  }
});

test('1280 × 720: id, title, severity, summary and first step of an attack', async ({ page }) => {
  await page.goto(ATTACK);
  const article = page.getByRole('article');
  await expectInside(page, article.getByText(/^ATK-/).first(), 'the id');
  await expectInside(page, article.getByRole('heading', { level: 1 }), 'the title');
  await expectInside(page, article.locator('.severity').first(), 'the severity');
  await expectInside(page, article.locator('.lead'), 'the summary');
  await expectInside(page, article.locator('ol > li').first(), 'the first step');
});

test('1280 × 720: the search field and three doors of the home page', async ({ page }) => {
  await page.goto('/');
  const main = page.getByRole('main');
  await expectInside(page, main.getByRole('searchbox'), 'the search field');
  const doors = main.locator('.doors > li');
  await expect(doors).toHaveCount(3);
  await expectInside(page, doors.last(), 'the third door');
});

test('1280 × 720: ten rows of the list of tools', async ({ page }) => {
  await page.goto('/tools/');
  await expectInside(
    page,
    page.getByRole('main').locator('.tool-list > li').nth(9),
    'the tenth row',
  );
});
