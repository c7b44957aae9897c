import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { parse as parseToml } from 'smol-toml';
import { parseDocument } from 'yaml';
import { TARGETS } from '#domain/policy/targets/index.ts';
import { announcement, bodyRows, showFormat } from './setup/page.ts';
import { SERVER, TOOL } from './setup/templates.ts';
import { expect, fixtureUrl, test } from './setup/test.ts';

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
const policy = (page: Page) => page.getByRole('tabpanel').first();
/** Files are named after themselves. */
const fileName = (page: Page) => policy(page).locator('pre').getAttribute('aria-label');
const copyOf = (page: Page) => policy(page).getByRole('button', { name: /^(Copy|Copied)/ });

/** What a parser of the format says; formats without one among our packages pass. */
function check(file: string, text: string): unknown {
  if (file.endsWith('.json')) return JSON.parse(text);
  if (file.endsWith('.toml')) return parseToml(text);
  if (!/\.ya?ml$/.test(file)) return text;
  const document = parseDocument(text);
  expect(document.errors).toEqual([]);
  return document.toJS();
}

test.describe('with the clipboard', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('Copy gives exactly the file that is shown, in every format', async ({ page }) => {
    await page.goto(TOOL);
    for (const { label } of TARGETS) {
      await showFormat(page, label);
      const code = policy(page).locator('pre');
      if ((await code.count()) === 0) {
        await expect(policy(page)).toContainText('No file for');
        continue;
      }
      await copyOf(page).click();
      await expect(copyOf(page)).toHaveText(/^Copied/);
      const copied = await clipboard(page);
      expect(copied).toBe(await code.textContent());
      expect(copied).toMatch(/[^\n]\n$/);
      expect(copied).not.toMatch(/^\s*(\$|>|#!? ?\d)/);
      check((await fileName(page)) ?? '', copied);
    }
  });

  test('the word changes for two seconds, the button stays where it is, and it is said once', async ({
    page,
  }) => {
    await page.clock.install();
    await page.goto(TOOL);
    await page.clock.pauseAt(Date.now() + 60_000);
    await announcement(page).evaluate((region) => {
      const said: string[] = [];
      Object.assign(globalThis, { said });
      new MutationObserver(() => said.push(region.textContent ?? '')).observe(region, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    });
    const before = await copyOf(page).boundingBox();
    await copyOf(page).click();
    await expect(copyOf(page)).toHaveText(/^Copied/);
    expect(await copyOf(page).boundingBox()).toEqual(before);
    await page.clock.runFor(1_900);
    await expect(copyOf(page)).toHaveText(/^Copied/);
    await page.clock.runFor(200);
    await expect(copyOf(page)).toHaveText(/^Copy /);
    expect(await page.evaluate(() => (globalThis as unknown as { said: string[] }).said)).toEqual([
      'Policy copied',
    ]);
    expect(await page.getByRole('status').count()).toBeGreaterThan(0);
  });

  test('Copy can be seen without hovering, reached by Tab, pressed by Enter and Space', async ({
    page,
  }) => {
    await page.goto(TOOL);
    await expect(copyOf(page)).toBeVisible();
    expect(await copyOf(page).evaluate((button) => getComputedStyle(button).opacity)).toBe('1');
    await policy(page).getByRole('button', { name: 'Download' }).focus();
    for (const key of ['Enter', 'Space']) {
      await page.evaluate(() => navigator.clipboard.writeText(''));
      if (key === 'Enter') await page.keyboard.press('Tab');
      await expect(copyOf(page)).toBeFocused();
      await page.keyboard.press(key);
      await expect
        .poll(() => clipboard(page))
        .toBe(await policy(page).locator('pre').textContent());
    }
  });

  test('the name of a tool is copied as it is', async ({ page }) => {
    for (const [slug, name] of [
      ['say-hello', 'say "hello"'],
      ['prefix-read', '$' + '{PREFIX}_read'],
      ['spaced', ' spaced '],
      ['b-bold-b', '<b>bold</b>'],
      ['proto', '__proto__'],
    ] as const) {
      await page.goto(`${fixtureUrl()}/servers/awkward-names/${slug}/`);
      await page.getByRole('button', { name: 'Copy name' }).click();
      await expect.poll(() => clipboard(page)).toBe(name);
    }
  });

  test('a server’s file holds every tool, whatever its name', async ({ page }) => {
    await page.goto(`${fixtureUrl()}/servers/awkward-names/`);
    const table = page.getByRole('table', { name: /^Rule: what the preset/ });
    const names = await bodyRows(table).getByRole('rowheader').getByRole('link').allTextContents();
    expect(names).toHaveLength(28);
    await showFormat(page, 'PolicyLayer gateway');
    await copyOf(page).click();
    const file = JSON.parse(await clipboard(page)) as { tools: object; hide?: string[] };
    const listed = [...Object.keys(file.tools), ...(file.hide ?? [])];
    expect(listed.sort()).toEqual(names.sort());
  });

  test('selecting code and pressing Ctrl+C gives the code alone', async ({ page }) => {
    await page.goto(SERVER);
    const code = policy(page).locator('pre');
    await code.locator('code').evaluate((element) => {
      getSelection()?.selectAllChildren(element);
    });
    await page.keyboard.press('Control+C');
    const copied = (await clipboard(page)).trimEnd();
    expect(copied).toBe((await code.textContent())?.trimEnd());
  });
});

test('where the clipboard is denied, the button says so and the text is selected', async ({
  page,
}) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'));
  });
  await page.goto(TOOL);
  await copyOf(page).click();
  await expect(policy(page).getByText(/Press (Ctrl\+|⌘)C/)).toBeVisible();
  const selected = await page.evaluate(() => getSelection()?.toString().trimEnd());
  expect(selected).toBe((await policy(page).locator('pre').textContent())?.trimEnd());
});

test('Download gives the named file with the bytes that Copy gives', async ({ page }) => {
  await page.goto(SERVER);
  const name = await fileName(page);
  await expect(policy(page).getByText(name ?? '', { exact: true })).toBeVisible();
  const waiting = page.waitForEvent('download');
  await policy(page).getByRole('button', { name: 'Download' }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe(name);
  expect(await readFile(await download.path(), 'utf8')).toBe(
    await policy(page).locator('pre').textContent(),
  );
});
