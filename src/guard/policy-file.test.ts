import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { isObject } from '#domain/own-value.ts';
import { type Policy, policySchema } from '#domain/policy/policy.ts';
import { readPolicy } from '#domain/policy/read-policy.ts';
import { anyPolicy } from '#domain/policy/testing/arbitraries.ts';
import { meets } from './json-schema.ts';
import { policyIn } from './policy-file.ts';
import { POLICY_SCHEMA } from './policy-schema.ts';
import { GUARDED } from './testing/policy.ts';

const folder = mkdtempSync(join(tmpdir(), 'policy-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What the guard reads without zod; undefined where it would ask zod. */
function quickly(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return isObject(POLICY_SCHEMA) && meets(POLICY_SCHEMA, value) ? value : undefined;
}

const FULL: Policy = policySchema.parse({
  unlisted: 'ask',
  unlistedReadOnly: 'allow',
  servers: [
    {
      server: 'a',
      as: 'a',
      others: 2,
      neighbours: ['n'],
      markedReadOnly: ['t'],
      brings: { 'untrusted-content': ['t'], 'private-data': [] },
      tools: {
        t: {
          decision: 'ask',
          limits: [{ max: 3, per: 'hour' }],
          conditions: [
            { argument: 'a', is: 'equals', value: { x: [1, null, { y: 'z' }] } },
            { argument: 'a', is: 'one-of', value: [1, 'a', null, true] },
            { argument: 'a', is: 'matches', value: '^a' },
            { argument: 'a', is: 'at-most', value: 2.5 },
            { argument: 'a', is: 'path-under', value: '/a' },
            { argument: 'a', is: 'host-in', value: ['example.org'] },
          ],
          cases: [
            {
              when: {
                after: ['private-data'],
                arguments: [
                  { arguments: ['to'], is: 'named-by-user' },
                  { arguments: ['to'], is: 'named-or-seen' },
                  { arguments: ['to'], is: 'not-given' },
                  { argument: 'sql', is: 'sql-reads-only', dialect: 'mysql' },
                  { argument: 'a', is: 'at-most', value: -1 },
                ],
              },
              decision: 'deny',
            },
            { when: {}, decision: 'allow' },
          ],
          ifCannotCount: 'allow',
          ifCannotAsk: 'deny',
          reason: 'r',
        },
      },
    },
  ],
});

const policies = fc.oneof(anyPolicy(2), fc.constant(FULL), fc.constant(GUARDED));

type Path = readonly (string | number)[];
function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const below = Object.entries(value).flatMap(([key, each]) => pathsIn(each, [...path, key]));
  return [path, ...below];
}

function change(policy: unknown, path: Path, act: 'set' | 'remove' | 'add', value: unknown) {
  const copy = structuredClone(policy) as Record<string, unknown>;
  let parent: Record<string, unknown> = { root: copy };
  let key = 'root';
  for (const step of path) {
    parent = parent[key] as Record<string, unknown>;
    key = String(step);
  }
  if (act === 'set') parent[key] = value;
  else if (act === 'remove') delete parent[key];
  else {
    const found = parent[key];
    if (Array.isArray(found)) found.push(value);
    else if (isObject(found)) Object.assign(found, { [JSON.stringify(value)]: value });
  }
  return parent['root'];
}

const VALUES = fc.oneof(
  fc.constantFrom<unknown>(
    ...[null, true, 0, -1, 1, 1.5, 2 ** 53, '', 'x', 'allow', 'hide', 'deny', 'hour', 'equals'],
    ...[[], {}, ['x'], [1], { decision: 'allow' }, 'untrusted-content', 'mysql', 'constructor'],
  ),
  fc.json().map((text) => JSON.parse(text) as unknown),
);

/** A policy with some changes, most of which make it wrong. */
const changed = fc
  .tuple(
    policies,
    fc.array(
      fc.tuple(
        fc.nat(),
        fc.constantFrom('set' as const, 'remove' as const, 'add' as const),
        VALUES,
      ),
      { maxLength: 3 },
    ),
  )
  .map(([policy, changes]) => {
    let value: unknown = policy;
    for (const [at, act, given] of changes) {
      const paths = pathsIn(value);
      value = change(value, paths[at % paths.length] ?? [], act, given);
    }
    return JSON.stringify(value) ?? 'null';
  });

it('reads a policy without zod only as zod does', () => {
  let read = 0;
  fc.assert(
    fc.property(changed, (text) => {
      const value = quickly(text);
      if (value === undefined) return;
      read += 1;
      expect(value).toEqual(readPolicy(text));
    }),
    { numRuns: 5000, seed: 20_261_130 },
  );
  expect(read).toBeGreaterThan(500);
});

it('needs no zod for what the site prints', () => {
  fc.assert(
    fc.property(policies, (policy) => {
      const names = policy.servers.flatMap(({ tools }) => Object.keys(tools));
      if (names.includes('__proto__')) return;
      expect(quickly(JSON.stringify(policy))).toEqual(policy);
    }),
  );
  const short = {
    unlisted: 'deny',
    servers: [{ server: 'a', as: 'a', tools: { t: { decision: 'ask' } } }],
  };
  expect(quickly(JSON.stringify(short))).toEqual(policySchema.parse(short));
});

it('refuses numbers that are not finite, and asks zod about a tool called __proto__', async () => {
  const text = JSON.stringify(FULL).replace('"value":2.5', '"value":1e999');
  expect(quickly(text)).toBeUndefined();
  expect(() => readPolicy(text)).toThrow();
  const odd = JSON.stringify(FULL).replace('"t":{', '"__proto__":{');
  expect(quickly(odd)).toBeUndefined();
  const file = join(folder, 'odd.json');
  writeFileSync(file, odd);
  const [server] = (await policyIn(file)).servers;
  expect(Object.keys(server?.tools ?? {})).toEqual(['__proto__']);
});

it('says what is wrong with a policy, and where', async () => {
  const file = join(folder, 'wrong.json');
  writeFileSync(file, JSON.stringify({ ...FULL, unlisted: 'hide' }));
  await expect(policyIn(file)).rejects.toThrow(/wrong\.json is not a policy: unlisted: /);
  writeFileSync(file, '[[[['.repeat(100_000));
  await expect(policyIn(file)).rejects.toThrow(/is not JSON/);
  writeFileSync(file, `{"servers":${'['.repeat(100_000)}${']'.repeat(100_000)}}`);
  await expect(policyIn(file)).rejects.toThrow(/is not a policy/);
  await expect(policyIn(folder)).rejects.toThrow();
});
