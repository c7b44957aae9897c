import { overflow, SEVERITY, section, tooWide } from './setup/page.ts';
import { ATTACK, addressOf, SERVER, TEMPLATES, TOOL } from './setup/templates.ts';
import { expect, test } from './setup/test.ts';

test('print: one format, open answers, addresses of links, no navigation, three pages', async ({
  page,
}) => {
  await page.goto(TOOL);
  await page.emulateMedia({ media: 'print' });
  for (const gone of [
    page.getByRole('banner'),
    page.getByRole('contentinfo'),
    page.getByRole('tablist').first(),
  ]) {
    await expect(gone).toBeHidden();
  }
  const rule = section(page, /^Recommended rule/);
  await expect(rule.locator('pre').filter({ visible: true })).toHaveCount(1);
  await expect(
    page.getByRole('button', { name: /Copy|Download/ }).filter({ visible: true }),
  ).toHaveCount(0);
  const answers = section(page, /^Questions/).locator('details > p');
  expect(await answers.count()).toBeGreaterThan(3);
  for (const answer of await answers.all()) {
    await expect(answer).toBeVisible();
    expect((await answer.boundingBox())?.height).toBeGreaterThan(10);
  }
  const outside = page.locator('main a[href^="http"]:visible').first();
  const after = await outside.evaluate((link) => getComputedStyle(link, '::after').content);
  expect(after).toContain('http');
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(3);
});

test('forced colours: badges, chosen tab and focus can be told', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto(TOOL);
  const badge = page.getByRole('article').getByText(SEVERITY).first();
  expect(await badge.evaluate((element) => getComputedStyle(element).borderTopStyle)).toBe('solid');
  const shapes = [
    badge,
    page.getByRole('link', { name: 'Search' }),
    page.getByRole('button', { name: /^Theme/ }),
  ];
  for (const shape of shapes) {
    const [drawn, paper] = await shape.evaluate((element) => [
      getComputedStyle(element, '::before').backgroundColor,
      getComputedStyle(document.documentElement).backgroundColor,
    ]);
    expect(drawn, `${shape}`).not.toBe(paper);
  }
  const look = (name: string) =>
    page
      .getByRole('tablist')
      .first()
      .locator(`[role=tab][aria-selected=${name}]`)
      .first()
      .evaluate((tab) => {
        const { borderBottomColor, borderBottomWidth, backgroundColor } = getComputedStyle(tab);
        return `${borderBottomColor} ${borderBottomWidth} ${backgroundColor}`;
      });
  expect(await look('true')).not.toBe(await look('false'));
  await page.getByRole('tab', { selected: true }).first().focus();
  await page.keyboard.press('End');
  const outline = await page.evaluate(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement as Element);
    return [outlineStyle, Number.parseFloat(outlineWidth) >= 2];
  });
  expect(outline).toEqual(['solid', true]);
});

test('reduced motion: nothing moves', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const path of ['/', TOOL, SERVER, '/search/', '/attacks/']) {
    await page.goto(path);
    const moving = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('body *')]
        .filter((element) => {
          const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
          const lasts = transitionDuration.split(',').some((time) => Number.parseFloat(time) > 0);
          return lasts || animationName !== 'none' || scrollBehavior === 'smooth';
        })
        .map((element) => element.outerHTML.slice(0, 80)),
    );
    expect(moving).toEqual([]);
  }
});

/** What WCAG 1.4.12 allows a reader to set. A style sheet made by script passes the page's policy. */
const SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }`;

test('the reader’s own text spacing loses nothing', async ({ page }) => {
  for (const template of TEMPLATES.filter(({ alike }) => !alike)) {
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.goto(addressOf(template));
    await page.evaluate((css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = [sheet];
    }, SPACING);
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 720 });
      expect(await overflow(page), `${template.path} ${width} ${await tooWide(page)}`).toBe(0);
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll('button, a, h1, h2, h3, td, th, summary, dt, dd, label')]
          .filter((element) => element.checkVisibility())
          .filter((element) => element.clientWidth > 1)
          .filter((element) => getComputedStyle(element).overflowX !== 'visible')
          .filter((element) => element.scrollHeight > element.clientHeight + 2)
          .map((element) => element.outerHTML.slice(0, 90)),
      );
      expect(cut, `${template.path} ${width}`).toEqual([]);
    }
  }
});

test('at 200 % zoom nothing is lost', async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 360 });
  for (const path of ['/', TOOL, SERVER, ATTACK, '/tools/']) {
    await page.goto(path);
    expect(await overflow(page), `${path} ${await tooWide(page)}`).toBe(0);
    await expect(page.getByRole('button', { name: 'Menu' })).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
});

test('without style sheets the order still makes sense', async ({ page }) => {
  await page.route('**/*.css', (route) => route.fulfill({ contentType: 'text/css', body: '' }));
  await page.goto(TOOL);
  const order = await page.locator('h1, main h2').allTextContents();
  expect(order.map((heading) => heading.replace(/#.*/s, '').trim()).slice(0, 4)).toEqual([
    'create_access_key',
    'Recommended rule',
    'Why this verdict',
    'What the server says',
  ]);
});
