import { section } from './setup/page.ts';
import { headline, openStack, paste } from './setup/stack.ts';
import { expect, test } from './setup/test.ts';

const SERVERS = `{
  // VS Code
  "mcp": {
    "servers": {
      "fetch": { "command": "uvx", "args": ["mcp-server-fetch"] }
    }
  },
  "chat.tools.global.autoApprove": true,
}`;

test('a line that overrides a policy is pointed out, with its remedy', async ({ page }) => {
  await openStack(page);
  await paste(page, SERVERS);
  await expect(headline(page)).toContainText('of 1 server');
  const part = section(page, /^Lines that override a policy/);
  await expect(part.getByRole('listitem')).toHaveCount(1);
  await expect(part).toContainText('Line 8: chat.tools.global.autoApprove: true');
  await expect(part).toContainText('tools that the file asks about run without a question. Remove');
  await expect(page.getByRole('link', { name: '1 line overrides a policy' })).toHaveAttribute(
    'href',
    '#overrides',
  );
});

test('numbers that a line makes wrong say so, in the format that it concerns', async ({ page }) => {
  await openStack(page);
  await paste(page, SERVERS);
  const policy = section(page, /^One policy for all of them/);
  const note = policy.getByText(/^As long as line 8 of your config says/);
  await expect(note).toContainText('The numbers below are those without it.');
  await expect(policy.getByText(/^In VS Code without line 8: /)).toBeVisible();
  await page.getByRole('combobox', { name: 'Format' }).selectOption({ label: 'Zed' });
  await expect(note).toHaveCount(0);
  await expect(policy.getByText(/^In Zed: /)).toBeVisible();
});

test('settings without servers are read too, and add to what was found', async ({ page }) => {
  await openStack(page);
  await paste(page, SERVERS);
  await expect(headline(page)).toContainText('of 1 server');
  await paste(page, '{"agent": {"tool_permissions": {"default": "allow"}}}');
  const part = section(page, /^Lines that override a policy/);
  await expect(part.getByRole('listitem')).toHaveText([
    /^Line 8: chat.tools.global.autoApprove: true/,
    /^Line 1: agent.tool_permissions.default: "allow"/,
  ]);
  await expect(headline(page)).toContainText('of 1 server');
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(part).toHaveCount(0);
});

test('of a line with a secret only what overrides is shown', async ({ page }) => {
  await openStack(page);
  const secret = 'zzMarkerzz-0123456789';
  await paste(
    page,
    `{"mcpServers":{"fetch":{"command":"uvx","args":["mcp-server-fetch"],"env":{"API_KEY":"${secret}"},"autoApprove":["${secret}"]}}}`,
  );
  const part = section(page, /^Lines that override a policy/);
  await expect(part).toContainText('mcpServers.fetch.autoApprove');
  await expect(page.getByRole('main')).not.toContainText(secret);
});
