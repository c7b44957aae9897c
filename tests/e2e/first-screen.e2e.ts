import type { Locator, Page } from '@playwright/test';
import { CATEGORY_LABEL } from '#wording/risk.ts';
import { SEVERITY } from './setup/page.ts';
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

const CATEGORY = new RegExp(`^(${Object.values(CATEGORY_LABEL).join('|')})$`);

/** What a call does at worst, in the words of the data file. */
async function worstOf(page: Page, path: string): Promise<string> {
  const [, , server, slug] = path.split('/');
  const file = await page.request.get(`/data/servers/${server}.json`);
  const { tools } = (await file.json()) as {
    tools: { slug: string; assessment: { worstCase: string } }[];
  };
  return tools.find((tool) => tool.slug === slug)?.assessment.worstCase ?? 'no worst case';
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
    await expectInside(page, article.getByText(SEVERITY).first(), 'the severity');
    const category = article.getByRole('link', { name: CATEGORY });
    await expectInside(page, category.first(), 'the category');
    const worst = article.getByText(await worstOf(page, path), { exact: true });
    await expectInside(page, worst, 'the worst case');
    const panel = page.getByRole('tabpanel').first();
    await expectInside(page, panel.getByRole('button', { name: 'Copy' }), 'Copy');
    expect(await endOfEighthLine(panel.locator('pre'))).toBeLessThan(720);
  });

  test(`390 × 844: name, severity, worst case and Copy of ${path}`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(path);
    const article = page.getByRole('article');
    await expectInside(page, article.getByRole('heading', { level: 1 }), 'the name');
    await expectInside(page, article.getByText(SEVERITY).first(), 'the severity');
    const worst = article.getByText(await worstOf(page, path), { exact: true });
    await expectInside(page, worst, 'the worst case');
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
  await expectInside(page, article.getByText(SEVERITY).first(), 'the severity');
  const file = await page.request.get(`/data${ATTACK.slice(0, -1)}.json`);
  const { entry } = (await file.json()) as { entry: { summary: string } };
  await expectInside(page, article.getByText(entry.summary, { exact: true }), 'the summary');
  await expectInside(page, article.getByRole('listitem').first(), 'the first step');
});

test('1280 × 720: the search field and three doors of the home page', async ({ page }) => {
  await page.goto('/');
  const main = page.getByRole('main');
  await expectInside(page, main.getByRole('searchbox'), 'the search field');
  for (const door of ['Paste your configuration', 'Look up a server', 'Build a policy']) {
    await expectInside(page, main.getByRole('link', { name: door }), door);
  }
});

test('1280 × 720: ten rows of the list of tools', async ({ page }) => {
  await page.goto('/tools/');
  await expectInside(
    page,
    page
      .getByRole('main')
      .getByRole('listitem')
      .filter({ has: page.locator('.severity') })
      .nth(9),
    'the tenth row',
  );
});
