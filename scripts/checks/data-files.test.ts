import { expect, test } from 'vitest';
import { dataFiles } from './data-files.ts';
import { failures, tryCheck } from './testing/try-check.ts';

const tool = (name: string, fingerprint: string) => ({ name, fingerprint });
const json = (value: unknown) => JSON.stringify(value);
const listed = (name: string, sha256: string) => `${json(name)}:{"sha256":${json(sha256)}}`;

const GOOD = {
  '/data/schemas/server-data.json': json({ type: 'object', required: ['slug'] }),
  '/data/schemas/fingerprints.json': json({ type: 'object', required: ['servers'] }),
  '/data/servers/a.json': json({
    slug: 'a',
    toolCount: 2,
    tools: [tool('x', '1'), tool('__proto__', '2')],
  }),
  '/data/servers.json': json([{ slug: 'a', tools: 2 }]),
  '/data/fingerprints.json': `{"servers":{"a":{${listed('x', '1')},${listed('__proto__', '2')}}}}`,
  '/data/attacks.json': json({ patterns: [{ slug: 'b' }] }),
  '/data/attacks/b.json': '{}',
};

test('files that parse, fit their schemas and agree', () => {
  expect(tryCheck(dataFiles, GOOD)).toMatchObject({ failed: 0, saw: 8 });
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
  ['/data/attacks.json', json({ patterns: [{ slug: 'gone' }] }), 'the attack gone'],
])('in %s: %s', (path, text, found) => {
  expect(failures(dataFiles, { ...GOOD, [path]: text }).join('\n')).toContain(`${path}: ${found}`);
});
