import { execFile, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { stubAddress } from '../tests/fixtures/stub-address.ts';
import { smallCatalogue } from './checks/testing/small-catalogue.ts';

const STUB = [
  process.execPath,
  '--disable-warning=ExperimentalWarning',
  'tests/fixtures/stub-program.ts',
];
const into = mkdtempSync(join(tmpdir(), 'scans-'));
let database: string;

beforeAll(async () => {
  database = (await smallCatalogue()).name;
});

const wordsOf = (options: string[]): string[] => [
  '--disable-warning=ExperimentalWarning',
  'scripts/scan.ts',
  '--into',
  into,
  ...options,
];

function scan(options: string[], command: string[] = [], env: Record<string, string> = {}) {
  const rest = command.length > 0 ? ['--', ...command] : [];
  return spawnSync(process.execPath, [...wordsOf(options), ...rest], {
    encoding: 'utf8',
    env: { ...process.env, CATALOGUE_DB: database, ...env },
  });
}

const stub = (...words: string[]): string[] => [...STUB, ...words];
const result = (name: string): string => join(into, `${name}.json`);

test('writes the list without any value that was given, and the same bytes again', () => {
  const run = () =>
    scan(['--name', 'My Stub', '--env', 'STUB_TOKEN'], stub('echo', '--api-key=argument-secret'), {
      STUB_TOKEN: 'environment-secret',
    });
  const first = run();
  expect(first.stderr).toBe('');
  expect(first.status).toBe(0);
  expect(first.stdout).toMatch(/^get_note +read +\w+ +\w+/m);
  const text = readFileSync(result('my-stub'), 'utf8');
  expect(text + first.stdout).not.toMatch(/(environment|argument)-secret/);
  const { tools, env, command, transport, redacted } = JSON.parse(text) as Record<string, unknown>;
  expect({ env, transport, redacted }).toEqual({
    env: ['STUB_TOKEN'],
    transport: 'stdio',
    redacted: true,
  });
  expect(command).toContain('--api-key=‹hidden›');
  expect(tools).toMatchObject([{ name: 'get_note', inputSchema: { type: 'object' } }]);
  const { mtimeMs } = statSync(result('my-stub'));
  expect(run().status).toBe(0);
  expect(statSync(result('my-stub')).mtimeMs).toBe(mtimeMs);
  expect(readFileSync(result('my-stub'), 'utf8')).toBe(text);
  expect(readdirSync(into).filter((file) => file.endsWith('.new'))).toEqual([]);
});

test('a server that fails leaves nothing, and its secret shows neither quietly nor with --verbose', () => {
  for (const options of [[], ['--verbose']]) {
    const run = scan(
      ['--name', 'crash', '--env', 'STUB_TOKEN=hunter2hunter2', ...options],
      stub('crash'),
    );
    expect(run.status).toBe(2);
    expect(run.stderr).toContain('exit code 3');
    expect(run.stdout + run.stderr).not.toContain('hunter2');
    expect(run.stderr.includes('Cannot log in with ‹hidden›')).toBe(options.length > 0);
  }
  expect(existsSync(result('crash'))).toBe(false);
});

test('shows hostile names safely, marks suspicious words and names that occur twice', () => {
  const hostile = scan(['--name', 'hostile'], stub('hostile'));
  for (const hidden of ['\u001b', '\u202e']) expect(hostile.stdout).not.toContain(hidden);
  expect(hostile.stdout).toMatch(/get_note⟦U\+001B⟧.*yes: /);
  const twice = scan(['--name', 'twice'], stub('duplicates'));
  expect(twice.stdout).toContain('The name get_note occurs twice');
});

test('scans every server of a configuration, an address among them', async () => {
  const stubbed = await stubAddress('plain', 'streamable-http');
  try {
    const [command = '', ...args] = stub('plain');
    const config = join(into, 'mcp-config');
    const far = { url: stubbed.url, headers: { Authorization: 'Bearer header-secret' } };
    const mcpServers = { near: { command, args }, off: { command, disabled: true }, far };
    writeFileSync(config, JSON.stringify({ mcpServers }));
    const run = promisify(execFile)(process.execPath, wordsOf(['--config', config]));
    const { stdout, stderr } = await run;
    expect(stderr).toContain('off is left out: it is switched off.');
    expect(stdout).toContain('== far');
    expect(existsSync(result('near'))).toBe(true);
    const text = readFileSync(result('far'), 'utf8');
    expect(JSON.parse(text)).toMatchObject({ transport: 'streamable-http', url: stubbed.url });
    expect(text).not.toContain('header-secret');
  } finally {
    await stubbed.close();
  }
});

test.each([
  [['--check', '--server', 'notes'], 'plain', 0],
  [['--check', '--name', 'notes'], 'plain', 0],
  [['--check', '--server', 'notes'], 'changed', 1],
  [['--check', '--name', 'unheard-of'], 'plain', 2],
  [['--check', '--server', 'note'], 'plain', 2],
  [['--check', '--server', 'notes'], 'crash', 2],
])('%j against a server that is %s ends with %i', (options, way, code) => {
  expect(scan(options, stub(way)).status).toBe(code);
});

test('says what came, went and changed, and what follows', () => {
  const { stdout } = scan(['--check', '--server', 'notes'], stub('changed'));
  const lines = stdout.split('\n');
  const after = (line: string) => lines[lines.indexOf(line) + 1];
  expect(after('~ get_note changed')).toBe('    parameter “command” is new (string)');
  expect(lines).toContain('    → verdict stays read, medium');
  expect(lines).toContain('    → careful stays allow');
  expect(after('+ send_notes is new')).toBe('    → verdict: write, high (confidence good)');
  expect(stdout).toContain('- delete_note is gone');
  expect(stdout).toContain('1 added, 1 removed, 1 changed; 1 tool is the same.');
  expect(stdout).toContain('Not compared: titles and descriptions of 2 tools');
});

test.each([
  [[], 'Give one of'],
  [['--url', 'ftp://x'], 'http or https'],
  [['--unheard-of'], 'The option --unheard-of'],
  [['--timeout', 'soon', '--url', 'http://x'], '--timeout wants'],
  [['--config', 'no/such/file'], 'ENOENT'],
])('%j is refused with a sentence', (options, sentence) => {
  const { status, stderr } = scan(options);
  expect(status).toBe(2);
  expect(stderr).toContain(sentence);
  expect(stderr).not.toContain('    at ');
});
