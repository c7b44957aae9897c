import { globSync } from 'node:fs';
import { overflow, tooWide } from './setup/page.ts';
import { addressOf, nameOf, TEMPLATES } from './setup/templates.ts';
import { expect, test } from './setup/test.ts';

const routeOf = (path: string) => path.replaceAll('\\', '/').replace(/^src\/pages\//, '');

function matches(route: string, path: string): boolean {
  const address = `/${route}`
    .replace(/(\/index)?\.astro$/, '/')
    .replace(/\/\[\.\.\.\w+\]/, '(?:/.+)?')
    .replace(/\[\w+\]/g, '[^/]+');
  return new RegExp(`^${address}$`).test(path.replace('/404.html', '/404/'));
}

test('every kind of page is in the list', () => {
  const routes = globSync('src/pages/**/*.astro').map(routeOf).sort();
  expect([...new Set(TEMPLATES.map(({ route }) => route))].sort()).toEqual(routes);
  for (const { route, path } of TEMPLATES) {
    expect(matches(route, path), `${path} is drawn by ${route}`).toBe(true);
  }
});

for (const template of TEMPLATES) {
  test(`page: ${nameOf(template)}`, async ({ page }) => {
    const response = await page.goto(addressOf(template));

    await test.step('exists and has a title and a language', async () => {
      expect(response?.status()).toBe(200);
      await expect(page.locator('html')).toHaveAttribute('lang', 'en');
      await expect(page).toHaveTitle(template.path === '/' ? /^Toolward: / : /^\S.* · Toolward$/);
      await expect(page.locator('meta[name=description]')).toHaveAttribute('content', /\S.{20}/);
    });

    await test.step('has one H1, no level left out, and its landmarks', async () => {
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      const levels = await page
        .getByRole('heading')
        .evaluateAll((found) => found.map(({ tagName }) => Number(tagName.slice(1))));
      levels.forEach((level, index) => {
        expect(level - (levels[index - 1] ?? 0), `after ${levels.slice(0, index)}`).toBeLessThan(2);
      });
      for (const landmark of ['banner', 'main', 'contentinfo'] as const) {
        await expect(page.getByRole(landmark)).toHaveCount(1);
      }
      await expect(page.getByRole('navigation', { name: 'Main' })).toHaveCount(1);
    });

    await test.step('has tables with captions and header cells', async () => {
      // Asked about all at once: some pages have hundreds, and each question goes to the browser and back.
      const tables = await page.locator('table').evaluateAll((all) =>
        all.map((table) => ({
          html: table.outerHTML.slice(0, 120),
          hasCaption: /\S/.test(table.querySelector('caption')?.textContent ?? ''),
          columns: table.querySelectorAll('th[scope=col]').length,
          headless: table.querySelectorAll('tbody tr:not(:has(th[scope=row]))').length,
        })),
      );
      for (const { html, hasCaption, columns, headless } of tables) {
        expect([hasCaption, headless], html).toEqual([true, 0]);
        expect(columns, html).toBeGreaterThan(1);
      }
    });

    await test.step('says where links to other sites go', async () => {
      const unsaid = await page.locator('a[href^="http"]').evaluateAll((links) =>
        links
          .filter((link) => !/noopener/.test(link.getAttribute('rel') ?? ''))
          .concat(links.filter((link) => !/\S/.test(link.textContent ?? '')))
          .map((link) => link.outerHTML.slice(0, 120)),
      );
      expect(unsaid).toEqual([]);
    });

    await test.step('fits every width', async () => {
      for (const width of [1280, 768, 390, 360, 320]) {
        await page.setViewportSize({ width, height: 720 });
        expect(await overflow(page), `${width} px: ${await tooWide(page)}`).toBe(0);
      }
    });
  });
}
