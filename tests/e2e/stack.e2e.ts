import { announcement, overflow, tooWide } from './setup/page.ts';
import { builder, example, headline, openStack, paste, readAs, servers } from './setup/stack.ts';
import { expect, test } from './setup/test.ts';

const CLIENTS: readonly (readonly [client: string, text: string, server: string])[] = [
  [
    'Claude Desktop',
    '{"globalShortcut":"","mcpServers":{"fs":{"command":"npx","args":["-y","@modelcontextprotocol/server-filesystem","/tmp"]}}}',
    'Filesystem',
  ],
  ['Claude Code', 'claude mcp add --transport http pay https://mcp.stripe.com', 'Stripe (hosted)'],
  ['Cursor', '{"mcpServers":{"n":{"url":"https://mcp.neon.tech/mcp"}}}', 'Neon'],
  [
    'VS Code',
    '{"inputs":[],"servers":{"gh":{"type":"http","url":"https://api.githubcopilot.com/mcp/"}}}',
    'GitHub',
  ],
  ['Windsurf', '{"mcpServers":{"s":{"serverUrl":"https://mcp.sentry.dev/mcp"}}}', 'Sentry'],
  [
    'Zed',
    '{"context_servers":{"t":{"source":"custom","command":"npx","args":["-y","tavily-mcp@0.2.22"]}}}',
    'Tavily',
  ],
  ['Gemini CLI', '{"mcpServers":{"c":{"httpUrl":"https://mcp.context7.com/mcp"}}}', 'Context7'],
  [
    'opencode',
    '{"mcp":{"p":{"type":"local","command":["npx","@playwright/mcp@0.0.83"],"enabled":true}}}',
    'Playwright',
  ],
  [
    'Codex',
    '[mcp_servers.k]\ncommand = "npx"\nargs = ["kubernetes-mcp-server@0.0.67"]\n',
    'Kubernetes',
  ],
];

for (const [client, text, server] of CLIENTS) {
  test(`the configuration of ${client} is recognised`, async ({ page }) => {
    await openStack(page);
    await paste(page, text);
    await expect(readAs(page)).toContainText(`Read as ${client}: 1 server.`);
    await expect(servers(page)).toHaveCount(1);
    await expect(servers(page).getByRole('link', { name: server, exact: true })).toBeVisible();
    await expect(servers(page)).not.toContainText('Unknown');
  });
}

test('the format of the client whose file was read is shown first', async ({ page }) => {
  await openStack(page);
  await paste(page, '[mcp_servers.f]\ncommand = "uvx"\nargs = ["mcp-server-fetch"]\n');
  const format = page.getByRole('combobox', { name: 'Format' });
  await expect(format).toHaveValue('codex');
  await format.selectOption('gemini');
  await paste(page, '{"mcp":{"f":{"type":"local","command":["uvx","mcp-server-fetch"]}}}');
  await expect(readAs(page)).toContainText('Read as opencode');
  await expect(format).toHaveValue('gemini');
});

test('a client that reads none of the files is told so, and begins with a proxy', async ({
  page,
}) => {
  await openStack(page);
  await paste(page, '{"mcpServers":{"s":{"serverUrl":"https://mcp.sentry.dev/mcp"}}}');
  await expect(page.getByText('Windsurf reads none of the files below')).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Format' })).toHaveValue('intercept');
  await paste(page, '{"mcpServers":{"n":{"url":"https://mcp.notion.com/mcp"}}}');
  await expect(readAs(page)).toContainText('Read as Cursor');
  await expect(page.getByText('reads none of the files below')).toHaveCount(0);
  await expect(page.getByRole('combobox', { name: 'Format' })).toHaveValue('cursor-editor');
});

test('the field can be read only while it holds a text that was not read', async ({ page }) => {
  await openStack(page);
  const read = page.getByRole('button', { name: 'Read it' });
  await expect(read).toBeDisabled();
  await paste(page, 'claude mcp add fetch -- uvx mcp-server-fetch');
  await expect(headline(page)).toContainText('of 1 server');
  await expect(read).toBeDisabled();
  await page.getByLabel('Configuration of your client').press('Control+Enter');
  await expect(readAs(page)).toBeVisible();
  await page.getByLabel('Configuration of your client').fill('{"a":');
  await expect(read).toBeEnabled();
  await read.click();
  await expect(page.getByRole('main').getByText('Line 1, column 6:')).toBeVisible();
  await expect(read).toBeEnabled();
});

test('every example gives an answer, which fits a small screen', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await openStack(page);
  const examples = example(page);
  const count = await examples.count();
  expect(count).toBeGreaterThanOrEqual(6);
  for (let at = 0; at < count; at += 1) {
    await examples.nth(at).click();
    const label = await examples.nth(at).textContent();
    const client = label === 'claude mcp add' ? 'Claude Code' : label;
    await expect(readAs(page)).toContainText(`Read as ${client}`);
    await expect(headline(page)).toContainText(/server/);
    expect(await overflow(page), (await tooWide(page)).join('\n')).toBe(0);
  }
});

test('comments and trailing commas are fine', async ({ page }) => {
  await openStack(page);
  await paste(
    page,
    '\uFEFF// mine\n{ "mcpServers": { /* one */ "a": { "command": "npx", "args": ["-y", "@playwright/mcp",], }, }, }',
  );
  await expect(headline(page)).toContainText('of 1 server');
});

test('a missing bracket is said with line and column, and can be gone to', async ({ page }) => {
  await openStack(page);
  const text = '{\n  "mcpServers": {\n    "a": { "command": "npx", "args": ["x"] \n  }\n';
  await paste(page, text);
  const fault = page.getByRole('main').getByText('Line 5, column 1:');
  await expect(fault).toBeVisible();
  await expect(page.getByRole('main').getByText('A closing } is missing.')).toBeVisible();
  await expect(announcement(page)).toHaveText(/Line 5, column 1/);
  const field = page.getByLabel('Configuration of your client');
  await expect(field).toHaveAccessibleDescription(/Line 5, column 1: A closing } is missing\./);
  await expect(field).toHaveValue(text);
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await page.getByRole('button', { name: 'Go to that place' }).click();
  await expect(field).toBeFocused();
  expect(
    await field.evaluate((element) => (element as HTMLTextAreaElement).selectionEnd),
  ).toBeGreaterThan(text.length - 3);
  await expect(headline(page)).toBeHidden();
  await field.fill(text.replace(/\}\n$/, '}}}'));
  await page.getByRole('button', { name: 'Read it' }).click();
  await expect(fault).toBeHidden();
  await expect(headline(page)).toBeVisible();
});

test('an empty list of servers gets a helpful answer', async ({ page }) => {
  await openStack(page);
  await paste(page, '{"mcpServers": {}}');
  await expect(
    page.getByRole('main').getByText(/The list of servers is empty\..*“What can be read”/),
  ).toBeVisible();
  await expect(headline(page)).toBeHidden();
});

test('a dropped file is read, and a chosen one', async ({ page }) => {
  await openStack(page);
  const text =
    '[mcp_servers.files]\ncommand = "npx"\nargs = ["@modelcontextprotocol/server-filesystem"]\n';
  const data = await page.evaluateHandle((words) => {
    const made = new DataTransfer();
    made.items.add(new File([words], 'config.toml'));
    return made;
  }, text);
  await page
    .getByLabel('Configuration of your client')
    .dispatchEvent('drop', { dataTransfer: data });
  await expect(headline(page)).toContainText('of 1 server');
  await expect(readAs(page)).toContainText('Read as Codex');
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(headline(page)).toBeHidden();
  const chosen = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  const buffer = Buffer.from('{"mcpServers":{"f":{"command":"uvx","args":["mcp-server-fetch"]}}}');
  await (await chosen).setFiles({
    name: 'claude_desktop_config.json',
    mimeType: 'application/json',
    buffer,
  });
  await expect(readAs(page)).toContainText('Read as Claude Desktop');
  await expect(headline(page)).toContainText('1 tool of 1 server');
});

test('a second file can be added to the first', async ({ page }) => {
  await openStack(page);
  await paste(page, 'claude mcp add fetch -- uvx mcp-server-fetch');
  await expect(headline(page)).toContainText('of 1 server');
  await page.getByLabel('Add to the servers below').check();
  await paste(page, 'claude mcp add pay --transport http https://mcp.stripe.com');
  await expect(headline(page)).toContainText('of 2 servers');
});

test('five megabytes and more than a thousand servers get a clear answer', async ({ page }) => {
  await openStack(page);
  const main = page.getByRole('main');
  await paste(page, `{"a": "${'x'.repeat(5_000_001)}"}`);
  await expect(main.getByText('longer than 5 million characters')).toBeVisible();
  const many = Object.fromEntries(
    Array.from({ length: 1001 }, (_, n) => [`s${n}`, { command: 'npx' }]),
  );
  await page.getByLabel('Configuration of your client').fill('');
  await paste(page, JSON.stringify({ mcpServers: many }));
  await expect(main.getByText('names 1,001 servers; at most 1,000 are read')).toBeVisible();
});

test('the keyboard alone is enough', async ({ page }) => {
  await openStack(page);
  const field = page.getByLabel('Configuration of your client');
  for (
    let presses = 0;
    presses < 40 && !(await field.evaluate((element) => element === document.activeElement));
    presses += 1
  )
    await page.keyboard.press('Tab');
  await expect(field).toBeFocused();
  await page.keyboard.type('claude mcp add fetch -- uvx mcp-server-fetch');
  await page.keyboard.press('Control+Enter');
  await expect(headline(page)).toBeFocused();
  await expect(announcement(page)).toContainText('Your agent can call 1 tool of 1 server');
  const preset = page.getByRole('radio', { name: 'Careful' });
  for (
    let presses = 0;
    presses < 60 && !(await preset.evaluate((element) => element === document.activeElement));
    presses += 1
  )
    await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('radio', { name: 'Read only' })).toBeChecked();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('combobox', { name: 'Format' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(builder(page)).toBeFocused();
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('a notice says what is missing, and leads to the static way', async ({ page }) => {
    await page.goto('/stack/');
    const said = page.locator('main noscript');
    await expect(said).toBeVisible();
    // biome-ignore lint/performance/useDomNodeTextContent: a noscript has text only where it is drawn
    expect(await said.innerText()).toContain('This page needs JavaScript.');
    await expect(said.locator('a').first()).toHaveAttribute('href', '/servers/');
    await expect(page.getByLabel('Configuration of your client')).toBeHidden();
  });
});
