import { bodyRows } from './setup/page.ts';
import { TOOL } from './setup/templates.ts';
import { expect, test } from './setup/test.ts';

test.use({ viewport: { width: 360, height: 740 } });

test('the menu opens, keeps the focus, and closes with Escape, Close and Back', async ({
  page,
}) => {
  await page.goto('/servers/');
  await page.goto(TOOL);
  const open = page.getByRole('button', { name: 'Menu' });
  const menu = page.getByRole('dialog', { name: 'Menu' });
  await open.click();
  await expect(menu).toBeVisible();
  await expect(menu.getByRole('link')).toHaveText([
    'Tools',
    'Servers',
    'Attacks',
    'Build a policy',
    'My stack',
    'Guides',
  ]);
  for (let stop = 0; stop < 12; stop += 1) {
    await page.keyboard.press(stop < 7 ? 'Tab' : 'Shift+Tab');
    const inside = await page.evaluate(() => document.activeElement?.closest('dialog') !== null);
    expect(inside, `stop ${stop}`).toBe(true);
  }
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(open).toBeFocused();

  await open.click();
  await page.goBack();
  await expect(menu).toBeHidden();
  await expect(page).toHaveURL(TOOL);

  await open.click();
  await menu.getByRole('button', { name: 'Close' }).click();
  await expect(menu).toBeHidden();

  await open.click();
  await menu.getByRole('link', { name: 'Attacks' }).click();
  await expect(page).toHaveURL('/attacks/');
  await page.goBack();
  await expect(page).toHaveURL(TOOL);
  await page.goBack();
  await expect(page).toHaveURL('/servers/');
});

test('behind the open menu nothing scrolls', async ({ page }) => {
  await page.goto(TOOL);
  await page.getByRole('button', { name: 'Menu' }).click();
  await expect(page.getByRole('dialog', { name: 'Menu' })).toBeVisible();
  await page.mouse.move(180, 700);
  await page.mouse.wheel(0, 600);
  await page.keyboard.press('PageDown');
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test('Copy, search and the menu are large enough for a finger; fields do not zoom', async ({
  page,
}) => {
  await page.goto(TOOL);
  const parts = [
    page.getByRole('tabpanel').first().getByRole('button', { name: 'Copy' }),
    page.getByRole('button', { name: 'Copy name' }),
    page.getByRole('link', { name: 'Search' }),
    page.getByRole('button', { name: 'Menu' }),
    page.getByRole('button', { name: /^Theme/ }),
  ];
  for (const part of parts) {
    const box = await part.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0), `${part}`).toBeGreaterThanOrEqual(44);
  }
  for (const path of ['/', '/search/', '/servers/tempo/', '/404.html', '/build/']) {
    await page.goto(path);
    for (const field of await page.locator('main input:not([type=checkbox], [type=radio])').all()) {
      const size = await field.evaluate((element) =>
        Number.parseFloat(getComputedStyle(element).fontSize),
      );
      expect(size, path).toBeGreaterThanOrEqual(16);
    }
  }
});

test('rows of a table keep their labels', async ({ page }) => {
  await page.goto('/servers/tempo/');
  const row = bodyRows(page.getByRole('table', { name: /^Rule: what the preset/ })).first();
  const labels = await row
    .getByRole('cell')
    .evaluateAll((all) => all.map((cell) => getComputedStyle(cell, '::before').content));
  expect(labels).toEqual(['"Severity: "', '"Category: "', '"Rule: "']);
});
