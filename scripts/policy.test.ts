import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { buildCatalogue } from '#catalogue/build.ts';
import { readPolicy } from '#domain/policy/read-policy.ts';
import { TARGETS } from '#domain/policy/targets/index.ts';
import { embeddedCatalogue } from '../tests/fixtures/embedded-catalogue.ts';
import { prepareContent } from '../tests/fixtures/prepare.ts';
import { policyCommand } from './policy-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'policy-command-'));
let embedded = '';

beforeAll(async () => {
  ({ database: embedded } = await embeddedCatalogue());
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const policyOf = (database: string, ...args: string[]) =>
  policyCommand(args, () => Promise.resolve(database));
const policy = (...args: string[]) => policyOf(embedded, ...args);

describe('npm run policy', () => {
  test('lists every target, one JSON line each', async () => {
    const { code, stdout } = await policy('--list-targets');
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(0);
    expect(lines.map((line) => line.id)).toEqual(TARGETS.map((target) => target.id));
    for (const line of lines) {
      expect(Object.keys(line)).toEqual(['id', 'label', 'fileName', 'language', 'can']);
    }
  });

  test('prints a file for one tool, and notes beside it', async () => {
    const { code, stdout, stderr } = await policy(
      ...[
        '--server',
        'coroot',
        '--tool',
        'create_dashboard',
        '--target',
        'claude-code',
        '--as',
        'mon',
      ],
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      permissions: { defaultMode: 'default', allow: ['mcp__mon__create_dashboard'] },
    });
    expect(stderr).toMatch(/^In Claude Code: 1 of 1 tool runs\.\n/);
    expect(stderr).toMatch(/^note: Claude Code has no rate limits, .* \("create_dashboard"\)$/m);
  });

  test.each(['read-only', 'careful', 'open'])(
    'says how many tools the file of %s allows, asks about and refuses',
    async (preset) => {
      const args = ['--server', 'github', '--target', 'claude-code', '--preset', preset];
      const { stdout, stderr } = await policy(...args);
      const { allow = [], ask = [], deny = [] } = JSON.parse(stdout).permissions;
      const all = allow.length + ask.length + deny.length;
      const [, said] = /^In Claude Code: (.*?)( \(\d+ instead of asking\))?\.\n/.exec(stderr) ?? [];
      expect(said?.split(', ')).toEqual([
        `${allow.length} of ${all} tools run`,
        ...(ask.length > 0 ? [`${ask.length} ask`] : []),
        ...(deny.length > 0 ? [`${deny.length} ${deny.length === 1 ? 'is' : 'are'} refused`] : []),
      ]);
    },
  );

  test('says which presets give the same file', async () => {
    const files = await Promise.all(
      ['read-only', 'careful', 'open'].map((preset) =>
        policy('--server', 'fetch', '--target', 'intercept', '--preset', preset),
      ),
    );
    for (const { stdout, stderr } of files) {
      const same = files.filter((other) => other.stdout === stdout).length;
      expect(/^note: In Intercept, .* give the same file\.$/m.test(stderr)).toBe(same > 1);
    }
  });

  test('prints the decision record instead of the file', async () => {
    const args = ['--server', 'fetch', '--target', 'claude-code', '--as', 'web', '--record'];
    const csv = await policy(...args, 'csv');
    expect(csv.stdout).toMatch(/^"Server","Tool",.*\r\n"web","fetch",/);
    const { stdout } = await policy(...args, 'markdown');
    expect(stdout).toContain('- Format: Claude Code, `settings.json`');
    expect(stdout).toContain('## Approval');
  });

  test('names the tools that a note is about', async () => {
    const { stderr } = await policy('--server', 'github', '--target', 'vscode');
    expect(stderr).toMatch(/^note: .* \("\w+", "\w+", "\w+" and \d+ more\)$/m);
  });

  test('leaves out what the server does not offer as it is started', async () => {
    const of = (...args: string[]) =>
      policy('--server', 'supabase', '--target', 'intercept', '--preset', 'careful', ...args);
    const started = parse((await of('--started-with', 'read-only')).stdout).tools;
    expect(Object.keys(started)).toContain('execute_sql');
    expect(Object.keys(started)).not.toContain('apply_migration');
    const grouped = parse((await of('--started-with', 'features=docs,storage')).stdout).tools;
    expect(Object.keys(grouped)).toHaveLength(3);
  });

  test('says which starts there are', async () => {
    const of = async (...args: string[]) =>
      (await policy('--server', 'github', '--target', 'claude-code', ...args)).stderr;
    expect(await of('--started-with', 'readonly')).toMatch(
      /no start “readonly”.*mean “read-only”\?/,
    );
    expect(await of('--started-with', 'toolsets=isues')).toMatch(/no “isues”.*mean “issues”\?/);
    expect(await of('--started-with', 'toolsets')).toContain('takes a list');
    expect(await of('--started-with', 'gitlab:read-only')).toContain('a server that is not named');
    expect(await of('--server', 'supabase', '--started-with', 'read-only')).toContain(
      'Say which server',
    );
  });

  test('prints every tool of a server, by the preset', async () => {
    const { stdout } = await policy(
      '--server',
      'github',
      '--target',
      'intercept',
      '--preset',
      'read-only',
    );
    const document = parse(stdout);
    expect(document.default).toBe('deny');
    expect(document.tools.list_issues).toEqual({ rules: [] });
    expect(document.tools.delete_file.rules[0].action).toBe('deny');
  });

  test('merges several servers, under the names that are given', async () => {
    const { stdout } = await policy(
      ...['--server', 'github', '--server', 'stripe', '--as', 'gh', '--target', 'opencode'],
    );
    const keys = Object.keys(JSON.parse(stdout).permission);
    expect(keys.slice(0, 2)).toEqual(['gh_*', 'stripe_*']);
    expect(keys).toContain('gh_list_issues');
    expect(keys).toContain('stripe_create_refund');
  });

  test('merges several servers for every target that takes more than one, and says why not', async () => {
    for (const { id, can } of TARGETS) {
      // No tool of these two is refused, which some targets cannot write.
      const args = ['--server', 'sentry', '--server', 'stripe', '--target', id];
      const { code, stdout, stderr } = await policy(...args, '--preset', 'careful');
      if (can.severalServers) expect([id, code, stdout.length > 100]).toEqual([id, 0, true]);
      else expect([id, code, stdout]).toEqual([id, 2, '']);
      if (!can.severalServers) expect(stderr).toContain('render each server by itself');
    }
  });

  test('prints an allowlist of servers of the catalogue, or of a configuration', async () => {
    const start = 'npx -y "a b"';
    const args = ['--server', 'github', '--start', start, '--as', 'gh'];
    const one = await policy('--allowlist', 'claude-code', ...args);
    expect(JSON.parse(one.stdout)).toEqual({
      allowManagedMcpServersOnly: true,
      allowedMcpServers: [{ serverCommand: ['npx', '-y', 'a b'] }],
    });
    const known = await policy('--allowlist', 'gemini-admin', '--server', 'exa');
    expect(known.stderr).toContain('hosted servers only');
    const config = join(folder, 'mcp.json');
    const web = { url: 'https://mcp.example.com/mcp' };
    const local = { command: 'x', args: ['--api-key', 'made-up-2026-Password!'] };
    writeFileSync(config, JSON.stringify({ mcpServers: { web, local } }));
    const both = await policy('--allowlist', 'copilot', '--config', config);
    expect(JSON.parse(both.stdout)).toEqual({
      allowedMcpServers: [{ serverUrl: 'https://mcp.example.com/mcp' }],
    });
    expect(both.stderr).toContain('“local” is not in the file');
    expect(JSON.stringify(both)).not.toContain('made-up');
  });

  test('prints a script that a shell can read', async () => {
    const script = join(folder, 'script.sh');
    writeFileSync(script, (await policy('--server', 'github', '--target', 'copilot-cli')).stdout);
    execFileSync('sh', ['-n', script]);
  });

  test.each([
    [
      2,
      ['--server', 'github', '--server', 'stripe', '--target', 'intercept'],
      'one file per server',
    ],
    [
      2,
      ['--server', 'github', '--target', 'cursor', '--preset', 'read-only'],
      'cannot refuse tools',
    ],
    [1, ['--server', 'gitub', '--target', 'intercept'], 'Did you mean “github”?'],
    [1, ['--server', 'github', '--tool', 'list_isues', '--target', 'gemini'], 'list_issues'],
    [1, ['--server', 'github', '--target', 'nothing'], 'There is no target “nothing”'],
    [1, ['--server', 'github'], 'Name a target'],
    [1, ['--target', 'gemini'], 'Name a server'],
    [1, ['--server', 'github', '--target', 'gemini', '--preset', 'x'], 'There is no preset “x”'],
    [1, ['--sever', 'github'], '--sever'],
    [1, ['--allowlist', 'cursor'], 'There is no list for “cursor”'],
    [1, ['--allowlist', 'codex'], 'Name a server'],
    [1, ['--allowlist', 'codex', '--config', '/nowhere.json'], '/nowhere.json cannot be read'],
    [1, ['--target', 'codex', '--config', 'x'], '--config and --start need --allowlist'],
    [2, ['--allowlist', 'codex', '--server', 'github', '--start', 'ftp://x'], 'No'],
    [1, ['--server', 'github', '--target', 'gemini', '--record', 'pdf'], 'markdown or csv'],
  ])('ends with %d for %j', async (code, args, message) => {
    const printed = await policy(...args);
    expect(printed.stderr).toContain(message);
    expect(printed).toMatchObject({ code, stdout: '' });
  });
});

test('the command itself prints the file, the notes and ends with the code', () => {
  const args = ['--server', 'coroot', '--tool', 'create_dashboard', '--target', 'claude-code'];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'scripts/policy.ts', ...args],
    { env: { ...process.env, CATALOGUE_DB: embedded }, encoding: 'utf8' },
  );
  expect(JSON.parse(stdout)).toEqual({
    permissions: { defaultMode: 'default', allow: ['mcp__coroot__create_dashboard'] },
  });
  expect([status, stderr.slice(0, 5)]).toEqual([0, 'In Cl']);
});

describe('tools with odd names', () => {
  const database = join(folder, 'awkward.db');

  beforeAll(async () => {
    const content = join(folder, 'content');
    prepareContent(content);
    await buildCatalogue({ content, sources: [], database });
  }, 60_000);

  test.each([
    ['files/read', 'mcp__names__files_read'],
    ['files read', 'mcp__names__files_read'],
    ['files.read', 'mcp__names__files_read'],
    ['读取文件', 'mcp__names______'],
    ['🧰 open', 'mcp__names_____open'],
    [' spaced ', 'mcp__names___spaced_'],
    ['__proto__', 'mcp__names____proto__'],
    ['..', 'mcp__names____'],
    ['<b>bold</b>', 'mcp__names___b_bold__b_'],
  ])('%j is found by its exact name', async (name, spelled) => {
    const args = ['--server', 'awkward-names', '--tool', name, '--as', 'names'];
    const client = await policyOf(database, ...args, '--target', 'claude-code');
    expect(client.code, client.stderr).toBe(0);
    expect(client.stdout).toContain(`"${spelled}"`);
    const proxy = await policyOf(database, ...args, '--target', 'intercept');
    expect(Object.keys(parse(proxy.stdout).tools)).toEqual([name]);
  });
});

test('the policy of the guard keeps the cases, for several servers in one file', async () => {
  const args = ['--server', 'slack', '--server', 'github', '--as', 'chat', '--target', 'guard'];
  const { code, stdout, stderr } = await policy(...args);
  expect(code).toBe(0);
  const { servers } = readPolicy(stdout);
  expect(servers.map(({ as }) => as)).toEqual(['chat', 'github']);
  expect(servers[0]?.tools['slack_post_message']?.cases?.length).toBeGreaterThan(1);
  expect(stderr).toMatch(/tools that otherwise ask run without asking until the session has read/);
});
