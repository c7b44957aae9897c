import fc from 'fast-check';
import type { Condition, Limit, Policy, Rule, ServerPolicy } from '../policy.ts';
import { rulesByName } from '../rule-of.ts';
import { isRefused } from '../strictness.ts';
import { AWKWARD_NAMES, IMPOSSIBLE_NAMES } from './awkward-names.ts';

/** Every run tries the same policies, so that what fails once fails again. */
fc.configureGlobal({ seed: 20261129 });

export const toolName = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...AWKWARD_NAMES) },
  { weight: 3, arbitrary: fc.stringMatching(/^[a-z][a-z_]{0,8}$/) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }) },
  { weight: 1, arbitrary: fc.constantFrom(...IMPOSSIBLE_NAMES) },
);

export const plainName = fc.stringMatching(/^[a-z][a-z0-9]{0,5}(_[a-z0-9]{1,5}){0,2}$/);

const limit: fc.Arbitrary<Limit> = fc.record({
  max: fc.integer({ min: 1, max: 40 }),
  per: fc.constantFrom('minute', 'hour', 'day'),
});

const condition: fc.Arbitrary<Condition> = fc.oneof<fc.Arbitrary<Condition>[]>(
  fc.record({
    argument: fc.constantFrom('owner', 'a.b'),
    is: fc.constant('equals' as const),
    value: fc.constantFrom<(string | number | boolean | null)[]>('acme', 7, true, null),
  }),
  fc.record({
    argument: fc.constant('owner'),
    is: fc.constant('one-of' as const),
    value: fc.constantFrom<string[]>(['acme', 'umbrella'], ['it"s', 'b\\c']),
  }),
  fc.record({
    argument: fc.constant('amount'),
    is: fc.constant('at-most' as const),
    value: fc.constantFrom(0, 100, 2.5),
  }),
  fc.record({
    argument: fc.constant('path'),
    is: fc.constant('path-under' as const),
    value: fc.constantFrom('/srv/data', '/srv/da.ta/'),
  }),
  fc.record({
    argument: fc.constant('url'),
    is: fc.constant('host-in' as const),
    value: fc.constantFrom<string[]>(['example.com'], ['a.example', 'b.example']),
  }),
  fc.record({
    argument: fc.constant('name'),
    is: fc.constant('matches' as const),
    value: fc.constantFrom('^a$', '^(?=a)b', '[a-z]+'),
  }),
);

export const rule: fc.Arbitrary<Rule> = fc
  .record({
    decision: fc.constantFrom('allow', 'ask', 'deny', 'hide'),
    limits: fc.uniqueArray(limit, { maxLength: 2, selector: ({ per }) => per }),
    conditions: fc.oneof(
      { weight: 4, arbitrary: fc.constant<Condition[]>([]) },
      {
        weight: 1,
        arbitrary: fc.uniqueArray(condition, {
          maxLength: 2,
          selector: ({ argument }) => argument,
        }),
      },
    ),
    ifCannotCount: fc.constantFrom(undefined, 'allow' as const, 'ask' as const),
    ifCannotAsk: fc.constantFrom(undefined, 'allow' as const, 'deny' as const),
    reason: fc.constantFrom(undefined, 'It deletes "things".', 'Line\nbreak: #no'),
  })
  .map(({ reason, ifCannotCount, ifCannotAsk, ...fields }) => ({
    decision: fields.decision,
    limits: isRefused(fields.decision) ? [] : fields.limits,
    conditions: isRefused(fields.decision) ? [] : fields.conditions,
    ...(ifCannotCount === undefined ? {} : { ifCannotCount }),
    ...(ifCannotAsk === undefined ? {} : { ifCannotAsk }),
    ...(reason === undefined ? {} : { reason }),
  }));

/** A policy of one server named `github` whose one tool is let through under conditions. */
export const conditionalPolicy: fc.Arbitrary<Policy> = fc
  .record({
    unlisted: fc.constantFrom('allow', 'ask', 'deny'),
    tool: fc.constantFrom('create_issue', 'a"b\\c'),
    conditions: fc.uniqueArray(condition, {
      minLength: 1,
      maxLength: 3,
      selector: ({ argument }) => argument,
    }),
  })
  .map(({ unlisted, tool, conditions }) => {
    const only: Rule = { decision: 'allow', limits: [], conditions };
    const tools = rulesByName([[tool, only]]);
    return { unlisted, servers: [{ server: 'github', as: 'github', tools, others: 0 }] };
  });

function serverPolicy(
  name: fc.Arbitrary<string>,
  as: fc.Arbitrary<string>,
): fc.Arbitrary<ServerPolicy> {
  return fc
    .record({
      as,
      entries: fc.uniqueArray(fc.tuple(name, rule), {
        maxLength: 6,
        selector: (entry) => entry[0],
      }),
      neighbours: fc.uniqueArray(name, { maxLength: 3 }),
    })
    .map(({ as, entries, neighbours }) => {
      const tools = rulesByName(entries);
      const others = neighbours.filter((name) => !Object.hasOwn(tools, name));
      return { server: `slug-of-${as}`, as, tools, others: others.length, neighbours: others };
    });
}

function policyOf(
  name: fc.Arbitrary<string>,
  as: fc.Arbitrary<string>,
  servers: number,
): fc.Arbitrary<Policy> {
  return fc.record({
    unlisted: fc.constantFrom('allow', 'ask', 'deny'),
    servers: fc.uniqueArray(serverPolicy(name, as), {
      minLength: 1,
      maxLength: servers,
      selector: ({ as }) => as,
    }),
  });
}

export const plainServer = fc.stringMatching(/^[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,5})?$/);
const oddServer = fc.constantFrom(
  'my.srv x',
  'a__b',
  'ends_',
  '长',
  'it"s',
  '*',
  'a/b',
  'claude.ai X',
);

/** Policies over any names; `servers` is how many at most. */
export function anyPolicy(servers: number): fc.Arbitrary<Policy> {
  const as = fc.oneof({ weight: 5, arbitrary: plainServer }, { weight: 1, arbitrary: oddServer });
  return policyOf(toolName, as, servers);
}

/** Policies over names that every target can spell. */
export function plainPolicy(servers: number): fc.Arbitrary<Policy> {
  return policyOf(plainName, plainServer, servers);
}
