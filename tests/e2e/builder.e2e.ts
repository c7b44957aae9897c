import { decisionOf, files, openAddress, openBuilder, rowOf, undo } from './setup/builder.ts';
import { expect, test } from './setup/test.ts';

test('everything can be done by keyboard alone', async ({ page }) => {
  await openAddress(page, '/build/');
  const until = async (name: RegExp | string, key = 'Tab') => {
    for (let pressed = 0; pressed < 60; pressed += 1) {
      await page.keyboard.press(key);
      const now = await page.evaluate(() => {
        const at = document.activeElement;
        const labels = at instanceof HTMLInputElement ? [...(at.labels ?? [])] : [];
        return [at?.ariaLabel, ...labels.map((label) => label.textContent), at?.textContent].join(
          ' ',
        );
      });
      if (typeof name === 'string' ? now.includes(name) : name.test(now)) return;
    }
    throw new Error(`The keyboard does not reach ${name}.`);
  };
  await until('Add a server');
  await page.keyboard.type('tempo');
  await expect(page.getByRole('option').first()).toContainText('Tempo');
  await page.keyboard.press('Enter');
  await expect(rowOf(page, 'create_access_key')).toBeAttached();
  await until('Read only');
  await page.keyboard.press('Space');
  expect(await decisionOf(page, 'create_access_key')).toBe('Deny');
  await until('Filter tools');
  await page.keyboard.type('create_access_key');
  await until(/^ *create_access_key/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'create_access_key' })).toHaveAttribute(
    'aria-expanded',
    'true',
  );
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowLeft');
  expect(await decisionOf(page, 'create_access_key')).toBe('Ask');
  await page.keyboard.press('Control+z');
  expect(await decisionOf(page, 'create_access_key')).toBe('Deny');
  await until('Copy');
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('a notice says what is missing and leads to the static way', async ({ page }) => {
    await page.goto('/build/');
    // biome-ignore lint/performance/useDomNodeTextContent: a noscript has text only where it is drawn
    const said = await page.locator('main noscript').innerText();
    expect(said).toContain('The builder needs JavaScript.');
    await expect(page.getByRole('combobox')).toHaveCount(0);
    await page.locator('main noscript a').first().click();
    await expect(page).toHaveURL(/\/servers\/$/);
  });
});

test('on paper stand the file and the decisions', async ({ page }) => {
  await openBuilder(page, 'tempo');
  await page.emulateMedia({ media: 'print' });
  await expect(files(page)).toBeVisible();
  const row = rowOf(page, 'create_access_key');
  await expect(row).toBeVisible();
  await expect(row.getByText('Ask', { exact: true })).toBeVisible();
  await expect(row.getByText('Deny', { exact: true })).toBeHidden();
  await expect(page.getByRole('textbox', { name: 'Policy file' })).toBeHidden();
  await expect(undo(page)).toBeHidden();
});

interface Verdict {
  readonly category: string;
  readonly severity: string;
  readonly capabilities: readonly string[];
}
type Listed = Verdict & { readonly name: string; readonly fingerprint: string };
type Told = { name: string; fingerprint: string; assessment: Verdict };

test('what the builder knows of a tool is what the data file says', async ({ page }) => {
  for (const server of ['tempo', 'github']) {
    const files = [`/build/servers/${server}.json`, `/data/servers/${server}.json`];
    const [known, data] = await Promise.all(
      files.map(async (file) => (await page.request.get(file)).json()),
    );
    const told = new Map((data.tools as Told[]).map((tool) => [tool.name, tool]));
    expect(known.tools).toHaveLength(told.size);
    for (const { name, fingerprint, category, severity, capabilities } of known.tools as Listed[]) {
      expect({ fingerprint, assessment: { category, severity, capabilities } }).toMatchObject({
        fingerprint: told.get(name)?.fingerprint,
        assessment: {
          category: told.get(name)?.assessment.category,
          severity: told.get(name)?.assessment.severity,
          capabilities: told.get(name)?.assessment.capabilities,
        },
      });
    }
  }
});
