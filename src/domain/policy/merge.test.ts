import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide, OUTCOMES } from './decide.ts';
import { mergePolicies, splitByServer } from './merge.ts';
import { configName } from './naming.ts';
import type { Policy } from './policy.ts';
import { policyFor, singleToolPolicy } from './policy-for.ts';
import { plainPolicy } from './testing/arbitraries.ts';
import { policyOf } from './testing/policies.ts';
import { presetFile } from './testing/presets.ts';

const rank = (policy: Parameters<typeof decide>[0], server: string, tool: string) =>
  OUTCOMES.indexOf(decide(policy, { server, tool, arguments: {}, at: 0 }, []).outcome);

describe('mergePolicies', () => {
  test('neither policy cancels the other', () => {
    const merged = mergePolicies([policyOf('ask', { a: 'allow' }), policyOf('deny', { b: 'ask' })]);
    expect(merged).toEqual({
      ...policyOf('deny', { a: 'allow', b: 'ask' }),
      servers: [{ ...policyOf('deny', { a: 'allow', b: 'ask' }).servers[0], neighbours: [] }],
    });
  });

  test('the stricter rule holds where both list a tool', () => {
    const merged = mergePolicies([
      policyOf('ask', { a: { limits: [{ max: 9, per: 'hour' }] } }),
      policyOf('ask', {
        a: {
          decision: 'ask',
          limits: [
            { max: 30, per: 'hour' },
            { max: 40, per: 'day' },
          ],
        },
      }),
    ]);
    expect(merged.servers[0]?.tools['a']).toEqual({
      decision: 'ask',
      limits: [
        { max: 9, per: 'hour' },
        { max: 40, per: 'day' },
      ],
      conditions: [],
    });
  });

  test('a listed tool is never looser than in any policy that lists it', () => {
    fc.assert(
      fc.property(plainPolicy(3), plainPolicy(3), (a, b) => {
        const merged = mergePolicies([a, b]);
        for (const given of [a, b]) {
          for (const server of given.servers) {
            for (const tool of Object.keys(server.tools)) {
              expect(rank(merged, server.as, tool)).toBeGreaterThanOrEqual(
                rank(given, server.as, tool),
              );
            }
          }
        }
      }),
    );
  });

  test('two servers never share a name', () => {
    const other = policyOf('ask', { a: 'deny' });
    Object.assign(other.servers[0] ?? {}, { server: 'another' });
    const merged = mergePolicies([policyOf('ask', { a: 'allow' }), other]);
    expect(merged.servers.map(({ as }) => as)).toEqual(['github', 'github-2']);
    expect(splitByServer(merged).map((part) => part.servers.length)).toEqual([1, 1]);
  });
});

const assessment = { category: 'read', severity: 'low', capabilities: [] } as const;
const tool = (name: string) => ({ name, assessment: { ...assessment, capabilities: [] } });

test('policyFor lists every tool, whatever it is called', () => {
  const names = ['a', '__proto__', 'constructor'];
  const policy = policyFor({ slug: 'x.y' }, names.map(tool), presetFile('careful'));
  expect(Object.keys(policy.servers[0]?.tools ?? {})).toEqual(names);
  expect(policy).toMatchObject({
    unlisted: 'ask',
    servers: [{ server: 'x.y', as: 'x-y', others: 0 }],
  });
});

test('singleToolPolicy lists one tool and knows its neighbours', () => {
  const neighbours = ['a', 'b', 'c', 'b'];
  const policy = singleToolPolicy({ slug: 'x' }, tool('a'), presetFile('open'), {
    as: 'mine',
    neighbours,
  });
  expect(policy.servers).toMatchObject([{ as: 'mine', others: 2, neighbours: ['b', 'c'] }]);
  expect(Object.keys(policy.servers[0]?.tools ?? {})).toEqual(['a']);
});

test.each([
  ['GitHub MCP', 'github-mcp'],
  ['io.github.x/y', 'io-github-x-y'],
  ['Café', 'cafe'],
  ['长亭', 'server'],
  ['--a--', 'a'],
  ['123-x', 'server-123-x'],
  ['a-very-long-slug-of-a-server-somewhere', 'a-very-long-slug-of-a'],
  ['averyveryverylongslugwithouthyphens', 'averyveryverylongslugwi'],
])('configName(%j) is %j', (slug, wanted) => {
  expect(configName(slug)).toBe(wanted);
});

test('unlisted tools that are marked as read-only get the stricter decision of both', () => {
  const loose: Policy = { unlisted: 'allow', unlistedReadOnly: 'deny', servers: [] };
  const other: Policy = { unlisted: 'ask', servers: [] };
  expect(mergePolicies([loose, other])).toMatchObject({
    unlisted: 'ask',
    unlistedReadOnly: 'deny',
  });
  expect(mergePolicies([other, other])).not.toHaveProperty('unlistedReadOnly');
});
