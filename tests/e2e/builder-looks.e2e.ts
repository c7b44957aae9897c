import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { FAULTS_ONLY } from './setup/axe.ts';
import { files, format, openBuilder, rowOf } from './setup/builder.ts';
import { overflow, tooWide } from './setup/page.ts';
import { expect, test } from './setup/test.ts';

const FILE = '{"permissions":{"allow":["mcp__tempo__list_access_keys"]}}';

/** The page with everything on it that it can show. */
async function full(page: Page): Promise<void> {
  await openBuilder(page, 'tempo', 'filesystem');
  await format(page, 'Intercept');
  await rowOf(page, 'write_file').getByRole('button', { name: 'write_file' }).click();
  await page.getByRole('textbox', { name: 'Policy file' }).fill(FILE);
  await page.getByText('This is a file for Claude Code.').waitFor();
}

async function violations(page: Page) {
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const options = { ...FAULTS_ONLY, rules: { 'target-size': { enabled: true } } };
  const found = await axe.options(options).analyze();
  return found.violations.map(({ id, nodes }) => ({
    id,
    at: nodes.slice(0, 3).map(({ html, failureSummary }) => [html, failureSummary]),
  }));
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the builder in use: ${colorScheme}`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme });
    await full(page);
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await violations(page), `${width} px`).toEqual([]);
    }
    await page.getByRole('combobox', { name: 'Add a server' }).fill('s');
    await page.getByRole('option').first().waitFor();
    expect(await violations(page), 'with the list of servers').toEqual([]);
  });
}

test('the builder in use fits every width', async ({ page }) => {
  await full(page);
  for (const width of [1280, 1100, 768, 390, 360, 320]) {
    await page.setViewportSize({ width, height: 720 });
    expect(await overflow(page), `${width} px: ${await tooWide(page)}`).toBe(0);
  }
});

test('1280 × 720: decisions and file stand side by side; headings skip no level', async ({
  page,
}) => {
  await openBuilder(page, 'tempo');
  const presets = await page.getByRole('group', { name: 'Preset' }).boundingBox();
  const file = await files(page).first().boundingBox();
  expect(presets?.y ?? 720).toBeLessThan(720);
  expect(file?.y ?? 720).toBeLessThan(450);
  expect(file?.x ?? 0).toBeGreaterThan(600);
  const levels = await page
    .getByRole('heading')
    .evaluateAll((found) => found.map(({ tagName }) => Number(tagName.slice(1))));
  levels.forEach((level, at) => {
    expect(level - (levels[at - 1] ?? 0)).toBeLessThan(2);
  });
});

test('390 × 844: the way to the file stays in sight, and controls are large enough', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openBuilder(page, 'tempo');
  const jump = page.getByRole('link', { name: 'To the file' });
  await expect(jump).toBeInViewport();
  expect((await jump.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await jump.click();
  await expect(files(page).first()).toBeInViewport();
  const choices = rowOf(page, 'create_access_key').locator('label');
  await expect(choices).toHaveCount(4);
  for (const choice of await choices.all()) {
    expect((await choice.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  }
});
