import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import type { Page } from '@playwright/test';
import { fieldsOf } from '#domain/stack/entry-fields.ts';
import { locateServers } from '#domain/stack/read-stack.ts';
import { section } from './setup/page.ts';
import { everythingKept, headline, openStack, paste, SECRETS, TOKEN } from './setup/stack.ts';
import { expect, test } from './setup/test.ts';

const STUB = resolve('src/guard/wrap/testing/stub-server.ts');
const part = (page: Page) => section(page, /^Your config with the guard/);
const path = (page: Page) => page.getByLabel('Path of toolward-guard.mjs on your computer');

async function download(page: Page, name: string): Promise<{ name: string; text: string }> {
  const saved = page.waitForEvent('download');
  await part(page).getByRole('button', { name, exact: true }).click();
  const file = await saved;
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}

/** Connects to a server of a configuration as a client does, and calls its tools. */
async function serverOf(config: string, name: string, folder: string) {
  const located = locateServers(config);
  const raw = 'entries' in located ? located.entries.find((entry) => entry.name === name) : null;
  const [command = '', ...args] = fieldsOf(raw?.value).command;
  const { CLAUDE_CODE_SESSION_ID: _c, COPILOT_AGENT_SESSION_ID: _g, ...inherited } = process.env;
  const PATH = `${dirname(process.execPath)}:${process.env['PATH']}`;
  const env = { ...inherited, PATH, TOOLWARD_STATE: join(folder, 'state') } as Record<
    string,
    string
  >;
  const client = new Client({ name: 'test', version: '1.0.0' });
  await client.connect(new StdioClientTransport({ command, args, env, stderr: 'ignore' }));
  const call = async (tool: string, given: Record<string, unknown> = {}) => {
    const result = await client.callTool({ name: tool, arguments: given });
    return `${result.isError === true} ${(result.content as { text: string }[])[0]?.text}`;
  };
  return { call, close: () => client.close() };
}

/** Installed programs with the names of two servers, of which one is the server's own command. */
interface Programs {
  readonly slack: string;
  readonly fetch: string;
}

function programsIn(folder: string): Programs {
  const program = (name: string): string => {
    const path = join(folder, name);
    writeFileSync(path, `#!/bin/sh\nexec node ${STUB} "$@"\n`, { mode: 0o755 });
    return path;
  };
  return { slack: program('server-slack'), fetch: program('mcp-server-fetch') };
}

const FORMS = {
  json: ({ slack, fetch }: Programs, args: string[]) =>
    JSON.stringify(
      { mcpServers: { slack: { command: slack, args }, fetch: { command: fetch, args } } },
      null,
      2,
    ),
  toml: ({ slack, fetch }: Programs, args: string[]) =>
    `[mcp_servers.slack]\ncommand = "${slack}"\nargs = ${JSON.stringify(args)} # mine\n\n[mcp_servers.fetch]\ncommand = '${fetch}'\nargs = ${JSON.stringify(args)}\n`,
  yaml: ({ slack, fetch }: Programs, args: string[]) =>
    `extensions:\n  slack:\n    type: stdio\n    cmd: ${slack}\n    args:\n      - ${args.join('\n      - ')}\n  fetch: { type: stdio, cmd: ${fetch}, args: [${args.join(', ')}] }\n`,
};

for (const [form, written] of Object.entries(FORMS)) {
  test(`the ${form} that the page gives runs, and a call is refused after a flow`, async ({
    page,
  }) => {
    test.slow();
    const folder = mkdtempSync(join(tmpdir(), 'stack-guard-'));
    const guard = join(folder, 'toolward-guard.mjs');
    await openStack(page);
    await paste(page, written(programsIn(folder), [join(folder, 'log')]));
    await page.getByLabel('It could be (slack)').selectOption('slack');
    await expect(headline(page)).toContainText('of 2 servers');
    await path(page).fill(guard);
    await expect(part(page)).toContainText('2 of 2 servers start through the guard');

    const program = await page.request.get('/guard/toolward-guard.mjs');
    writeFileSync(guard, await program.body());
    const config = await download(page, 'Download config');
    const policy = part(page).locator('#stack-guard-policy');
    const save = async () =>
      writeFileSync(join(folder, 'toolward-policy.json'), (await policy.textContent()) ?? '');
    await save();

    const slack = await serverOf(config.text, 'slack', folder);
    const fetch = await serverOf(config.text, 'fetch', folder);
    expect(await slack.call('slack_post_message')).toContain('false REACHED');
    expect(await fetch.call('fetch')).toContain('false REACHED');
    expect(await slack.call('slack_post_message')).toContain('true ');
    await slack.close();
    await fetch.close();

    await page.getByRole('radio', { name: 'Read only' }).check({ force: true });
    await expect(policy).toContainText('"deny"');
    await save();
    const strict = await serverOf(config.text, 'slack', join(folder, 'other'));
    expect(await strict.call('slack_post_message')).toContain('true ');
    await strict.close();
  });
}

test('secrets are masked on the page, and whole in the file and on the clipboard', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openStack(page);
  await paste(page, SECRETS);
  await expect(headline(page)).toContainText('Your agent can call');
  await path(page).fill('/opt/toolward-guard.mjs');
  await expect(part(page).locator('#stack-config-0')).toContainText('--token=•••');
  await expect(part(page).getByRole('listitem').filter({ hasText: 'stripe' })).toContainText(
    'connects to an address',
  );
  expect(await everythingKept(page)).not.toContain(TOKEN);
  const { text } = await download(page, 'Download config');
  expect(text).toContain(TOKEN);
  await part(page).getByRole('button', { name: 'Copy config' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
  expect(await everythingKept(page)).not.toContain(TOKEN);
});

test('a config with the guard is recognised, kept, and given back without it', async ({ page }) => {
  const plain =
    '{"mcpServers":{"f":{"command":"uvx","args":["mcp-server-fetch"]}, "far": {"url": "https://mcp.stripe.com"}}}';
  await openStack(page);
  await paste(page, plain);
  await expect(headline(page)).toContainText('of 2 servers');
  await path(page).fill('C:\\me\\toolward-guard.mjs');
  const { text, name } = await download(page, 'Download config');
  expect(name).toBe('mcp.json');
  await paste(page, text);
  await expect(headline(page)).toContainText('of 2 servers');
  await expect(part(page)).toContainText('f started through the guard already');
  await expect(path(page)).toHaveValue('C:\\me\\toolward-guard.mjs');
  expect((await download(page, 'Download config')).text).toBe(text);
  await part(page).getByLabel('Take the guard out of the config instead').check();
  await expect(part(page)).toContainText('f starts without the guard again');
  expect((await download(page, 'Download config')).text).toBe(plain);
});

test('a path that no client can start is pointed out', async ({ page }) => {
  await openStack(page);
  await paste(page, '{"mcpServers":{"f":{"command":"uvx","args":["mcp-server-fetch"]}}}');
  await path(page).fill('~/toolward-guard.mjs');
  await expect(path(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(part(page)).toContainText('clients do not replace ~');
});

test('lines of claude mcp add get the guard too', async ({ page }) => {
  await openStack(page);
  await paste(page, 'claude mcp add f -e KEY=zzMarkerzz -- uvx mcp-server-fetch');
  await path(page).fill('/opt/toolward-guard.mjs');
  const { text, name } = await download(page, 'Download config');
  expect(name).toBe('commands.sh');
  expect(text).toBe(
    'claude mcp add f -e KEY=zzMarkerzz -- node /opt/toolward-guard.mjs wrap --server f -- uvx mcp-server-fetch',
  );
  await expect(part(page)).toContainText('remove servers of the same names first');
  expect(await everythingKept(page)).not.toContain('zzMarkerzz');
});

const stdio = (name: string) => ({ command: 'uvx', args: [`mcp-server-${name}`] });

test('servers of one name in two projects get the names that the policy gives them', async ({
  page,
}) => {
  await openStack(page);
  const projects = {
    '/a': { mcpServers: { db: stdio('fetch') } },
    '/b': { mcpServers: { db: stdio('git') } },
  };
  await paste(page, JSON.stringify({ projects }));
  await expect(headline(page)).toContainText('of 2 servers');
  const { text } = await download(page, 'Download config');
  const read = JSON.parse(text).projects;
  const namesOf = (project: string) => read[project].mcpServers.db.args[3];
  expect([namesOf('/a'), namesOf('/b')]).toEqual(['db', 'db-2']);
  const policy = (await part(page).locator('#stack-guard-policy').textContent()) ?? '';
  expect(
    JSON.parse(policy).servers.map(({ as, server }: Record<string, string>) => [as, server]),
  ).toEqual([
    ['db', 'fetch'],
    ['db-2', expect.stringContaining('git')],
  ]);
});

test('each of two files is given back with its own servers, for one policy', async ({ page }) => {
  await openStack(page);
  await paste(page, JSON.stringify({ mcpServers: { f: stdio('fetch') } }));
  await expect(headline(page)).toContainText('of 1 server');
  await page.getByLabel('Add to the servers below').check();
  await paste(page, '[mcp_servers.g]\ncommand = "uvx"\nargs = ["mcp-server-git"]\n');
  await expect(headline(page)).toContainText('of 2 servers');
  await expect(part(page).locator('#stack-config-0')).toContainText('"--server", "f"');
  await expect(part(page).locator('#stack-config-1')).toContainText('"--server", "g"');
  const policy = (await part(page).locator('#stack-guard-policy').textContent()) ?? '';
  expect(JSON.parse(policy).servers.map(({ as }: { as: string }) => as)).toEqual(['f', 'g']);
});
