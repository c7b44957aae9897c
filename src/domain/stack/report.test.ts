import { describe, expect, test } from 'vitest';
import { effectsOf } from '../policy/effective.ts';
import type { Policy, Rule } from '../policy/policy.ts';
import { renderFiles } from '../policy/render-files.ts';
import type { EnforcementTarget } from '../policy/target.ts';
import { targetById } from '../policy/targets/index.ts';
import { countedEntry } from './callable.ts';
import { findingsOf } from './findings.ts';
import { exposureOf, reportOn } from './report.ts';
import { line, MAIL_AND_MONEY, matchesOf, server, tool } from './stack.fixture.ts';
import { effectOnSet, type NamedCombination, smallestBreak } from './together.ts';

const MAIL = server(
  'mail',
  tool('read_mail', 'read', 'medium', 'ingests-untrusted-content', 'reads-private-data'),
  tool('list', 'read', 'low', 'ingests-untrusted-content'),
  tool('vague', 'unknown', 'unknown'),
);
const BANK = server(
  'bank',
  tool('pay', 'financial', 'critical', 'moves-money'),
  tool('list', 'read', 'low'),
);
const INDEX = {
  'npm:mail': { servers: [line('mail', 3)] },
  'npm:bank': { servers: [line('bank')] },
};

function report(text: string, servers = [MAIL, BANK]) {
  const matches = matchesOf(text, INDEX);
  const counted = matches.flatMap((match) => {
    const found = servers.find(({ slug }) => slug === match.candidates[0]?.slug);
    return found ? [countedEntry(match, found)] : [];
  });
  return reportOn(matches, counted, MAIL_AND_MONEY);
}

const BOTH = 'claude mcp add post -- npx mail@1.0.0\nclaude mcp add cash -- npx bank@1.0.0';
const policy = (pay: Partial<Rule>): Policy => ({
  unlisted: 'ask',
  servers: [
    {
      server: 'mail',
      as: 'post',
      others: 0,
      tools: Object.fromEntries(
        MAIL.tools.map(({ name }) => [name, { decision: 'allow', limits: [], conditions: [] }]),
      ),
    },
    {
      server: 'bank',
      as: 'cash',
      others: 0,
      tools: {
        pay: { decision: 'allow', limits: [], conditions: [], ...pay },
        list: { decision: 'allow', limits: [], conditions: [] },
      },
    },
  ],
});

describe('a report', () => {
  test('counts tools by category and severity, worst first', () => {
    const { tools } = report(BOTH);
    expect(tools.map(({ name }) => name)).toEqual(['pay', 'read_mail', 'list', 'list', 'vague']);
    expect(exposureOf(tools)).toEqual({
      severities: ['critical', 'medium', 'low', 'unknown'],
      totals: [1, 1, 2, 1],
      rows: [
        { category: 'financial', counts: [1, 0, 0, 0], total: 1 },
        { category: 'read', counts: [0, 1, 2, 0], total: 3 },
        { category: 'unknown', counts: [0, 0, 0, 1], total: 1 },
      ],
    });
  });

  test('finds what two servers complete, and the smallest change that breaks it', () => {
    const { together, tools } = report(BOTH);
    const [money] = together;
    if (!money) throw new Error('nothing found');
    expect([money.combination.id, money.state]).toEqual(['text-becomes-payment', 'complete']);
    expect(money.legs.map((leg) => leg.tools.map(({ name }) => name))).toEqual([
      ['read_mail', 'list'],
      ['pay'],
    ]);
    const { deny, disconnect } = smallestBreak(money, tools);
    expect(deny?.tools.map(({ name }) => name)).toEqual(['pay']);
    expect(disconnect).toEqual({ server: 'cash', tools: 2 });
    const effectIn = (id: string, pay: Partial<Rule>) => {
      const target = targetById(id) as EnforcementTarget;
      return effectOnSet(money, effectsOf(renderFiles(target, policy(pay))));
    };
    const limits = [{ max: 5, per: 'day' as const }];
    expect(effectIn('claude-code', {})).toEqual({ effect: 'runs', leg: undefined });
    expect(effectIn('claude-code', { limits })).toEqual({ effect: 'asks', leg: ['moves-money'] });
    expect(effectIn('claude-code', { limits, ifCannotCount: 'allow' }).effect).toBe('runs');
    expect(effectIn('intercept', { limits }).effect).toBe('runs');
    expect(effectIn('intercept', { decision: 'ask' }).effect).toBe('refused');
    expect(effectIn('claude-code', { decision: 'deny' }).effect).toBe('refused');
  });

  test('breaks for good: without the tools of the smallest change the set is gone', () => {
    const { together, tools } = report(BOTH);
    const denied = together[0] && smallestBreak(together[0], tools).deny;
    const names = new Set(denied?.tools.map(({ name }) => name));
    const less = [MAIL, BANK].map((file) =>
      server(file.slug, ...file.tools.filter(({ name }) => !names.has(name))),
    );
    expect(report(BOTH, less).together.filter(({ state }) => state === 'complete')).toEqual([]);
  });

  test('takes an unknown server for one that may complete anything', () => {
    const found = report('claude mcp add post -- npx mail@1.0.0\nclaude mcp add mine -- node x.js');
    expect(found.unknown.map(({ entry }) => entry.configName)).toEqual(['mine']);
    expect(
      found.together.map(({ combination, state, unknown }) => [combination.id, state, unknown]),
    ).toEqual([
      ['text-becomes-payment', 'open', 1],
      ['text-becomes-command', 'open', 1],
    ]);
  });

  test('counts a combination that needs only company where a server is unknown', () => {
    const company = {
      ...MAIL_AND_MONEY[0],
      id: 'company',
      legs: [],
      servers: 2,
    } as NamedCombination;
    const findings = (text: string) => {
      const matches = matchesOf(text, {});
      return findingsOf(reportOn(matches, [], [company])).map(({ kind, count }) => [kind, count]);
    };
    const two = (disabled: boolean) =>
      JSON.stringify({
        mcpServers: { a: { command: 'node' }, b: { command: 'node', disabled } },
      });
    expect(findings(two(false))).toEqual([
      ['combinations', 1],
      ['unknown-servers', 2],
    ]);
  });

  test('names tools of one name, unless they are of one server', () => {
    expect(
      report(BOTH).collisions.map(({ name, tools }) => [name, tools.map((tool) => tool.server)]),
    ).toEqual([['list', ['post', 'cash']]]);
    expect(report('claude mcp add post -- npx mail@1.0.0').collisions).toEqual([]);
  });

  test('leaves out what the file switches off or does not let through', () => {
    const off = report('{"mcpServers":{"a":{"command":"npx","args":["bank"],"disabled":true}}}');
    expect([off.tools.length, off.disabled.length, off.unknown.length]).toEqual([0, 1, 0]);
    expect(off.running).toBe(0);
    const only = report(
      '{"mcpServers":{"a":{"command":"npx","args":["bank"],"includeTools":["l*"],"trust":true}}}',
    );
    expect(only.tools.map(({ name, unasked }) => [name, unasked])).toEqual([['list', true]]);
    const without = report(
      '{"mcpServers":{"a":{"command":"npx","args":["bank"],"excludeTools":["pay"]}}}',
    );
    expect(without.tools.map(({ name }) => name)).toEqual(['list']);
  });

  test('counts the same server of two projects once', () => {
    const twice = { mcpServers: { a: { command: 'npx', args: ['bank'] } } };
    expect(report(JSON.stringify({ projects: { '/x': twice, '/y': twice } })).tools).toHaveLength(
      2,
    );
  });
});

test('tools of an outlined server are marked', () => {
  const outlined = { ...server('lamp', tool('get_lamp', 'read', 'low')), outline: true as const };
  const index = { 'npm:lamp-mcp': { servers: [{ ...line('lamp', 1), outline: true as const }] } };
  const matches = matchesOf('claude mcp add lamp -- npx lamp-mcp', index);
  const counted = matches.map((match) => countedEntry(match, outlined));
  expect(matches[0]?.certainty).toBe('package');
  expect(reportOn(matches, counted, []).tools[0]?.outlined).toBe(true);
});
