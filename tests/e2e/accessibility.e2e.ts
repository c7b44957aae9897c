import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { addressOf, nameOf, TEMPLATES, TOOL } from './setup/templates.ts';
import { expect, test } from './setup/test.ts';

async function violations(page: Page, axe: (builder: AxeBuilder) => AxeBuilder) {
  const { violations } = await axe(new AxeBuilder({ page }).setLegacyMode()).analyze();
  return violations.map(({ id, nodes }) => ({
    id,
    at: nodes.slice(0, 3).map(({ html, failureSummary }) => [html, failureSummary]),
  }));
}

const every = (axe: AxeBuilder) => axe.options({ rules: { 'target-size': { enabled: true } } });
const colours = (axe: AxeBuilder) => axe.withTags('cat.color');

for (const template of TEMPLATES.filter(({ alike }) => !alike)) {
  test(`axe: ${nameOf(template)}`, async ({ page }) => {
    test.slow();
    await page.goto(addressOf(template));
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme: 'light' });
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
      expect(await violations(page, every), `light, ${width} px`).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
      expect(await violations(page, colours), `dark, ${width} px`).toEqual([]);
    }
  });
}

test('severities differ in word and shape, not in colour alone', async ({ page }) => {
  await page.goto('/tools/');
  const looks = new Map<string, string>();
  for (const level of ['critical', 'high', 'medium', 'low', 'unknown']) {
    const found = page.locator(`template[data-severity=${level}]`).first();
    looks.set(
      await found.evaluate((one) => (one as HTMLTemplateElement).content.textContent?.trim() ?? ''),
      await found.evaluate(
        (one) => (one as HTMLTemplateElement).content.querySelector('svg')?.innerHTML ?? '',
      ),
    );
  }
  expect([...looks.keys()]).toEqual(['Critical', 'High', 'Medium', 'Low', 'Unknown']);
  expect(new Set(looks.values()).size).toBe(5);
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
    for (const [path, part, property] of [
      ['/', 'main .field', 'border-top-color'],
      [TOOL, '.file .button', 'border-top-color'],
      [TOOL, '#open-search svg', 'color'],
      [TOOL, '.tabs [aria-selected=true]', 'border-bottom-color'],
      [TOOL, ':focus-visible', 'outline-color'],
      ['/tools/severity/critical/', '.tool-list .severity svg', 'color'],
      ['/tools/severity/high/', '.tool-list .severity svg', 'color'],
      ['/tools/severity/medium/', '.tool-list .severity svg', 'color'],
      ['/tools/severity/low/', '.tool-list .severity svg', 'color'],
    ] as const) {
      await page.goto(path);
      if (part === ':focus-visible') await page.keyboard.press('Tab');
      const colours = await page
        .locator(part)
        .first()
        .evaluate((element, name) => {
          const channels = (colour: string) => (colour.match(/\d+/g) ?? []).slice(0, 3).map(Number);
          const paper = getComputedStyle(document.documentElement).backgroundColor;
          return [channels(getComputedStyle(element).getPropertyValue(name)), channels(paper)];
        }, property);
      expect(contrast(colours), `${path} ${part}`).toBeGreaterThanOrEqual(3);
    }
  });
}
