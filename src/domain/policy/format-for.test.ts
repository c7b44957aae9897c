import { describe, expect, test } from 'vitest';
import { CLIENTS_WITHOUT_FILE } from './clients-without-file.ts';
import { formatFor } from './format-for.ts';
import { TARGETS } from './targets/index.ts';

describe('the format for the client that wrote a configuration', () => {
  test.each([
    [['Cursor'], 'cursor-editor'],
    [['GitHub Copilot CLI'], 'copilot-cli'],
    [['Docker MCP'], 'docker-gateway'],
    [['Zed'], 'zed'],
    [['Goose'], 'goose'],
    [['Cline', 'Roo Code', 'Kiro'], 'kiro'],
    [['Claude Desktop', 'Claude Code', 'Cursor'], 'claude-code'],
    [['Windsurf'], 'intercept'],
    [['Claude Desktop'], 'intercept'],
    [[], undefined],
  ] as const)('%j: %s', (names, id) => {
    expect(formatFor(names)?.id).toBe(id);
  });
});

test('no client is both in the list of those without a file and named by a target', () => {
  const named = TARGETS.flatMap(({ clients = [] }) => clients);
  const listed = CLIENTS_WITHOUT_FILE.map(({ client }) => client);
  expect(listed.filter((client) => named.includes(client))).toEqual([]);
  expect(new Set(listed).size).toBe(listed.length);
});
