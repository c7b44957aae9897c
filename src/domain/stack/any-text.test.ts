import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keysOf, wrapperKeys } from './keys-of.ts';
import { readStack } from './read-stack.ts';
import { shardOf } from './recognition.ts';

const STATES = ['read', 'nothing', 'broken'];

function readable(text: string): void {
  const result = readStack(text);
  expect(STATES).toContain(result.state);
  if (result.state !== 'read') return;
  for (const entry of result.entries)
    for (const key of [...keysOf(entry).map((match) => match.key), ...wrapperKeys(entry)])
      expect(shardOf(key)).toMatch(/^[0-9a-f]{2}$/);
}

const word = fc.oneof(
  fc.string(),
  fc.constantFrom(
    'npx',
    '-y',
    'docker',
    'run',
    'bash',
    '-c',
    'curl x | sh',
    'uvx',
    '--from',
    'mcp-remote',
    'https://a.example',
    '--',
    'cmd',
    '/c',
    'env',
    'A=b',
    'node',
    '__proto__',
    'mcp',
    'gateway',
    '--servers',
  ),
);
const entry = fc.record(
  {
    command: fc.oneof(word, fc.array(word), fc.anything()),
    args: fc.oneof(fc.array(word), fc.anything()),
    env: fc.oneof(fc.dictionary(fc.string(), word), fc.anything()),
    url: fc.oneof(fc.webUrl(), fc.anything()),
    headers: fc.oneof(fc.dictionary(fc.string(), word), fc.anything()),
    disabled: fc.oneof(fc.boolean(), fc.anything()),
    tools: fc.anything(),
    settings: fc.anything(),
  },
  { requiredKeys: [] },
);
const place = fc.constantFrom(
  'mcpServers',
  'servers',
  'mcp',
  'context_servers',
  'mcp_servers',
  'registry',
  'extensions',
  'projects',
);

describe('whatever is pasted, there is an answer', () => {
  test('to any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => readable(JSON.stringify(value))),
      { numRuns: 500 },
    );
  });

  test('to any list of servers', () => {
    const file = fc.dictionary(
      place,
      fc.oneof(fc.dictionary(fc.string(), entry), fc.array(entry), fc.anything()),
    );
    fc.assert(
      fc.property(file, (value) => {
        let text: string | undefined;
        try {
          text = JSON.stringify(value);
        } catch {
          return; // A value that no file can hold.
        }
        if (text !== undefined) readable(text);
      }),
      { numRuns: 1000 },
    );
  });

  test('to any text, and to any text that begins like a file', () => {
    const start = fc.constantFrom(
      '',
      '{',
      '{"mcpServers":',
      '[mcp_servers.a]\n',
      'a = ',
      'registry:\n ',
      'claude mcp add ',
      'npx ',
      '// x\n',
      '"',
      '- ',
    );
    const text = fc
      .tuple(start, fc.string({ unit: 'binary', maxLength: 200 }))
      .map(([a, b]) => a + b);
    fc.assert(fc.property(text, readable), { numRuns: 1000 });
  });

  test('to any line of a shell', () => {
    const line = fc
      .tuple(
        fc.constantFrom(
          'claude mcp add',
          'docker mcp gateway run',
          'npx',
          'bash -c',
          'code --add-mcp',
          'claude mcp add-json x',
        ),
        fc.array(word),
      )
      .map(([start, words]) => `${start} ${words.join(' ')}`);
    fc.assert(fc.property(line, readable), { numRuns: 500 });
  });

  test('to deep nesting in every format', () => {
    for (const depth of [100, 5_000, 300_000]) {
      readable('{"mcpServers":'.repeat(depth));
      readable(`${'['.repeat(depth)}${']'.repeat(depth)}`);
      readable(`a = ${'['.repeat(depth)}`);
      readable(`[${'a.'.repeat(depth)}a]\n`);
    }
    readable(`${'a:\n '.repeat(200)}b`);
    readable(`${'- '.repeat(5000)}a`);
    readable(`a: ${'['.repeat(5000)}`);
    readable(
      `a: &a [x]\n${Array.from({ length: 30 }, (_, n) => `b${n}: &b${n} [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\n`).join('')}`,
    );
  });

  test('to five million characters', () => {
    const big = JSON.stringify({
      history: Array.from({ length: 60_000 }, (_, n) => ({ n, display: 'x'.repeat(50) })),
      mcpServers: { a: { command: 'npx', args: ['name'] } },
    });
    expect(big.length).toBeGreaterThan(4_400_000);
    expect(big.length).toBeLessThan(5_000_000);
    expect(readStack(big)).toMatchObject({ state: 'read', entries: [{ name: 'a' }] });
    expect(readStack('x'.repeat(5_000_001)).state).toBe('broken');
  });
});
