import { expect, test } from 'vitest';
import type { ContentServer } from '#domain/server.ts';
import { checkIdentities } from './check-identities.ts';

const entry = (id: string, value: Partial<ContentServer>) => ({
  id,
  file: `content/servers/${id}.yaml`,
  locate: () => null,
  value: { sources: [{ id: 'docs' }], ...value } as ContentServer,
});
const problems = (...entries: ReturnType<typeof entry>[]) =>
  checkIdentities(entries).map(({ file, path, message }) => `${file} ${path}: ${message}`);
const npm = (name: string, ...subcommand: string[]) => ({
  ...{ registry: 'npm' as const, name },
  ...(subcommand.length > 0 ? { subcommand } : {}),
});
const at = (url: string, source = 'docs') => ({ url, source });

const SECOND = 'content/servers/a.yaml claims it too: it can belong to one of a and b only.';

test.each<[string, Partial<ContentServer>, Partial<ContentServer>]>([
  ['packages[0]', { packages: [npm('x')] }, { packages: [npm('X')] }],
  ['packages[0]', { formerly: [{ registry: 'npm', name: 'x' }] }, { packages: [npm('x')] }],
  [
    'remotes[0].url',
    { remotes: [at('https://x.dev/mcp')] },
    { remotes: [at('https://x.dev/mcp/')] },
  ],
  ['remotes[0].url', { remotes: [at('https://x.dev/**')] }, { remotes: [at('https://x.dev/a')] }],
  [
    'remotes[0].url',
    { remotes: [at('https://*.x.dev/a')] },
    { remotes: [at('https://b.x.dev/a')] },
  ],
  ['commands[0]', { commands: [['x', 'mcp']] }, { commands: [['x', 'mcp']] }],
  ['extensions[0]', { extensions: ['x.y'] }, { extensions: ['X.y'] }],
  [
    'repository',
    { repository: { url: 'https://github.com/x/y' } },
    { repository: { url: 'https://github.com/X/y.git' } },
  ],
  ['variant', { product: 'x', variant: 'Hosted' }, { product: 'x', variant: 'Hosted' }],
])('a second claim of %s names both files', (path, first, second) => {
  expect(problems(entry('a', first), entry('b', second))).toEqual([
    `content/servers/b.yaml ${path}: ${SECOND}`,
  ]);
});

test('what differs belongs to two servers', () => {
  const first = { packages: [npm('x', 'mcp')], remotes: [at('https://x.dev/a/**')] };
  const second = { packages: [npm('x', 'dev')], remotes: [at('https://x.dev/b/**')] };
  expect(problems(entry('a', first), entry('b', second))).toEqual([]);
  const url = 'https://github.com/x/y';
  const folder = (name: string) => ({ repository: { url, folder: name } });
  expect(problems(entry('a', folder('a')), entry('b', folder('b')))).toEqual([]);
});

test('one file alone can be wrong', () => {
  const packages = [npm('x'), { ...npm('y'), version: '1.0.0' }];
  const remotes = [at('https://x.dev/a', 'nowhere'), at('https://x.dev/a')];
  expect(problems(entry('a', { packages, remotes, product: 'x' }))).toEqual([
    'content/servers/a.yaml packages[1].version: Only the first package, which was read, has a version.',
    'content/servers/a.yaml remotes[0].source: There is no such source.',
    'content/servers/a.yaml product: Give `product` and `variant` together, or neither.',
    'content/servers/a.yaml remotes[1].url: This file claims it twice.',
  ]);
});
