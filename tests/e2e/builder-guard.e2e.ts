import { readFile } from 'node:fs/promises';
import { readPolicy } from '../../src/domain/policy/read-policy.ts';
import { decide, format, openBuilder, result, rowOf } from './setup/builder.ts';
import { expect, test } from './setup/test.ts';

const POST = 'slack_post_message';

test.describe('the guard in the builder', () => {
  test('its file is the policy with cases, and says what changes', async ({ page }) => {
    await openBuilder(page, 'slack');
    const part = result(page);
    await expect(part).toContainText(
      /that otherwise asks? runs? without asking until the session has read/,
    );
    const saved = page.waitForEvent('download');
    const button = part.getByRole('button', { name: 'Save toolward-policy.json' });
    await button.focus();
    await page.keyboard.press('Enter');
    const download = await saved;
    expect(download.suggestedFilename()).toBe('toolward-policy.json');
    const policy = readPolicy(await readFile(await download.path(), 'utf8'));
    expect(policy.servers[0]?.tools[POST]?.cases?.length).toBeGreaterThan(1);
    const published = await page.request.get('/guard/policies/slack/careful.json');
    expect(readPolicy(await published.text()).servers[0]?.tools).toEqual(policy.servers[0]?.tools);
  });

  test('a row says what changes, and its details say it case by case', async ({ page }) => {
    await openBuilder(page, 'slack');
    const row = rowOf(page, POST);
    await expect(row).toContainText('With the guard: runs until the session has read');
    await row.getByRole('button', { name: POST }).click();
    await expect(row).toContainText('If the user named the value of “channel_id”, the call runs');
    await decide(page, POST, 'Allow');
    await expect(row).not.toContainText('With the guard');
  });

  test('is offered beside every format', async ({ page }) => {
    await openBuilder(page, 'slack');
    for (const label of ['Claude Code', 'Codex CLI', 'Intercept']) {
      await format(page, label);
      await expect(
        result(page).getByRole('link', { name: 'Save toolward-guard.mjs' }),
      ).toHaveAttribute('href', '/guard/toolward-guard.mjs');
    }
  });
});
