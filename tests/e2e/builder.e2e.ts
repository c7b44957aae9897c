import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import {
  decide,
  decisionOf,
  decisions,
  fileText,
  format,
  linkOf,
  openBuilder,
  ready,
  rowOf,
} from './setup/builder.ts';
import { LARGE_SERVER, SERVER, TOOL } from './setup/templates.ts';
import { expect, fixtureUrl, test } from './setup/test.ts';

const LARGE = LARGE_SERVER.split('/').at(-2) ?? '';
const saved = async (download: Download) => readFile(await download.path(), 'utf8');
const undo = (page: Page) => page.getByRole('button', { name: 'Undo' });
const redo = (page: Page) => page.getByRole('button', { name: 'Redo' });
const problem = (page: Page) => page.locator('policy-builder > div > [data-part=problem]');
const preset = (page: Page, name: string) =>
  page.getByRole('group', { name: 'Preset' }).getByRole('button', { name });

test.describe('picking servers', () => {
  test('by keyboard: typing finds, arrows move, Enter picks, Escape closes', async ({ page }) => {
    await page.goto('/build/');
    await ready(page);
    const field = page.getByRole('combobox', { name: 'Add a server' });
    await field.fill('temp');
    const list = page.getByRole('listbox', { name: 'Servers' });
    await expect(list.getByRole('option').first()).toContainText('Tempo');
    await expect(field).toHaveAttribute('aria-expanded', 'true');
    const active = await field.getAttribute('aria-activedescendant');
    await expect(page.locator(`#${active}`)).toHaveAttribute('aria-selected', 'true');
    await field.press('Escape');
    await expect(list).toBeHidden();
    await expect(field).toHaveAttribute('aria-expanded', 'false');
    await field.press('ArrowDown');
    await expect(list).toBeVisible();
    await field.press('Enter');
    await expect(page.getByRole('list', { name: 'Picked servers' })).toContainText('Tempo');
    await expect(page.locator('#announcement')).toContainText('Tempo picked');
    await expect(field).toBeFocused();
  });

  test('the list of servers is fetched at the first focus, not before', async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto('/build/', { waitUntil: 'networkidle' });
    expect(asked).not.toContain('/build/servers.json');
    await page.getByRole('combobox', { name: 'Add a server' }).focus();
    await expect.poll(() => asked).toContain('/build/servers.json');
  });

  test('by one click on an example', async ({ page }) => {
    await page.goto('/build/');
    await ready(page);
    await page.getByRole('button', { name: 'GitHub', exact: true }).click();
    await expect(rowOf(page, 'get_me')).toBeAttached();
  });

  test('on the page of a server or of a tool', async ({ page }) => {
    for (const path of [SERVER, TOOL]) {
      await page.goto(path);
      await page.getByRole('link', { name: 'Build a policy with this server' }).click();
      await ready(page);
      await expect(rowOf(page, 'create_access_key')).toBeAttached();
    }
  });

  test('a server that does not exist gets a sentence', async ({ page }) => {
    await openBuilder(page, 'no-such-server');
    await expect(problem(page)).toContainText('The catalogue has no server “no-such-server”');
  });
  test.use({ provoked: /404/ });
});

test.describe('deciding', () => {
  test('a preset sets every one of 500 tools, and the file follows', async ({ page }) => {
    await page.goto(`${fixtureUrl()}/build/?server=${LARGE}`);
    await ready(page);
    expect(await decisions(page)).toHaveLength(500);
    const before = await fileText(page);
    await preset(page, 'Read only').click();
    await expect(preset(page, 'Read only')).toHaveAttribute('aria-pressed', 'true');
    await expect.poll(() => fileText(page)).not.toBe(before);
    const now = await decisions(page);
    expect(new Set(now)).toEqual(new Set(['allow', 'deny']));
    const { permissions } = JSON.parse(await fileText(page));
    const count = (decision: string) => now.filter((one) => one === decision).length;
    expect(permissions.allow).toHaveLength(count('allow'));
    expect(permissions.deny).toHaveLength(count('deny'));
  });

  test('the file of a preset is the one on the page of the server', async ({ page }) => {
    await page.goto(SERVER);
    const wanted = await page.locator('#policy-claude-code-file').textContent();
    await openBuilder(page, 'tempo');
    expect(await fileText(page)).toBe(wanted);
  });

  test('about one tool changes the file and the table of calls', async ({ page }) => {
    await openBuilder(page, 'tempo');
    await decide(page, 'create_access_key', 'Hide');
    await expect
      .poll(async () => JSON.parse(await fileText(page)).permissions.deny)
      .toContain('mcp__tempo__create_access_key');
    await expect(page.getByRole('heading', { name: /^What this file does with/ })).toContainText(
      'create_access_key',
    );
    const table = page.getByRole('table', { name: /^Calls/ });
    await expect(table.getByRole('row', { name: /^this tool/ })).toContainText('hidden');
    await expect(table.getByRole('row', { name: /^a tool that is not listed/ })).toContainText(
      'asked',
    );
  });

  test('sets a group, and what the filters leave over', async ({ page }) => {
    await openBuilder(page, 'github');
    const group = page.locator('[data-group=high]');
    await group.getByRole('button', { name: 'Deny' }).click();
    const high = group.locator('[data-row]');
    await expect(high.locator('input:checked')).toHaveCount(await high.count());
    for (const radio of await high.locator('input:checked').all()) {
      await expect(radio).toHaveValue('deny');
    }
    await page.getByRole('combobox', { name: 'Category' }).selectOption('read');
    const shown = await page.locator('[data-row]:visible').count();
    expect(shown).toBeGreaterThan(5);
    await page
      .getByRole('group', { name: 'Set all tools that are shown' })
      .getByRole('button', { name: 'Ask' })
      .click();
    await page.getByRole('combobox', { name: 'Category' }).selectOption('');
    await page.getByRole('combobox', { name: 'Decision' }).selectOption('ask');
    expect(await page.locator('[data-row]:visible').count()).toBeGreaterThanOrEqual(shown);
  });

  test('filters by words, says how many are shown, and Escape shows all', async ({ page }) => {
    await openBuilder(page, 'github');
    const field = page.getByRole('searchbox', { name: 'Filter tools' });
    await field.fill('delete file');
    await expect(page.locator('[data-row]:visible')).toHaveCount(1);
    await expect(page.locator('#announcement')).toHaveText(/^1 of \d+ tools/);
    await field.fill('zzzz');
    await expect(page.getByText('No tool fits all of the filters.')).toBeVisible();
    await field.press('Escape');
    await expect(page.locator('[data-row]:visible')).toHaveCount(
      await page.locator('[data-row]').count(),
    );
  });

  test('with a limit and a condition on an argument', async ({ page }) => {
    await openBuilder(page, 'filesystem');
    await format(page, 'Intercept');
    const row = rowOf(page, 'write_file');
    await row.getByRole('button', { name: 'write_file' }).click();
    await row.getByRole('spinbutton', { name: 'calls an hour' }).fill('7');
    await row.getByRole('spinbutton', { name: 'calls an hour' }).press('Enter');
    await row.getByRole('combobox', { name: 'Argument' }).selectOption('path');
    await expect(row.getByRole('combobox', { name: 'Condition' })).toHaveValue('path-under');
    await row.getByRole('textbox', { name: 'Value' }).fill('/srv/../etc');
    await row.getByRole('button', { name: 'Add' }).click();
    await expect(row.getByText('Give the folder without “.” and “..”.')).toBeVisible();
    await row.getByRole('textbox', { name: 'Value' }).fill('/srv/project');
    await row.getByRole('textbox', { name: 'Value' }).press('Enter');
    await expect(
      row.getByText('At most 7 calls an hour; only if path is a path under'),
    ).toBeVisible();
    await decide(page, 'write_file', 'Allow');
    await expect.poll(() => fileText(page)).toContain('rate_limit: "7/hour"');
    expect(await fileText(page)).toContain('path: args.path');
    const table = page.getByRole('table', { name: /^Calls/ });
    await expect(table.getByRole('row', { name: /^the 8th call in one hour/ })).toContainText(
      'denied',
    );
    await expect(table.getByRole('row', { name: /where it is not true that path/ })).toContainText(
      'denied',
    );
    await row.getByRole('button', { name: /^Remove/ }).click();
    await expect.poll(() => fileText(page)).not.toContain('args.path');
  });

  test('about tools that the file does not list', async ({ page }) => {
    await openBuilder(page, 'tempo');
    await page
      .getByRole('group', { name: /^Tools that the file does not list/ })
      .getByRole('radio', { name: 'Deny' })
      .check();
    await expect.poll(() => fileText(page)).toContain('"defaultMode": "dontAsk"');
    await expect(preset(page, 'Careful')).toHaveAttribute('aria-pressed', 'false');
  });

  test('can be undone and done again, by buttons and by keys', async ({ page }) => {
    await openBuilder(page, 'tempo');
    const first = await fileText(page);
    await decide(page, 'create_access_key', 'Deny');
    await decide(page, 'create_access_key', 'Hide');
    await undo(page).click();
    expect(await decisionOf(page, 'create_access_key')).toBe('deny');
    await expect(page.locator('#announcement')).toContainText('Undone: create_access_key: hide');
    await page.keyboard.press('Control+z');
    expect(await decisionOf(page, 'create_access_key')).toBe('ask');
    await expect.poll(() => fileText(page)).toBe(first);
    await page.keyboard.press('Control+Shift+z');
    await redo(page).click();
    expect(await decisionOf(page, 'create_access_key')).toBe('hide');
    await preset(page, 'Read only').click();
    await undo(page).click();
    expect(await decisionOf(page, 'create_access_key')).toBe('hide');
    await page.getByRole('searchbox', { name: 'Filter tools' }).press('Control+z');
    expect(await decisionOf(page, 'create_access_key')).toBe('hide');
  });

  test('is heard by screen readers', async ({ page }) => {
    await openBuilder(page, 'tempo');
    await expect(page.getByRole('status')).toHaveCount(1);
    await decide(page, 'create_access_key', 'Deny');
    await expect(page.getByRole('status')).toHaveText('create_access_key: deny');
    await preset(page, 'Open').click();
    await expect(page.getByRole('status')).toHaveText(/^Preset Open: \d+ allowed/);
  });
});

test.describe('the link', () => {
  test('restores everything in another browser', async ({ page, browser }) => {
    await openBuilder(page, 'tempo', 'slack');
    await decide(page, 'create_access_key', 'Hide');
    await page
      .getByRole('textbox', { name: /^Its name in your configuration of Tempo/ })
      .fill('box');
    await expect.poll(() => fileText(page)).toContain('mcp__box__create_access_key');
    const wanted = await fileText(page);
    const link = await linkOf(page);
    expect(link).not.toContain('?server');
    const context = await browser.newContext();
    const other = await context.newPage();
    await other.goto(link);
    await ready(other);
    await expect.poll(() => fileText(other)).toBe(wanted);
    expect(await decisionOf(other, 'create_access_key')).toBe('hide');
    await context.close();
  });

  test('names tools that are gone and lists new ones as undecided', async ({ page }) => {
    await openBuilder(page, 'tempo');
    const link = await linkOf(page);
    await page.route('**/build/servers/tempo.json', async (route) => {
      const answer = await route.fetch();
      const shard = await answer.json();
      const [first, ...rest] = shard.tools;
      const tools = [{ ...first, name: 'brand_new', slug: 'brand-new' }, ...rest];
      await route.fulfill({ response: answer, json: { ...shard, tools } });
    });
    const gone = await page.locator('[data-row] [data-part=name]').first().textContent();
    await page.goto('about:blank');
    await page.goto(link);
    await ready(page);
    const notices = page.locator('[data-part=notices]');
    await expect(notices).toContainText(`1 tool is no longer in the catalogue: ${gone}.`);
    await expect(notices).toContainText('1 tool is undecided');
    await expect(rowOf(page, 'brand_new')).toContainText('Undecided');
    expect(await decisionOf(page, 'brand_new')).toBeUndefined();
    expect(await fileText(page)).toContain(`mcp__tempo__${gone}`);
    expect(await fileText(page)).not.toContain('brand_new');
    await notices.getByRole('button', { name: 'Leave them out' }).click();
    await expect.poll(() => fileText(page)).not.toContain(`mcp__tempo__${gone}"`);
    await notices.getByRole('button', { name: 'Decide as Careful' }).click();
    await expect.poll(() => fileText(page)).toContain('brand_new');
    await expect(notices).toHaveText('');
  });

  for (const [what, fragment, words] of [
    ['was cut', 'v1.q1ZKzs8tyMlMSS0CAA', 'damaged'],
    ['holds rubbish', 'v1.!!!', 'holds no policy'],
    ['was made by another version', 'v9.abc', 'another version of this page (v9)'],
    ['is too long', `v1.${'A'.repeat(600_000)}`, 'too long'],
  ] as const) {
    test(`that ${what} gets a sentence`, async ({ page }) => {
      await page.goto(`/build/#${fragment}`);
      await ready(page);
      await expect(problem(page)).toContainText(words);
      await expect(page.getByRole('combobox', { name: 'Add a server' })).toBeVisible();
    });
  }

  test('is not lost to a link within the page', async ({ page }) => {
    await openBuilder(page, 'tempo');
    const link = await linkOf(page);
    await page.keyboard.press('Tab');
    await page.getByRole('link', { name: 'Skip to content' }).press('Enter');
    await expect.poll(() => page.url()).toBe(link);
    await page.reload();
    await ready(page);
    await expect(rowOf(page, 'create_access_key')).toBeAttached();
  });
});

test.describe('the file', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('copied is the file downloaded, in every format', async ({ page }) => {
    await openBuilder(page, 'tempo');
    const formats = page.getByRole('combobox', { name: 'Format' }).locator('option');
    expect(await formats.count()).toBeGreaterThan(10);
    for (const label of await formats.allTextContents()) {
      await format(page, label);
      const file = page.locator('.build-result .file');
      await expect(page.locator('[data-part=place]')).toContainText(
        `apply and undo it in ${label}`,
      );
      if ((await file.count()) === 0) {
        await expect(page.locator('[data-part=files]')).toContainText(`No file for ${label}.`);
        continue;
      }
      await file.getByRole('button', { name: 'Copy' }).click();
      await expect(file.getByRole('button', { name: /^Copied/ })).toBeVisible();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      const download = page.waitForEvent('download');
      await file.getByRole('button', { name: 'Download' }).click();
      expect(await saved(await download)).toBe(copied);
      expect(copied).toBe(await fileText(page));
      expect(copied).toMatch(/[^\n]\n$/);
    }
  });

  test('is one for all servers, or one for each where a format wants it so', async ({ page }) => {
    await openBuilder(page, 'tempo', 'slack');
    const { permissions } = JSON.parse(await fileText(page));
    const names: string[] = Object.values(permissions).flat() as string[];
    expect(names.some((name) => name.startsWith('mcp__tempo__'))).toBe(true);
    expect(names.some((name) => name.startsWith('mcp__slack__'))).toBe(true);
    await format(page, 'Intercept');
    await expect(page.getByText('Intercept takes one file per server')).toBeVisible();
    await expect(page.locator('.build-result .file')).toHaveCount(2);
    expect(await fileText(page, 0)).not.toBe(await fileText(page, 1));
  });

  test('is in the format that was chosen elsewhere', async ({ page }) => {
    await page.goto(TOOL);
    await page.getByRole('tab', { name: 'Codex CLI' }).first().click();
    await openBuilder(page, 'tempo');
    await expect(page.getByRole('combobox', { name: 'Format' })).toHaveValue('codex');
    await page.getByRole('combobox', { name: 'Format' }).selectOption('cursor');
    await page.goto(TOOL);
    await expect(page.getByRole('tab', { name: /^Cursor/ }).first()).toHaveAttribute(
      'aria-selected',
      'true',
    );
  });

  test('comes with what its format cannot say', async ({ page }) => {
    await openBuilder(page, 'tempo');
    await expect(page.getByText('Claude Code cannot count calls').first()).toBeVisible();
    await format(page, 'PolicyLayer gateway');
    await expect(page.getByText(/PolicyLayer cannot ask/).first()).toBeVisible();
  });

  test('is made without a connection, once the servers are there', async ({ page, context }) => {
    await openBuilder(page, 'tempo');
    await context.setOffline(true);
    await preset(page, 'Read only').click();
    await expect.poll(() => fileText(page)).toContain('dontAsk');
    await context.setOffline(false);
  });

  test('the record names tools, fingerprints, verdicts, decisions and reasons', async ({
    page,
  }) => {
    await openBuilder(page, 'tempo');
    const csv = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Record as CSV' }).click();
    const text = await saved(await csv);
    expect((await csv).suggestedFilename()).toBe('decisions.csv');
    expect(text.split('\r\n')).toHaveLength((await page.locator('[data-row]').count()) + 2);
    expect(text).toMatch(/"create_access_key","[0-9a-f]{64}","High, Write","ask, at most/);
    const markdown = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Record as Markdown' }).click();
    expect(await saved(await markdown)).toContain('create\\_access\\_key');
  });
});

test.describe('a file that the reader has', () => {
  const MARKER = 'xyzzy-never-send-this-4711';
  const settings = JSON.stringify({
    note: MARKER,
    permissions: {
      allow: ['mcp__mytempo__list_access_keys', `Bash(${MARKER})`],
      deny: ['mcp__mytempo__create_access_key'],
    },
  });

  test('is recognised, compared and taken over', async ({ page }) => {
    await openBuilder(page, 'tempo');
    const field = page.getByRole('textbox', { name: 'Policy file' });
    await field.fill(settings);
    await expect(page.getByText('This is a file for Claude Code.')).toBeVisible();
    const compared = page.locator('.build-comparison');
    await expect(compared).toContainText('0 asked about, 1 denied');
    await expect(compared.getByRole('textbox', { name: /^Its name in the file/ })).toHaveValue(
      'mytempo',
    );
    await expect(compared.getByRole('group').filter({ hasText: 'missed' })).toContainText(
      'asks about them',
    );
    await page.getByRole('button', { name: 'Take these decisions over' }).click();
    expect(await decisionOf(page, 'create_access_key')).toBe('deny');
    await undo(page).click();
    expect(await decisionOf(page, 'create_access_key')).toBe('ask');
    await compared.getByRole('textbox', { name: /^Its name in the file/ }).fill('other');
    await compared.getByRole('textbox', { name: /^Its name in the file/ }).press('Tab');
    await expect(compared).toContainText('0 allowed, 0 asked about, 0 denied');
  });

  test('of every kind that can be read is one that this page makes', async ({ page }) => {
    await openBuilder(page, 'tempo');
    for (const label of ['Claude Code', 'Codex CLI', 'Intercept', 'PolicyLayer gateway']) {
      await format(page, label);
      const text = await fileText(page);
      await page.getByRole('textbox', { name: 'Policy file' }).fill(text);
      await expect(page.getByText(`This is a file for ${label}.`)).toBeVisible();
      await expect(page.locator('.build-comparison')).toContainText('0 missed');
    }
  });

  test('that is broken gets line, column and a sentence', async ({ page }) => {
    await openBuilder(page, 'tempo');
    const field = page.getByRole('textbox', { name: 'Policy file' });
    await field.fill('{\n  "permissions": { "allow": [ }');
    await expect(page.locator('#build-read')).toHaveText(/^Line 2, column \d+:/);
    await expect(field).toHaveAttribute('aria-invalid', 'true');
  });

  test('is not sent, stored, or put into the address', async ({ page, context }) => {
    const sent: string[] = [];
    context.on('request', (request) => {
      sent.push(request.url(), request.postData() ?? '', JSON.stringify(request.headers()));
    });
    await openBuilder(page, 'tempo');
    await page.getByRole('textbox', { name: 'Policy file' }).fill(settings);
    await page.getByRole('button', { name: 'Take these decisions over' }).click();
    const link = await linkOf(page);
    await page.getByRole('link', { name: /^How to apply and undo/ }).click();
    await expect(page).toHaveURL(/\/guides\/apply\//);
    expect(sent.length).toBeGreaterThan(5);
    expect(sent.filter((one) => one.includes(MARKER) || one.includes('mytempo'))).toEqual([]);
    expect(sent.filter((one) => one.includes('v1.'))).toEqual([]);
    expect(link).not.toContain(MARKER);
    const stored = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
    );
    expect(stored).not.toContain(MARKER);
    expect(stored).not.toContain('tempo');
  });
});

test('everything can be done by keyboard alone', async ({ page }) => {
  await page.goto('/build/');
  await ready(page);
  const until = async (name: RegExp | string, key = 'Tab') => {
    for (let pressed = 0; pressed < 60; pressed += 1) {
      await page.keyboard.press(key);
      const now = await page.evaluate(() => {
        const at = document.activeElement;
        const labels = at instanceof HTMLInputElement ? [...(at.labels ?? [])] : [];
        return [at?.ariaLabel, ...labels.map((one) => one.textContent), at?.textContent].join(' ');
      });
      if (typeof name === 'string' ? now.includes(name) : name.test(now)) return;
    }
    throw new Error(`The keyboard does not reach ${name}.`);
  };
  await until('Add a server');
  await page.keyboard.type('tempo');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(rowOf(page, 'create_access_key')).toBeAttached();
  await until('Read only');
  await page.keyboard.press('Space');
  expect(await decisionOf(page, 'create_access_key')).toBe('deny');
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
  expect(await decisionOf(page, 'create_access_key')).toBe('ask');
  await page.keyboard.press('Control+z');
  expect(await decisionOf(page, 'create_access_key')).toBe('deny');
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
  await expect(page.locator('.build-result .file pre')).toBeVisible();
  const row = rowOf(page, 'create_access_key');
  await expect(row).toBeVisible();
  await expect(row.getByText('Ask', { exact: true })).toBeVisible();
  await expect(row.getByText('Deny', { exact: true })).toBeHidden();
  await expect(page.getByRole('textbox', { name: 'Policy file' })).toBeHidden();
  await expect(undo(page)).toBeHidden();
});
