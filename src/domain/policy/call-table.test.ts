import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CallRow, callExceptions, callTable } from './call-table.ts';
import type { Policy } from './policy.ts';
import { singleToolPolicy } from './policy-for.ts';
import { TARGETS } from './targets/index.ts';
import { plainPolicy } from './testing/arbitraries.ts';
import { policyOf, rendered } from './testing/policies.ts';
import { presetFile } from './testing/presets.ts';

const line = ({ name, call, outcome }: CallRow) => {
  const limit = call.kind === 'beyond-limit' ? ` ${call.limit.max}/${call.limit.per}` : '';
  const argument = call.kind === 'bad-argument' ? ` ${call.condition.argument}` : '';
  return `${name ?? '-'} ${call.kind}${limit}${argument}: ${outcome}`;
};
const WRITES = {
  name: 'make',
  assessment: { category: 'write', severity: 'medium', capabilities: [] },
} as const;
const target = (id: string) => {
  const found = TARGETS.find((candidate) => candidate.id === id);
  if (!found) throw new Error(id);
  return found;
};

const single = singleToolPolicy(
  { slug: 'github' },
  { ...WRITES, assessment: { ...WRITES.assessment, capabilities: [] } },
  presetFile('careful'),
  { neighbours: ['make', 'list'] },
);
const scope = { server: 'github', tool: 'make' };

describe('around one tool', () => {
  test('the tool, the call after its limit, a neighbour, a tool added later', () => {
    expect(callTable(single, scope).map(line)).toEqual([
      '- tool: allowed',
      '- beyond-limit 60/hour: denied',
      'list unlisted-neighbour: asked',
      '- later-tool: asked',
    ]);
  });

  test('a listed neighbour, rather one with another decision', () => {
    const policy = policyOf('ask', { make: 'allow', list: 'allow', drop: 'deny' });
    expect(callTable(policy, scope).map(line)).toEqual([
      '- tool: allowed',
      'drop listed-neighbour: denied',
      '- later-tool: asked',
    ]);
    expect(callTable(policy, { ...scope, tool: 'other' }).map(line)[0]).toBe('- tool: asked');
  });

  test('a bad argument for each condition', () => {
    const conditions = [{ argument: 'amount', is: 'at-most' as const, value: 100 }];
    const policy = policyOf('deny', { pay: { decision: 'ask', conditions } });
    expect(callTable(policy, { server: 'github', tool: 'pay' }).map(line)).toEqual([
      '- good-arguments: asked',
      '- bad-argument amount: denied',
      '- later-tool: denied',
    ]);
  });

  test('what a file does differently', () => {
    const exceptions = (id: string) =>
      callExceptions(single, rendered(target(id), single).effective, scope).map(line);
    expect(exceptions('claude-code')).toEqual(['- beyond-limit 60/hour: allowed']);
    expect(exceptions('intercept')).toEqual([
      'list unlisted-neighbour: denied',
      '- later-tool: denied',
    ]);
  });

  test('a limit without a word for clients that cannot count', () => {
    const policy = policyOf('ask', { make: { limits: [{ max: 2, per: 'hour' }] } });
    const { effective } = rendered(target('claude-code'), policy);
    expect(callExceptions(policy, effective, scope).map(line)).toEqual([
      '- tool: asked',
      '- beyond-limit 2/hour: asked',
    ]);
  });

  test('another limit is a row of its own', () => {
    const daily = policyOf('deny', { make: { limits: [{ max: 48, per: 'day' }] } });
    const { effective } = rendered(target('policylayer'), daily);
    expect(callExceptions(daily, effective, scope).map(line)).toEqual([
      '- beyond-limit 2/hour: denied',
    ]);
  });
});

test('of a whole policy: one tool for each kind of rule', () => {
  const policy = policyOf('ask', {
    get: 'allow',
    list: 'allow',
    make: { limits: [{ max: 2, per: 'hour' }] },
    drop: 'hide',
  });
  expect(callTable(policy, { server: 'github' }).map(line)).toEqual([
    'get tool: allowed',
    'make tool: allowed',
    'make beyond-limit 2/hour: denied',
    'drop tool: hidden',
    '- later-tool: asked',
  ]);
});

const keyOf = ({ name, call }: CallRow) => JSON.stringify([name, call]);

test('the table with its exceptions is the table of what the file enforces', () => {
  const apply = (rows: readonly CallRow[], exceptions: readonly CallRow[]) => {
    const all = new Map(rows.map((row) => [keyOf(row), row]));
    for (const row of exceptions) all.set(keyOf(row), row);
    return all;
  };
  fc.assert(
    fc.property(plainPolicy(1), fc.constantFrom(...TARGETS), (policy: Policy, chosen) => {
      const file = chosen.render(policy);
      const as = policy.servers[0]?.as ?? '';
      const [tool] = Object.keys(policy.servers[0]?.tools ?? {});
      if (!file.ok || tool === undefined) return;
      const about = { server: as, tool };
      const expected = apply(
        callTable(policy, about),
        callExceptions(policy, file.effective, about),
      );
      for (const row of callTable(file.effective, about)) {
        if (row.name === null) expect(expected.get(keyOf(row))?.outcome).toBe(row.outcome);
      }
    }),
    { numRuns: 500 },
  );
});
