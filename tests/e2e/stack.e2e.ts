import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { overflow, tooWide } from './setup/page.ts';
import { everythingKept, headline, openStack, paste, SECRETS, TOKEN } from './setup/stack.ts';
import { expect, test } from './setup/test.ts';

const servers = (page: import('@playwright/test').Page) => page.locator('.stack-servers > li');

test('no request carries a byte of what was pasted', async ({ page, context }) => {
  const sent: string[] = [];
  context.on('request', (request) => {
    sent.push(
      [
        request.method(),
        request.url(),
        request.postData() ?? '',
        JSON.stringify(request.headers()),
      ].join(' '),
    );
  });
  await openStack(page);
  await paste(page, SECRETS);
  await expect(headline(page)).toContainText('Your agent can call');
  await page.getByRole('radio', { name: 'Read only' }).check({ force: true });
  await page.waitForLoadState('networkidle');
  expect(sent.length).toBeGreaterThan(5);
  for (const one of sent) {
    expect(one).not.toContain('zzMarkerzz');
    expect(one.startsWith('GET ')).toBe(true);
  }
  const data = sent.filter((one) => /\/(stack|build)\//.test(one.split(' ')[1] ?? ''));
  for (const one of data) {
    expect(new URL(one.split(' ')[1] ?? '').pathname).toMatch(
      /^\/stack\/(index\/[0-9a-f]{2}\.json|combinations\.json)?$|^\/build\/servers\/[a-z0-9-]+\.json$/,
    );
  }
});

test('no value of a key is kept in the page, in storage or in the address', async ({ page }) => {
  await openStack(page);
  await paste(page, SECRETS);
  await expect(headline(page)).toContainText('Your agent can call');
  expect(await everythingKept(page)).not.toContain(TOKEN);
  await expect(page.locator('[data-part=secrets]')).toContainText(
    'GITHUB_PERSONAL_ACCESS_TOKEN, environment variable: GitHub token',
  );
  await expect(page.locator('[data-part=secrets]')).toContainText('Authorization, header');
  await expect(page.locator('[data-part=builder]')).toHaveAttribute('href', /^\/build\/#v1\./);
  expect(await everythingKept(page)).not.toContain(TOKEN);
});

const CLIENTS: readonly (readonly [client: string, text: string, server: string])[] = [
  [
    'Claude Desktop',
    '{"globalShortcut":"","mcpServers":{"fs":{"command":"npx","args":["-y","@modelcontextprotocol/server-filesystem","/tmp"]}}}',
    'Filesystem',
  ],
  ['Claude Code', 'claude mcp add --transport http pay https://mcp.stripe.com', 'Stripe'],
  ['Cursor', '{"mcpServers":{"n":{"url":"https://mcp.notion.com/mcp"}}}', 'Notion'],
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
    await expect(page.locator('[data-part=words]')).toContainText(`Read as ${client}: 1 server.`);
    await expect(servers(page)).toHaveCount(1);
    await expect(servers(page).getByRole('link', { name: server, exact: true })).toBeVisible();
    await expect(servers(page)).not.toContainText('Unknown');
  });
}

test('every example gives an answer, which fits a small screen', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await openStack(page);
  const examples = page.locator('.stack-example');
  const count = await examples.count();
  expect(count).toBeGreaterThanOrEqual(6);
  for (let at = 0; at < count; at += 1) {
    await examples.nth(at).click();
    await expect(page.locator('[data-part=words]')).toContainText(
      `Read as ${await examples.nth(at).textContent()}`,
    );
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
  const fault = page.locator('[data-part=fault]');
  await expect(fault).toContainText('Line 5, column 1:');
  await expect(fault).toContainText('A closing } is missing.');
  await expect(page.locator('#announcement')).toHaveText(/Line 5, column 1/);
  const field = page.getByLabel('Configuration of your client');
  await expect(field).toHaveValue(text);
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await page.getByRole('button', { name: 'Go to that place' }).click();
  await expect(field).toBeFocused();
  expect(await field.evaluate((one) => (one as HTMLTextAreaElement).selectionEnd)).toBeGreaterThan(
    text.length - 3,
  );
  await expect(headline(page)).toBeHidden();
  await field.fill(text.replace(/\}\n$/, '}}}'));
  await page.getByRole('button', { name: 'Read it' }).click();
  await expect(fault).toBeHidden();
  await expect(headline(page)).toBeVisible();
});

test('an unknown server is listed with the reason, and never counted as safe', async ({ page }) => {
  await openStack(page);
  await paste(
    page,
    '{"mcpServers":{"mine":{"command":"node","args":["./server.js"]},"other":{"command":"npx","args":["-y","@nobody/has-this@1.0.0"]}}}',
  );
  await expect(headline(page)).toHaveText(
    'None of the servers is recognised; 2 servers are unknown',
  );
  await expect(servers(page)).toHaveCount(2);
  await expect(servers(page).nth(0)).toContainText('it runs a program of this machine with node');
  await expect(servers(page).nth(1)).toContainText(
    'the catalogue has no server with the npm package @nobody/has-this',
  );
  await expect(
    servers(page)
      .nth(1)
      .getByRole('link', { name: /Tell us/ }),
  ).toHaveAttribute('href', /title=Missing\+server%3A\+npm%3A%40nobody%2Fhas-this$/);
  await expect(
    servers(page)
      .nth(0)
      .getByRole('link', { name: /Tell us/ }),
  ).toHaveAttribute('href', /Missing\+server%3A\+$/);
  await expect(page.locator('.stack-findings')).toContainText('count them as able to do anything');
});

test('a guess by name counts only when it is confirmed', async ({ page }) => {
  await openStack(page);
  await paste(page, '{"mcpServers":{"sentry":{"command":"/opt/bin/my-sentry"}}}');
  await expect(headline(page)).toHaveText('None of the servers is recognised; 1 server is unknown');
  const choice = page.getByLabel(/By its name it could be/);
  await choice.selectOption({ label: (await choice.locator('option').nth(1).textContent()) ?? '' });
  await expect(headline(page)).toContainText('of 1 server');
  await expect(choice).toBeFocused();
  await choice.selectOption({ label: 'None of these' });
  await expect(headline(page)).toHaveText('None of the servers is recognised; 1 server is unknown');
});

test('an empty list of servers gets a helpful answer', async ({ page }) => {
  await openStack(page);
  await paste(page, '{"mcpServers": {}}');
  const empty = page.locator('[data-part=empty]');
  await expect(empty).toContainText('The list of servers is empty.');
  await expect(empty).toContainText('What can be read');
  await expect(headline(page)).toBeHidden();
});

test('a server that is switched off is said to be so, and not counted', async ({ page }) => {
  await openStack(page);
  await paste(
    page,
    '{"mcpServers":{"s":{"url":"https://mcp.stripe.com","disabled":true},"f":{"command":"uvx","args":["mcp-server-fetch"]}}}',
  );
  await expect(headline(page)).toContainText('1 tool of 1 server; 1 server switched off');
  await expect(servers(page).filter({ hasText: 'Switched off' })).toContainText('Stripe');
});

test('the merged policy is the one that the builder makes of it', async ({ page }) => {
  await openStack(page);
  await paste(
    page,
    '{"mcpServers":{"my-pay":{"url":"https://mcp.stripe.com"},"files":{"command":"npx","args":["-y","@modelcontextprotocol/server-filesystem@2026.8.31"]}}}',
  );
  await expect(headline(page)).toContainText('of 2 servers');
  for (const [preset, format] of [
    ['Careful', 'Claude Code'],
    ['Read only', 'opencode'],
  ] as const) {
    await page.locator('[data-part=format]').selectOption({ label: format });
    await page.getByRole('radio', { name: preset }).check({ force: true });
    const file = (await page.locator('#stack-file-0').textContent()) ?? '';
    expect(file).toContain('my-pay');
    const builder = page.locator('[data-part=builder]');
    await expect(builder).toHaveAttribute('href', /#v1\..+/);
    const opened = page.context().waitForEvent('page');
    await builder.click({ modifiers: ['ControlOrMeta'] });
    const other = await opened;
    await expect(other.locator('#build-file-0')).toContainText('my-pay');
    expect(await other.locator('#build-file-0').textContent()).toBe(file);
    await other.close();
  }
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
  await page.dispatchEvent('[data-part=drop]', 'drop', { dataTransfer: data });
  await expect(headline(page)).toContainText('of 1 server');
  await expect(page.locator('[data-part=words]')).toContainText('Read as Codex');
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
  await expect(page.locator('[data-part=words]')).toContainText('Read as Claude Desktop');
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

test('what the set can do together names the tools, the attacks and the smallest change', async ({
  page,
}) => {
  await openStack(page);
  await paste(
    page,
    'claude mcp add fetch -- uvx mcp-server-fetch\nclaude mcp add --transport http pay https://mcp.stripe.com',
  );
  const money = page.locator('.stack-together').filter({ hasText: 'Untrusted content and money' });
  await expect(money.getByRole('link', { name: 'fetch', exact: true })).toHaveAttribute(
    'href',
    '/servers/fetch/fetch/',
  );
  await expect(money.locator('.stack-break')).toContainText(
    'deny the one tool under “Ingests untrusted content”: fetch, or disconnect fetch (1 tool)',
  );
  await expect(money.getByRole('link', { name: /Untrusted read/ }).first()).toHaveAttribute(
    'href',
    /^\/attacks\//,
  );
});

test('known vulnerabilities need product and version', async ({ page }) => {
  await openStack(page);
  await paste(
    page,
    'claude mcp add a -- npx -y mcp-remote@0.1.10 https://mcp.stripe.com\nclaude mcp add b -- uvx mcp-server-git\nclaude mcp add c -- npx -y mcp-remote@0.1.16 https://mcp.notion.com/mcp',
  );
  const flaws = page.locator('[data-part=flaws] li');
  await expect(flaws.filter({ hasText: 'CVE-2025-6514' })).toHaveCount(1);
  await expect(flaws.filter({ hasText: 'CVE-2025-6514' })).toContainText(
    'mcp-remote 0.1.10 has it',
  );
  await expect(flaws.filter({ hasText: 'mcp-server-git' }).first()).toContainText(
    'the version is not pinned',
  );
});

test('the report is saved as Markdown, without any value', async ({ page }) => {
  await openStack(page);
  await paste(page, SECRETS);
  await expect(headline(page)).toContainText('Your agent can call');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the report' }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toBe('stack-report.md');
  const text = await readFile(await download.path(), 'utf8');
  expect(text).not.toContain(TOKEN);
  for (const title of [
    '# What the agent can do',
    '## What the set can do together',
    '## Secrets in plain text',
    '## The servers',
    '## Policy “Careful”',
  ])
    expect(text).toContain(title);
});

test('the shown file is copied and downloaded as it is', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openStack(page);
  await paste(
    page,
    'claude mcp add files -- npx @modelcontextprotocol/server-filesystem@2026.8.31',
  );
  const code = page.locator('#stack-file-0');
  await expect(code).toContainText('mcp__files__read_text_file');
  const box = page.locator('[data-part=policy-box]');
  await box.getByRole('button', { name: /Copy/ }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await code.textContent());
  const saved = page.waitForEvent('download');
  await box.getByRole('button', { name: 'Download' }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toBe('settings.json');
  expect(await readFile(await download.path(), 'utf8')).toBe(await code.textContent());
});

test('markup and hidden characters in names stay text', async ({ page }) => {
  await openStack(page);
  const name = '<img src=x onerror=alert(1)>\u202e';
  await paste(
    page,
    JSON.stringify({ mcpServers: { [name]: { command: 'uvx', args: ['mcp-server-fetch'] } } }),
  );
  await expect(headline(page)).toContainText('of 1 server');
  await expect(page.locator('main img')).toHaveCount(0);
  await expect(servers(page)).toContainText('<img src=x onerror=alert(1)>');
  await expect(servers(page).locator('.invisible-mark')).toHaveText('U+202E');
});

test('a print has everything that is folded away', async ({ page }) => {
  await openStack(page);
  await page.locator('.stack-example').first().click();
  const rows = page.locator('[data-part=tools] li');
  await expect(rows).toHaveCount(15);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(rows).not.toHaveCount(15);
  expect(await rows.count()).toBe(
    Number(/call (\d+) tools/.exec((await headline(page).textContent()) ?? '')?.[1]),
  );
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(page.locator('[data-part=tools] details')).not.toHaveAttribute('open');
});

test('works without a network once it has been loaded', async ({ page, context }) => {
  await openStack(page);
  await page.locator('.stack-example').first().click();
  await expect(headline(page)).toContainText('Your agent can call');
  const before = await headline(page).textContent();
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Start over' }).click();
  await page.locator('.stack-example').first().click();
  await expect(headline(page)).toHaveText(before ?? '');
  await page.getByRole('radio', { name: 'Open', exact: true }).check({ force: true });
  await expect(page.locator('[data-part=policy-words]')).toContainText('allowed');
  await context.setOffline(false);
});

test.describe('with a file that does not arrive', () => {
  test.use({ provoked: /Failed to load resource|stack\/combinations/ });

  test('says so, and can try again', async ({ page }) => {
    await openStack(page);
    await page.route('**/stack/combinations.json', (route) => route.abort());
    await paste(page, 'claude mcp add fetch -- uvx mcp-server-fetch');
    const problem = page.locator('my-stack > .with-script > [data-part=problem]');
    await expect(problem).toContainText('Not all files of this site could be fetched.');
    await page.unroute('**/stack/combinations.json');
    await problem.getByRole('button', { name: 'Try again' }).click();
    await expect(problem).toBeHidden();
    await expect(headline(page)).toContainText('of 1 server');
  });
});

test('the page lists the files that it fetched', async ({ page, context }) => {
  const asked: string[] = [];
  context.on('request', (request) => {
    if (request.url().endsWith('.json')) asked.push(new URL(request.url()).pathname);
  });
  await openStack(page);
  await paste(page, 'claude mcp add fetch -- uvx mcp-server-fetch');
  await expect(headline(page)).toContainText('of 1 server');
  const listed = await page.locator('[data-part=fetched] li').allTextContents();
  expect(new Set(listed)).toEqual(new Set(asked));
});

test('five megabytes and a thousand servers get a clear answer', async ({ page }) => {
  await openStack(page);
  const fault = page.locator('[data-part=fault-words]');
  await paste(page, `{"a": "${'x'.repeat(5_000_001)}"}`);
  await expect(fault).toContainText('longer than 5 million characters');
  const many = Object.fromEntries(
    Array.from({ length: 1000 }, (_, n) => [`s${n}`, { command: 'npx' }]),
  );
  await page.getByLabel('Configuration of your client').fill('');
  await paste(page, JSON.stringify({ mcpServers: many }));
  await expect(fault).toContainText('names 1,000 servers; this page reads 300 at most');
});

test('the keyboard alone is enough', async ({ page }) => {
  await openStack(page);
  const field = page.getByLabel('Configuration of your client');
  for (
    let presses = 0;
    presses < 40 && !(await field.evaluate((one) => one === document.activeElement));
    presses += 1
  )
    await page.keyboard.press('Tab');
  await expect(field).toBeFocused();
  await page.keyboard.type('claude mcp add fetch -- uvx mcp-server-fetch');
  await page.keyboard.press('Control+Enter');
  await expect(headline(page)).toBeFocused();
  await expect(page.locator('#announcement')).toContainText(
    'Your agent can call 1 tool of 1 server',
  );
  const preset = page.getByRole('radio', { name: 'Careful' });
  for (
    let presses = 0;
    presses < 60 && !(await preset.evaluate((one) => one === document.activeElement));
    presses += 1
  )
    await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('radio', { name: 'Read only' })).toBeChecked();
  await page.keyboard.press('Tab');
  await expect(page.locator('[data-part=format]')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.locator('[data-part=builder]')).toBeFocused();
});

test('axe finds nothing in the answer, and nothing stands out at 360 px', async ({ page }) => {
  test.slow();
  await openStack(page);
  await paste(page, SECRETS);
  await expect(headline(page)).toContainText('Your agent can call');
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
    dispatchEvent(new Event('beforeprint'));
  });
  for (const [width, colorScheme] of [
    [1280, 'light'],
    [1280, 'dark'],
    [360, 'light'],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    const options = { rules: { 'target-size': { enabled: true } } };
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode()
      .options(options)
      .analyze();
    expect(
      violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html)]),
      `${width} ${colorScheme}`,
    ).toEqual([]);
  }
  expect(await overflow(page), (await tooWide(page)).join('\n')).toBe(0);
  expect(await page.locator('main [role=status]').count()).toBe(0);
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
