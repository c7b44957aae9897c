import { expect, test } from 'vitest';
import { readConfig } from './read-config.ts';

const read = (config: unknown, environment: Record<string, string> = {}) =>
  readConfig(typeof config === 'string' ? config : JSON.stringify(config), environment);

const reference = (name: string): string => `$\{${name}}`;

test.each([
  ['Claude and Cursor', { mcpServers: { git: { command: 'npx', args: ['-y', 'git'] } } }],
  ['VS Code', { servers: { git: { type: 'stdio', command: 'npx', args: ['-y', 'git'] } } }],
  ['settings of VS Code', { mcp: { servers: { git: { command: 'npx', args: ['-y', 'git'] } } } }],
  ['Zed', { context_servers: { git: { command: 'npx', args: ['-y', 'git'] } } }],
  ['OpenCode', { mcp: { git: { type: 'local', command: ['npx', '-y', 'git'] } } }],
  ['Codex', '[mcp_servers.git]\ncommand = "npx"\nargs = ["-y", "git"]\n'],
  ['Goose', 'extensions:\n  git:\n    type: stdio\n    cmd: npx\n    args: [-y, git]\n'],
])('reads the form of %s', (_, config) => {
  expect(read(config)).toEqual({
    targets: [{ kind: 'stdio', name: 'git', command: 'npx', args: ['-y', 'git'], env: {} }],
    skipped: [],
  });
});

test('reads addresses, headers and what they take from the environment', () => {
  const config = `{ // a comment
    "mcpServers": {
      "far": { "type": "http", "url": "https://x.example/mcp", "headers": { "Authorization": "Bearer \${env:KEY}" } },
      "old": { "type": "sse", "url": "https://x.example/sse" },
      "surf": { "serverUrl": "https://y.example" },
    },
  }`;
  const { targets } = read(config, { KEY: 'abc', OTHER: 'never' });
  expect(targets).toMatchObject([
    { kind: 'http', url: 'https://x.example/mcp', headers: { Authorization: 'Bearer abc' } },
    { kind: 'http', sse: true },
    { kind: 'http', url: 'https://y.example' },
  ]);
});

test('leaves out what cannot be started, and says why', () => {
  const { targets, skipped } = read({
    servers: {
      off: { command: 'x', disabled: true },
      asks: { command: 'x', args: [reference('input:token')] },
      unset: { command: 'x', env: { A: reference('NOT_SET') } },
      nothing: {},
      otherwise: { command: 'x', env: { A: reference('NOT_SET:-b') } },
    },
  });
  expect(targets).toMatchObject([{ name: 'otherwise', env: { A: 'b' } }]);
  expect(skipped).toEqual([
    { name: 'off', reason: 'it is switched off' },
    { name: 'asks', reason: 'its client asks a person for “token”' },
    { name: 'unset', reason: 'the variable NOT_SET is not set' },
    { name: 'nothing', reason: 'it has neither a command nor an address' },
  ]);
});

test('names that fall together, or that no file may have, are told apart', () => {
  const entry = { command: 'x' };
  const { targets } = read({
    mcpServers: { 'My Git': entry, my_git: entry, '../..': entry, con: entry },
  });
  expect(targets.map(({ name }) => name)).toEqual(['my-git', 'my-git-2', 'server', 'con-server']);
});

test.each(['nothing', '{}', '[]', '{"mcpServers": []}'])('refuses %s', (text) => {
  expect(() => read(text)).toThrow('The configuration');
});

test('says where a broken configuration is broken', () => {
  expect(() => readConfig('{\n  "mcpServers": {\n    "a" {}\n  }\n}', {})).toThrow(
    /Line 3, column \d+: /,
  );
});
