import { describe, expect, test } from 'vitest';
import { readStack } from './read-stack.ts';

const fault = (text: string) => {
  const read = readStack(text);
  if (read.state !== 'broken') throw new Error(JSON.stringify(read));
  return read.fault;
};

describe('a text that cannot be read', () => {
  test('says where a bracket is missing, and which one is open', () => {
    const text = '{\n  "mcpServers": {\n    "a": { "command": "npx" }\n  }\n';
    expect(fault(text)).toEqual({
      kind: 'not-json',
      problem: 'CloseBraceExpected',
      unclosedLine: 1,
      line: 5,
      column: 1,
    });
  });

  test('says what is wrong in JSON, with line and column', () => {
    expect(fault('{"mcpServers": {"a" {}}}')).toMatchObject({
      line: 1,
      column: 21,
      problem: 'ColonExpected',
    });
    expect(fault('{\n"mcpServers": {\n"a": {} "b": {}}}')).toMatchObject({
      line: 3,
      problem: 'CommaExpected',
    });
    expect(fault("{'mcpServers': {}}")).toMatchObject({
      line: 1,
      column: 2,
      problem: 'InvalidSymbol',
    });
    expect(fault('"mcpServers": {"a": }')).toMatchObject({ line: 1, column: 21 });
    expect(fault('{"mcpServers": {"a": {"command": "C:\\npx\\dir\\x"}}}')).toMatchObject({
      kind: 'not-json',
      problem: 'InvalidEscapeCharacter',
    });
  });

  test('says what is wrong in TOML and YAML', () => {
    expect(fault('[mcp_servers.x]\ncommand = "npx\n')).toMatchObject({
      line: 2,
      kind: 'not-toml',
      problem: 'unclosed-string',
    });
    expect(fault('[mcp_servers.x')).toMatchObject({
      line: 1,
      problem: 'incomplete-pair',
    });
    expect(fault('registry:\n  a:\n\tref: ""\n')).toMatchObject({ kind: 'not-yaml', line: 3 });
  });

  test('never quotes the text', () => {
    for (const text of [
      '{"a": ghp_marker}',
      'a = ghp_marker',
      'a: [ghp_marker',
      '[mcp_servers.x]\na = ghp_marker',
    ])
      expect(JSON.stringify(readStack(text))).not.toContain('ghp_marker');
  });

  test('is refused where it is too long, too deep, too many or no text', () => {
    expect(fault(`{"a": "${'x'.repeat(5_000_001)}"}`)).toEqual({
      kind: 'too-long',
      most: 5_000_000,
    });
    expect(fault(`a: ${'x'.repeat(300_001)}`)).toEqual({ kind: 'too-long-yaml', most: 300_000 });
    expect(fault('['.repeat(200_000))).toEqual({ kind: 'too-deep' });
    expect(fault(`{"mcpServers": ${'{"a":'.repeat(100_000)}`)).toEqual({ kind: 'too-deep' });
    expect(fault('PK\u0003\u0004')).toEqual({ kind: 'binary' });
    const servers = Object.fromEntries(
      Array.from({ length: 1001 }, (_, n) => [`s${n}`, { command: 'npx' }]),
    );
    expect(fault(JSON.stringify({ mcpServers: servers }))).toEqual({
      kind: 'too-many-servers',
      count: 1001,
      most: 1000,
    });
  });
});

test('a TOML file may begin with the letters of a ZIP archive', () => {
  const text = 'PKG = 1\n[mcp_servers.a]\ncommand = "npx"\n';
  expect(readStack(text)).toMatchObject({ state: 'read', entries: [{ name: 'a' }] });
});

describe('a text without servers', () => {
  test('is told from an empty list', () => {
    expect(readStack('{"mcpServers": {}}')).toMatchObject({
      state: 'nothing',
      why: 'empty-list',
    });
    expect(readStack('{"servers": {}, "inputs": []}')).toMatchObject({
      state: 'nothing',
      why: 'empty-list',
    });
    expect(readStack('{"name": "x", "version": "1.0.0"}')).toMatchObject({
      state: 'nothing',
      why: 'no-place',
    });
    expect(readStack(' \n')).toMatchObject({
      state: 'nothing',
      why: 'no-text',
    });
    expect(readStack('hello there')).toMatchObject({ state: 'nothing' });
    expect(readStack('42')).toMatchObject({ state: 'nothing' });
  });

  test('is read behind a byte order mark, comments and trailing commas', () => {
    const text =
      '\uFEFF// mine\n{ /* all */ "mcpServers": { "a": { "command": "npx", "args": ["x",], }, }, }';
    expect(readStack(text)).toMatchObject({ state: 'read', entries: [{ name: 'a' }] });
  });

  test('takes no server out of the prototype', () => {
    const text =
      '{"mcpServers": {"__proto__": {"command": "npx"}, "constructor": {"command": "uvx", "args": ["a"]}}}';
    expect(() => readStack(text)).not.toThrow();
  });
});
