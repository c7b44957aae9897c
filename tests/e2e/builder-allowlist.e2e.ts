import { openBuilder } from './setup/builder.ts';
import { section } from './setup/page.ts';
import { expect, test } from './setup/test.ts';

test('picked servers are an allowlist, with the command that the visitor corrects', async ({
  page,
}) => {
  await openBuilder(page, 'github');
  const part = section(page, /^Allow only these servers/);
  await part.getByLabel('Product').selectOption({ label: 'GitHub Copilot' });
  const file = part.locator('code[data-target]');
  await part.getByLabel('Command or address of GitHub').fill('npx -y "my server" --read-only');
  await expect(file).toContainText('"my server"');
  expect(JSON.parse((await file.textContent()) ?? '')).toEqual({
    allowedMcpServers: [{ serverCommand: ['npx', '-y', 'my server', '--read-only'] }],
  });
  await part.getByLabel('Command or address of GitHub').fill('https://api.githubcopilot.com/mcp/');
  expect(JSON.parse((await file.textContent()) ?? '')).toEqual({
    allowedMcpServers: [{ serverUrl: 'https://api.githubcopilot.com/mcp/' }],
  });
  await part.getByLabel('Command or address of GitHub').fill('');
  await expect(part.getByText('No file for GitHub Copilot.')).toBeVisible();
  await expect(part).toContainText('neither a command nor an address is known');
});
