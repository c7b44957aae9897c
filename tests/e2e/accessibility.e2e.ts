import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { addressOf, nameOf, TEMPLATES } from './setup/templates.ts';
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
