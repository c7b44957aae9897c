import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { FAULTS_ONLY } from './setup/axe.ts';
import { files, fileText } from './setup/builder.ts';
import { overflow, section, tooWide } from './setup/page.ts';
import {
  builder,
  example,
  headline,
  openStack,
  paste,
  policyFile,
  SECRETS,
  servers,
} from './setup/stack.ts';
import { expect, test } from './setup/test.ts';

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
  await expect(servers(page).nth(0)).toContainText('it runs a program on your machine with node');
  await expect(servers(page).nth(1)).toContainText(
    'the catalogue has no server with the npm package @nobody/has-this',
  );
  await expect(
    servers(page)
      .nth(1)
      .getByRole('link', { name: /Tell us/ }),
  ).toHaveAttribute(
    'href',
    /title=Missing\+server%3A\+npm\+package\+%40nobody%2Fhas-this&package=npm\+package/,
  );
  await expect(
    servers(page)
      .nth(0)
      .getByRole('link', { name: /Tell us/ }),
  ).toHaveAttribute('href', /title=Missing\+server%3A&client=[^&]+$/);
  await expect(
    page.getByRole('link', { name: '2 unknown servers: assume full access' }),
  ).toHaveAttribute('href', '#servers');
});

test('a guess counts only when it is confirmed', async ({ page }) => {
  await openStack(page);
  await paste(page, '{"mcpServers":{"sentry":{"command":"/opt/bin/sentry-mcp"}}}');
  await expect(headline(page)).toHaveText('None of the servers is recognised; 1 server is unknown');
  const choice = page.getByLabel(/It could be/);
  await choice.selectOption({ label: (await choice.locator('option').nth(1).textContent()) ?? '' });
  await expect(headline(page)).toContainText('of 1 server');
  await expect(choice).toBeFocused();
  await choice.selectOption({ label: 'None of these' });
  await expect(headline(page)).toHaveText('None of the servers is recognised; 1 server is unknown');
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
    await page.getByRole('combobox', { name: 'Format' }).selectOption({ label: format });
    await page.getByRole('radio', { name: preset }).check({ force: true });
    const file = (await policyFile(page).textContent()) ?? '';
    expect(file).toContain('my-pay');
    await expect(builder(page)).toHaveAttribute('href', /#v1\..+/);
    const other = await page.context().newPage();
    await other.goto((await builder(page).getAttribute('href')) ?? '');
    await expect(files(other)).toContainText('my-pay');
    expect(await fileText(other)).toBe(file);
    await other.close();
  }
});

test('what the servers can do together names the tools, the attacks and the smallest change', async ({
  page,
}) => {
  await openStack(page);
  await paste(
    page,
    'claude mcp add fetch -- uvx mcp-server-fetch\nclaude mcp add --transport http pay https://mcp.stripe.com',
  );
  const money = page
    .getByRole('article')
    .filter({ has: page.getByRole('heading', { name: 'Untrusted content and money' }) });
  await expect(money.getByRole('link', { name: 'fetch', exact: true })).toHaveAttribute(
    'href',
    '/servers/fetch/fetch/',
  );
  await expect(money).toContainText(
    'deny the one tool under “Ingests untrusted content”: fetch, or disconnect fetch (1 tool)',
  );
  await expect(money.getByRole('link', { name: /Untrusted read/ }).first()).toHaveAttribute(
    'href',
    /^\/attacks\//,
  );
});

test('the summary counts the combinations that are shown', async ({ page }) => {
  await openStack(page);
  await example(page).first().click();
  const summary = page.getByRole('link', { name: /^\d+ dangerous combinations$/ });
  const count = Number.parseInt((await summary.textContent()) ?? '', 10);
  expect(count).toBeGreaterThan(1);
  await expect(page.getByRole('article')).toHaveCount(count);
});

test('known vulnerabilities need product and version', async ({ page }) => {
  await openStack(page);
  await paste(
    page,
    'claude mcp add a -- npx -y mcp-remote@0.1.10 https://mcp.stripe.com\nclaude mcp add b -- uvx mcp-server-git\nclaude mcp add c -- npx -y mcp-remote@0.1.16 https://mcp.notion.com/mcp',
  );
  const flaws = section(page, /^Known vulnerabilities/).getByRole('listitem');
  await expect(flaws.filter({ hasText: 'CVE-2025-6514' })).toHaveCount(1);
  await expect(flaws.filter({ hasText: 'CVE-2025-6514' })).toContainText(
    'mcp-remote 0.1.10 has it',
  );
  await expect(flaws.filter({ hasText: 'mcp-server-git' }).first()).toContainText(
    'as the version is not pinned',
  );
});

test('the shown file is copied and downloaded as it is', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openStack(page);
  await paste(
    page,
    'claude mcp add files -- npx @modelcontextprotocol/server-filesystem@2026.8.31',
  );
  const code = policyFile(page);
  await expect(code).toContainText('mcp__files__read_text_file');
  const box = section(page, /^One policy for all of them/);
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
  await expect(
    servers(page).getByTitle('invisible character: right-to-left override').first(),
  ).toHaveText('U+202E');
});

test('a print has everything that is folded away', async ({ page }) => {
  await openStack(page);
  await example(page).first().click();
  const tools = section(page, /^Every tool that the agent can call/);
  const rows = tools.locator('li');
  await expect(rows).toHaveCount(15);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(rows).not.toHaveCount(15);
  expect(await rows.count()).toBe(
    Number(/call (\d+) tools/.exec((await headline(page).textContent()) ?? '')?.[1]),
  );
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(tools.getByRole('listitem')).toHaveCount(15);
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
    const options = { ...FAULTS_ONLY, rules: { 'target-size': { enabled: true } } };
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
