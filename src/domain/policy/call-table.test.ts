import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CallRow, callExceptions, callTable } from './call-table.ts';
import type { Policy } from './policy.ts';
import { singleToolPolicy } from './policy-for.ts';
import { TARGETS } from './targets/index.ts';
import { plainPolicy } from './testing/arbitraries.ts';
import { policyOf, rendered } from './testing/policies.ts';
import { presetFile } from './testing/presets.ts';

const line = ({ name, words, outcome }: CallRow) =>
  `${[name, words].filter(Boolean).join(', ')}: ${outcome}`;
const WRITES = {
  name: 'make',
  assessment: { category: 'write', severity: 'medium', capabilities: [] },
} as const;
const target = (id: string) => {
  const one = TARGETS.find((any) => any.id === id);
  if (!one) throw new Error(id);
  return one;
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
      'this tool, whatever its arguments: allowed',
      'the 31st call in one hour: denied',
      'list, which the file does not list: asked',
      'a tool added later: asked',
    ]);
  });

  test('a bad argument for each condition', () => {
    const conditions = [{ argument: 'amount', is: 'at-most' as const, value: 100 }];
    const policy = policyOf('deny', { pay: { decision: 'ask', conditions } });
    expect(callTable(policy, { server: 'github', tool: 'pay' }).map(line)).toEqual([
      'this tool with arguments as the rule wants them: asked',
      'this tool where it is not true that amount is at most 100: denied',
      'a tool added later: denied',
    ]);
  });

  test('what a file does differently', () => {
    const exceptions = (id: string) =>
      callExceptions(single, rendered(target(id), single).effective, scope).map(line);
    expect(exceptions('claude-code')).toEqual([
      'this tool, whatever its arguments: asked',
      'the 31st call in one hour: asked',
    ]);
    expect(exceptions('intercept')).toEqual([
      'list, which the file does not list: denied',
      'a tool added later: denied',
    ]);
  });

  test('another limit is a row of its own', () => {
    const daily = policyOf('deny', { make: { limits: [{ max: 48, per: 'day' }] } });
    const { effective } = rendered(target('policylayer'), daily);
    expect(callExceptions(daily, effective, scope).map(line)).toEqual([
      'the 3rd call in one hour: denied',
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
    'get: allowed',
    'make: allowed',
    'make, the 3rd call in one hour: denied',
    'drop: hidden',
    'a tool added later: asked',
  ]);
});

test('the table with its exceptions is the table of what the file enforces', () => {
  const apply = (rows: readonly CallRow[], exceptions: readonly CallRow[]) => {
    const all = new Map(rows.map((row) => [`${row.name} ${row.words}`, row]));
    for (const row of exceptions) all.set(`${row.name} ${row.words}`, row);
    return all;
  };
  fc.assert(
    fc.property(plainPolicy(1), fc.constantFrom(...TARGETS), (policy: Policy, one) => {
      const file = one.render(policy);
      const as = policy.servers[0]?.as ?? '';
      const [tool] = Object.keys(policy.servers[0]?.tools ?? {});
      if (!file.ok || tool === undefined) return;
      const about = { server: as, tool };
      const told = apply(callTable(policy, about), callExceptions(policy, file.effective, about));
      for (const row of callTable(file.effective, about)) {
        const said = told.get(`${row.name} ${row.words}`);
        if (row.name === null) expect(said).toEqual(row);
      }
    }),
    { numRuns: 500 },
  );
});
