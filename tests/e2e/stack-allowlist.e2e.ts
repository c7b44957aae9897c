import { readFile } from 'node:fs/promises';
import { section } from './setup/page.ts';
import { headline, openStack, paste, SECRETS, TOKEN } from './setup/stack.ts';
import { expect, test } from './setup/test.ts';

test('the pasted servers are an allowlist in every format, without secrets', async ({ page }) => {
  await openStack(page);
  await paste(page, SECRETS);
  await expect(headline(page)).toContainText('Your agent can call');
  const part = section(page, /^Allow only these servers/);
  const file = part.locator('code[data-target]');
  const format = part.getByLabel('Product');

  await format.selectOption({ label: 'Claude Code' });
  await expect(part).toContainText('/etc/claude-code/managed-settings.json');
  await expect(part).toContainText('“fetch” is not in the file and will not start');
  await expect(part).toContainText('“stripe” is not in the file');

  await format.selectOption({ label: 'Codex' });
  await expect(file).toContainText('[mcp_servers.fetch.identity.command]');
  await expect(file).toContainText('{ match = "prefix", value = "--token=" }');
  await expect(part).toContainText('Codex accepts any value');

  const saved = page.waitForEvent('download');
  await part.getByRole('button', { name: 'Download' }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toBe('requirements.toml');
  expect(await readFile(await download.path(), 'utf8')).not.toContain(TOKEN);

  await format.selectOption({ label: 'Gemini CLI, admin console' });
  await expect(part.getByText('No file for Gemini CLI, admin console.')).toBeVisible();
});
