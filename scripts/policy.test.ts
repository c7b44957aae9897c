import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { buildCatalogue } from '#catalogue/build.ts';
import { TARGETS } from '#domain/policy/targets/index.ts';
import { prepareContent } from '../tests/fixtures/prepare.ts';

const folder = mkdtempSync(join(tmpdir(), 'policy-command-'));
const CATALOGUE_DB = join(folder, 'catalogue.db');

beforeAll(async () => {
  await buildCatalogue({ content: 'content', sources: [], database: CATALOGUE_DB });
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function policy(...args: string[]) {
  return policyOf(CATALOGUE_DB, ...args);
}

function policyOf(CATALOGUE_DB: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/policy.ts', ...args], {
    env: { ...process.env, CATALOGUE_DB, NODE_NO_WARNINGS: '1' },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('npm run policy', () => {
  test('lists every target, one JSON line each', () => {
    const { status, stdout } = policy('--list-targets');
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(status).toBe(0);
    expect(lines.map((line) => line.id)).toEqual(TARGETS.map((target) => target.id));
    for (const line of lines) {
      expect(Object.keys(line)).toEqual(['id', 'label', 'fileName', 'language', 'can']);
    }
  });

  test('prints a file for one tool, and notes beside it', () => {
    const { status, stdout, stderr } = policy(
      ...[
        '--server',
        'coroot',
        '--tool',
        'create_api_key',
        '--target',
        'claude-code',
        '--as',
        'mon',
      ],
    );
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ permissions: { ask: ['mcp__mon__create_api_key'] } });
    expect(stderr).toMatch(/^note: Claude Code cannot count calls: .* \("create_api_key"\)\n$/);
  });

  test('prints every tool of a server, by the preset', () => {
    const { stdout } = policy(
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

  test('merges several servers, under the names that are given', () => {
    const { stdout } = policy(
      ...['--server', 'github', '--server', 'stripe', '--as', 'gh', '--target', 'opencode'],
    );
    const keys = Object.keys(JSON.parse(stdout).permission);
    expect(keys.slice(0, 2)).toEqual(['gh_*', 'stripe_*']);
    expect(keys).toContain('gh_list_issues');
    expect(keys).toContain('stripe_create_refund');
  });

  test('merges several servers for every target that takes more than one, and says why not', () => {
    for (const { id, can } of TARGETS) {
      const args = ['--server', 'github', '--server', 'stripe', '--target', id];
      const { status, stdout, stderr } = policy(...args, '--preset', 'careful');
      if (can.severalServers) expect([id, status, stdout.length > 100]).toEqual([id, 0, true]);
      else expect([id, status, stdout]).toEqual([id, 2, '']);
      if (!can.severalServers) expect(stderr).toContain('render each server by itself');
    }
  }, 60_000);

  test('prints a script that a shell can read', () => {
    const script = join(folder, 'script.sh');
    writeFileSync(script, policy('--server', 'github', '--target', 'copilot-cli').stdout);
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
  ])('ends with %d for %j', (code, args, message) => {
    const { status, stdout, stderr } = policy(...args);
    expect(stderr).toContain(message);
    expect([status, stdout]).toEqual([code, '']);
  });
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
  ])('%j is found by its exact name', (name, spelled) => {
    const args = ['--server', 'awkward-names', '--tool', name, '--as', 'names'];
    const client = policyOf(database, ...args, '--target', 'claude-code');
    expect(client.status, client.stderr).toBe(0);
    expect(client.stdout).toContain(`"${spelled}"`);
    const proxy = policyOf(database, ...args, '--target', 'intercept');
    expect(Object.keys(parse(proxy.stdout).tools)).toEqual([name]);
  });
});
