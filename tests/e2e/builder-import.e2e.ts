import { decisionOf, fileText, format, linkOf, openBuilder, undo } from './setup/builder.ts';
import { section } from './setup/page.ts';
import { expect, test } from './setup/test.ts';

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
    const compared = section(page, /^Compare with a file/);
    await expect(compared).toContainText('0 asked about, 1 denied');
    await expect(compared.getByRole('textbox', { name: /^Server name in the file/ })).toHaveValue(
      'mytempo',
    );
    await expect(compared.getByRole('group').filter({ hasText: 'missed' })).toContainText(
      'asks about them',
    );
    await page.getByRole('button', { name: 'Import these decisions' }).click();
    expect(await decisionOf(page, 'create_access_key')).toBe('Deny');
    await undo(page).click();
    expect(await decisionOf(page, 'create_access_key')).toBe('Ask');
    await compared.getByRole('textbox', { name: /^Server name in the file/ }).fill('other');
    await compared.getByRole('textbox', { name: /^Server name in the file/ }).press('Tab');
    await expect(compared).toContainText('0 allowed, 0 asked about, 0 denied');
  });

  test('of every kind that can be read is one that this page makes', async ({ page }) => {
    await openBuilder(page, 'tempo');
    for (const label of ['Claude Code', 'Codex CLI', 'Intercept', 'PolicyLayer gateway']) {
      await format(page, label);
      const text = await fileText(page);
      await page.getByRole('textbox', { name: 'Policy file' }).fill(text);
      await expect(page.getByText(`This is a file for ${label}.`)).toBeVisible();
      await expect(section(page, /^Compare with a file/)).toContainText('0 missed');
    }
  });

  test('that is broken gets line, column and a sentence', async ({ page }) => {
    await openBuilder(page, 'tempo');
    const field = page.getByRole('textbox', { name: 'Policy file' });
    await field.fill('{\n  "permissions": { "allow": [ }');
    await expect(page.getByText(/^Line 2, column \d+:/).first()).toBeVisible();
    await expect(field).toHaveAccessibleDescription(/Line 2, column \d+:/);
    await expect(field).toHaveAttribute('aria-invalid', 'true');
  });

  test('that is settings of a client gets its overriding lines pointed out', async ({ page }) => {
    await openBuilder(page, 'tempo');
    const field = page.getByRole('textbox', { name: 'Policy file' });
    await field.fill(
      `{\n  // mine\n  "editor.fontSize": 12,\n  "chat.tools.global.autoApprove": true,\n  "note": "${MARKER}"\n}`,
    );
    const compared = section(page, /^Compare with a file/);
    const line = compared.getByRole('listitem').filter({ hasText: 'Line 4' });
    await expect(line).toContainText('chat.tools.global.autoApprove: true');
    await expect(line).toContainText(
      'In VS Code: tools that the file asks about run without a question. Remove it',
    );
    await expect(line.getByRole('link', { name: 'More' })).toHaveAttribute(
      'href',
      '/guides/apply/vscode/#override-global-auto-approve',
    );
    await expect(compared).not.toContainText('This is no');
    await expect(field).toHaveAttribute('aria-invalid', 'false');
    await field.fill('{"editor.fontSize": 12}');
    await expect(line).toHaveCount(0);
  });

  test('is not sent, stored, or put into the address', async ({ page, context }) => {
    const sent: string[] = [];
    context.on('request', (request) => {
      sent.push(request.url(), request.postData() ?? '', JSON.stringify(request.headers()));
    });
    await openBuilder(page, 'tempo');
    await page.getByRole('textbox', { name: 'Policy file' }).fill(settings);
    await page.getByRole('button', { name: 'Import these decisions' }).click();
    const link = await linkOf(page);
    await page.getByRole('link', { name: /^How to apply and undo/ }).click();
    await expect(page).toHaveURL(/\/guides\/apply\//);
    expect(sent.length).toBeGreaterThan(5);
    expect(
      sent.filter((request) => request.includes(MARKER) || request.includes('mytempo')),
    ).toEqual([]);
    expect(sent.filter((request) => request.includes('v1.'))).toEqual([]);
    expect(link).not.toContain(MARKER);
    const stored = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
    );
    expect(stored).not.toContain(MARKER);
    expect(stored).not.toContain('tempo');
  });
});
