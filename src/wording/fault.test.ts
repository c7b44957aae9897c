import { expect, test } from 'vitest';
import { readStack } from '#domain/stack/read-stack.ts';
import { faultSentence, faultText } from './fault.ts';

function said(text: string): string {
  const read = readStack(text);
  if (read.state !== 'broken') throw new Error(JSON.stringify(read));
  return faultText(read.fault);
}

test('a broken text is told with its place', () => {
  expect(said('{"mcpServers": {"a" {}}}')).toBe(
    'Line 1, column 21: A colon is missing here, between a name and its value.',
  );
  expect(said('{\n  "mcpServers": {\n    "a": { "command": "npx" }\n  }\n')).toBe(
    'Line 5, column 1: A closing } is missing. Nothing closes the bracket of line 1.',
  );
  expect(said('[mcp_servers.x]\ncommand = "npx\n')).toMatch(
    /^Line 2, column \d+: A text has no closing quotation mark\.$/,
  );
});

test('a text that is too much has no place', () => {
  expect(said('PK\u0003\u0004')).toBe('This is a binary file, not text.');
  expect(faultText({ kind: 'too-long', most: 5_000_000 })).toBe(
    'This text is longer than 5 million characters, the most that is read.',
  );
  expect(faultText({ kind: 'too-many-servers', count: 1000, most: 300 })).toBe(
    'This file names 1,000 servers; at most 300 are read. Paste a part of it.',
  );
});

test('a problem without words of ours is told by its format', () => {
  expect(faultSentence({ kind: 'not-json', problem: '<unknown ParseErrorCode>' })).toBe(
    'This is not valid JSON.',
  );
  expect(faultSentence({ kind: 'not-toml', problem: 'other' })).toBe('This is not valid TOML.');
  expect(faultSentence({ kind: 'not-yaml', problem: 'IMPOSSIBLE' })).toBe(
    'This is not valid YAML.',
  );
});
