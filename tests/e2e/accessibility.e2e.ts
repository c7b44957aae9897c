import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { FAULTS_ONLY } from './setup/axe.ts';
import { SEVERITY } from './setup/page.ts';
import { addressOf, nameOf, TEMPLATES, TOOL } from './setup/templates.ts';
import { expect, fixtureUrl, test } from './setup/test.ts';

async function violations(page: Page, axe: (builder: AxeBuilder) => AxeBuilder) {
  const { violations } = await axe(new AxeBuilder({ page }).setLegacyMode()).analyze();
  return violations.map(({ id, nodes }) => ({
    id,
    at: nodes.slice(0, 3).map(({ html, failureSummary }) => [html, failureSummary]),
  }));
}

const every = (axe: AxeBuilder) =>
  axe.options({ ...FAULTS_ONLY, rules: { 'target-size': { enabled: true } } });
const layout = (axe: AxeBuilder) =>
  axe.options({
    ...FAULTS_ONLY,
    rules: { 'target-size': { enabled: true }, 'color-contrast': { enabled: false } },
  });
const colours = (axe: AxeBuilder) => axe.options({ ...FAULTS_ONLY }).withTags('cat.color');

/** Pages that between them have everything that only a small screen shows. */
const SMALL = ['/', '/tools/', '/attacks/', TOOL];

for (const template of TEMPLATES.filter(({ alike }) => !alike)) {
  test(`axe: ${nameOf(template)}`, async ({ page }) => {
    test.slow();
    const look = async (scheme: 'light' | 'dark', width: number, axe: typeof every) => {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme: scheme });
      await expect(page.locator('html')).toHaveAttribute('data-theme', scheme);
      expect(await violations(page, axe), `${scheme}, ${width} px`).toEqual([]);
    };
    await page.goto(addressOf(template));
    await look('light', 1280, every);
    await look('dark', 1280, colours);
    // Judging contrast takes most of the time, and the colours are those of the wide page.
    const isSmall = SMALL.includes(template.path);
    await look('light', 360, isSmall ? every : layout);
    if (isSmall) await look('dark', 360, colours);
  });
}

test('severities differ in word and shape, not in colour alone', async ({ page }) => {
  const shapes = new Set<string>();
  for (const level of ['Critical', 'High', 'Medium', 'Low', 'Unknown']) {
    await page.goto(`${fixtureUrl()}/tools/severity/${level.toLowerCase()}/`);
    const row = page
      .getByRole('main')
      .getByRole('listitem')
      .filter({ has: page.locator('.severity') });
    await expect(row.first().getByText(SEVERITY)).toHaveText(level);
    const mark = row.first().locator('.severity');
    shapes.add(await mark.evaluate((element) => getComputedStyle(element, '::before').maskImage));
  }
  expect(shapes.size).toBe(5);
});

/** Contrast of two colours as WCAG 2 defines it. */
const contrast = ([a, b]: readonly (readonly number[])[]): number => {
  const light = (channels: readonly number[] = []) => {
    const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
      const part = channel / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [high = 0, low = 0] = [light(a), light(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
};

for (const colorScheme of ['light', 'dark'] as const) {
  test(`borders of controls, icons and the focus can be seen: ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const mark = page.getByRole('main').getByRole('listitem').locator('.severity');
    for (const [path, part, property] of [
      ['/', page.getByRole('main').getByRole('searchbox'), 'border-top-color'],
      [TOOL, page.getByRole('button', { name: 'Copy policy' }), 'border-top-color'],
      [TOOL, page.getByRole('link', { name: 'Search' }), 'shape'],
      [TOOL, page.getByRole('tab', { selected: true }), 'border-bottom-color'],
      [TOOL, page.locator(':focus-visible'), 'outline-color'],
      ['/tools/severity/critical/', mark, 'shape'],
      ['/tools/severity/high/', mark, 'shape'],
      ['/tools/severity/medium/', mark, 'shape'],
      ['/tools/severity/low/', mark, 'shape'],
    ] as const) {
      await page.goto(path);
      if (property === 'outline-color') await page.keyboard.press('Tab');
      const colours = await part.first().evaluate((element, name) => {
        const channels = (colour: string) => (colour.match(/\d+/g) ?? []).slice(0, 3).map(Number);
        const paper = getComputedStyle(document.documentElement).backgroundColor;
        const drawn =
          name === 'shape'
            ? getComputedStyle(element, '::before').backgroundColor
            : getComputedStyle(element).getPropertyValue(name);
        return [channels(drawn), channels(paper)];
      }, property);
      expect(contrast(colours), `${path} ${part}`).toBeGreaterThanOrEqual(3);
    }
  });
}
