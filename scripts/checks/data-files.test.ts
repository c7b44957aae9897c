import { expect, test } from 'vitest';
import { dataFiles } from './data-files.ts';
import { failures, tryCheck } from './testing/try-check.ts';

const tool = (name: string, fingerprint: string) => ({ name, fingerprint });
const json = (value: unknown) => JSON.stringify(value);
const listed = (name: string, sha256: string) => `${json(name)}:{"sha256":${json(sha256)}}`;

const ruled = (...names: string[]) =>
  `{${names.map((name) => `${json(name)}:{"decision":"ask"}`).join()}}`;
const policy = (tools: string, server = 'a') =>
  `{"unlisted":"ask","servers":[{"server":${json(server)},"as":"a","tools":${tools}}]}`;

const GOOD = {
  '/data/schemas/server-data.json': json({ type: 'object', required: ['slug'] }),
  '/data/schemas/fingerprints.json': json({ type: 'object', required: ['servers'] }),
  '/data/schemas/policy.json': json({ type: 'object', required: ['unlisted'] }),
  '/data/servers/a.json': `{"slug":"a","toolCount":2,"tools":${json([
    tool('x', '1'),
    tool('__proto__', '2'),
  ])},"recommendedPolicy":${policy(ruled('x', '__proto__')).replace('{', '{"preset":"careful",')}}`,
  '/guard/policies/a/careful.json': policy(ruled('x', '__proto__')),
  '/guard/policies/a/open.json': policy(ruled('x', '__proto__').replace('ask', 'allow')),
  '/data/servers.json': json([{ slug: 'a', tools: 2 }]),
  '/data/fingerprints.json': `{"servers":{"a":{${listed('x', '1')},${listed('__proto__', '2')}}}}`,
  '/data/attacks.json': json({ patterns: [{ slug: 'b' }] }),
  '/data/attacks/b.json': '{}',
};

test('files that parse, fit their schemas and agree', () => {
  expect(tryCheck(dataFiles, GOOD)).toMatchObject({ failed: 0, saw: 11 });
});

test.each([
  ['/data/servers/a.json', '{ broken', 'Expected'],
  ['/data/servers/a.json', json({ toolCount: 0, tools: [] }), 'the whole must have'],
  ['/data/servers/a.json', json({ slug: 'a', toolCount: 1, tools: [] }), '0 tools'],
  ['/data/servers.json', json([{ slug: 'a', tools: 3 }]), 'a with 3 tools'],
  ['/data/servers.json', '[]', '0 servers'],
  ['/data/fingerprints.json', `{"servers":{"a":{${listed('x', '1')}}}}`, 'a, __proto__: nothing'],
  ['/data/fingerprints.json', `{"servers":{"a":{${listed('x', '9')}}}}`, 'a, x: 9'],
  ['/data/fingerprints.json', '{"servers":{"c":{}}}', 'the server c'],
  ['/guard/policies/a/open.json', '{}', 'the whole must have'],
  ['/guard/policies/a/open.json', policy(ruled('x', '__proto__'), 'b'), 'another server'],
  ['/guard/policies/a/open.json', policy(ruled('x')), '1 tools'],
  [
    '/guard/policies/a/careful.json',
    policy(ruled('__proto__', 'x').replace('ask', 'allow')),
    'another policy',
  ],
  ['/data/attacks.json', json({ patterns: [{ slug: 'gone' }] }), 'the attack gone'],
])('in %s: %s', (path, text, found) => {
  expect(failures(dataFiles, { ...GOOD, [path]: text }).join('\n')).toContain(`${path}: ${found}`);
});
