import { describe, expect, test } from 'vitest';
import { effectsOf } from '#domain/policy/effective.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { renderFiles } from '#domain/policy/render-files.ts';
import type { EnforcementTarget } from '#domain/policy/target.ts';
import { targetById } from '#domain/policy/targets/index.ts';
import { countedEntry } from '#domain/stack/callable.ts';
import type { Match } from '#domain/stack/match.ts';
import { readStack } from '#domain/stack/read-stack.ts';
import type { Indexed } from '#domain/stack/recognition.ts';
import { reportOn } from '#domain/stack/report.ts';
import { line, MAIL_AND_MONEY, matchesOf, server, tool } from '#domain/stack/stack.fixture.ts';
import {
  certaintyWords,
  noServersAdvice,
  readSentence,
  stackHeadline,
  unknownReason,
} from './stack.ts';
import { stackMarkdown } from './stack-report.ts';

const MAIL = server(
  'mail',
  tool('read_mail', 'read', 'medium', 'ingests-untrusted-content'),
  tool('list', 'read', 'low', 'ingests-untrusted-content'),
);
const BANK = server(
  'bank',
  tool('pay', 'financial', 'critical', 'moves-money'),
  tool('list', 'read', 'low'),
);
const INDEX = {
  'npm:mail': { servers: [line('mail')] },
  'npm:bank': { servers: [line('bank')] },
};
const BOTH = 'claude mcp add post -- npx mail@1.0.0\nclaude mcp add cash -- npx bank@1.0.0';

function report(text: string) {
  const matches = matchesOf(text, INDEX);
  const counted = matches.flatMap((match) => {
    const found = [MAIL, BANK].find(({ slug }) => slug === match.candidates[0]?.slug);
    return found ? [countedEntry(match, found)] : [];
  });
  return reportOn(matches, counted, MAIL_AND_MONEY);
}

test('what was read is said in words', () => {
  const said = (text: string) => {
    const read = readStack(text);
    if (read.state === 'broken') throw new Error(read.fault.kind);
    return read.state === 'read'
      ? readSentence(read.origin, read.entries.length, false)
      : noServersAdvice(read.origin);
  };
  expect(said('[mcp_servers.a]\ncommand = "x"\n')).toMatch(/^Read as Codex: 1 server\. /);
  expect(said('{"mcpServers":{"a":{"command":"x"},"b":{"command":"y"}}}')).toMatch(
    /^Read as Claude Desktop, Claude Code or Cursor: 2 servers\. /,
  );
  expect(said('npx a')).toMatch(/^Read as a command line: /);
  expect(said('{"a":{"command":"x"}}')).toMatch(/^Read as a list of servers: /);
  expect(said('{"context_servers":{}}')).toMatch(/^It looks like a file of Zed\. /);
});

test('the headline counts tools, servers, and what is unknown or switched off', () => {
  expect(stackHeadline(report(BOTH))).toBe('Your agent can call 4 tools of 2 servers');
  expect(stackHeadline(report(`${BOTH}\nclaude mcp add mine -- node x.js`))).toBe(
    'Your agent can call 4 tools of 2 servers; 1 more server is unknown',
  );
  const off = '{"mcpServers":{"a":{"command":"npx","args":["bank"],"disabled":true}}}';
  expect(stackHeadline(report(off))).toBe(
    'None of the servers is recognised; 1 server switched off',
  );
});

test('a match says how sure it is', () => {
  const words = (text: string, index: Record<string, Indexed>) =>
    matchesOf(text, index).map((match: Match) =>
      certaintyWords(match, match.candidates[0] ?? line('none'), false),
    );
  const known = { 'npm:a': { servers: [line('a', 2, '1.2.3')] } };
  expect(words('npx a@1.2.3', known)).toEqual(['Exact package match, version 1.2.3']);
  expect(words('npx a@1.0.0', known)).toEqual([
    'Exact package match; you run 1.0.0; the tools shown are those of 1.2.3',
  ]);
  expect(words('npx a', known)).toEqual([
    'Exact package match; your config gives no exact version; the tools shown are those of 1.2.3',
  ]);
  expect(
    words('{"c":{"command":"/opt/tool-c"}}', { 'base:tool-c': { servers: [line('c')] } }),
  ).toEqual(['Guess: a package, image or command of the same name']);
});

test('an entry that is not recognised gives the reason', () => {
  const reasons = (text: string) => matchesOf(text, {}).map(unknownReason);
  expect(reasons('npx -y @a/b')).toEqual(['the catalogue has no server with the npm package @a/b']);
  expect(reasons('docker mcp gateway run --servers x')).toEqual([
    'your config gives only its name in Docker’s catalogue, x',
  ]);
  expect(reasons('{"x":{"command":"node","args":["x.js"]}}')).toEqual([
    'it runs a program on your machine with node',
  ]);
});

const policy: Policy = {
  unlisted: 'ask',
  servers: [
    {
      server: 'bank',
      as: 'cash',
      others: 0,
      tools: { pay: { decision: 'allow', limits: [{ max: 5, per: 'day' }], conditions: [] } },
    },
  ],
};

describe('the report as Markdown', () => {
  const context = {
    made: {
      preset: 'Careful',
      format: 'Claude Code',
      effects: effectsOf(renderFiles(targetById('claude-code') as EnforcementTarget, policy)),
    },
    day: '2026-11-21',
    origin: 'https://a.example',
  };

  test('says everything that the page says', () => {
    const text = stackMarkdown(
      report(`${BOTH}\nclaude mcp add mine -e TOKEN=abcdefgh1234 -- node x.js`),
      context,
    );
    for (const words of [
      'Your agent can call 4 tools of 2 servers; 1 more server is unknown. 2026-11-21',
      '| Financial | 1 | 0 | 0 | 1 |',
      '- Smallest change: deny `cash/pay`, or disconnect `post`',
      '- Careful in Claude Code: no tool of one part runs without asking',
      '[Payment redirection](https://a.example/attacks/payment-redirection/)',
      '- `mine`: `TOKEN` (environment variable), its name says that it is a secret',
      '- `mine`: unknown: it runs a program on your machine with node; assume full access.',
      '0 of 1 tool runs, 1 asks.',
      '| `cash` | `pay` | allow | asks |',
    ])
      expect(text).toContain(words);
    expect(text.endsWith('|\n')).toBe(true);
  });

  test('cannot be broken out of by a name', () => {
    const name = 'a`b|c\n# Heading\u202e';
    const text = stackMarkdown(
      report(JSON.stringify({ mcpServers: { [name]: { command: 'node' } } })),
      context,
    );
    expect(text).not.toContain('\n# Heading');
    expect(text).not.toContain('\u202e');
    expect(text).toContain('`a b c # Heading⟦U+202E⟧`');
  });
});
