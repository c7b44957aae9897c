import { expect, test } from 'vitest';
import type { Server } from '#domain/server.ts';
import { identityKeys } from './identity.ts';
import { labelled } from './labels.ts';
import { mergeSources as merge } from './merge.ts';

function server(slug: string, tools: string[], more: Partial<Server> = {}): Server {
  return {
    slug,
    origin: 'foreign',
    title: slug,
    label: slug,
    quality: 'tools-list',
    packages: [],
    controls: [],
    sources: [{ id: 'record', title: 'A record', gives: ['identity', 'tools', 'description'] }],
    tools: tools.map((name) => ({ name, parameters: null, hints: {} })),
    ...more,
  };
}

const ours = (slug: string, tools: string[], more: Partial<Server> = {}) =>
  server(slug, tools, { origin: 'ours', ...more });
const mergeSources = (sources: Server[][]) => merge(sources.map((servers) => ({ servers })));
const npm = (name: string) => ({ packages: [{ registry: 'npm', name }] }) as const;

test('a repository alone is no identity: the folder belongs to it', () => {
  const url = 'https://github.com/Acme/Servers.git';
  expect(identityKeys(server('a', ['x'], { repository: { url, folder: 'src/a' } }))).not.toEqual(
    identityKeys(server('b', ['x'], { repository: { url, folder: 'src/b' } })),
  );
});

test('same package and most tools in common: one server, ours first, gaps filled', () => {
  const kept = ours('mail', ['send', 'list'], npm('mail-mcp'));
  const other = server('acme-mail', ['send', 'list', 'old'], {
    ...npm('Mail-MCP'),
    licence: 'MIT',
    tools: [
      { name: 'send', description: 'Their words.', parameters: [], hints: { readOnlyHint: false } },
      { name: 'list', parameters: null, hints: {} },
      { name: 'old', parameters: null, hints: {} },
    ],
  });
  const { servers, joined } = mergeSources([[kept], [other]]);
  expect(joined).toEqual(new Map([['acme-mail', 'mail']]));
  expect(servers).toHaveLength(1);
  expect(servers[0]?.licence).toBe('MIT');
  expect(servers[0]?.tools.map(({ name }) => name)).toEqual(['send', 'list']);
  expect(servers[0]?.tools[0]).toMatchObject({ description: 'Their words.', parameters: [] });
  expect(servers[0]?.sources[1]?.gives).toEqual(['identity', 'description']);
});

test('same package but other tools: two servers', () => {
  const kept = ours('mail', ['send', 'list'], npm('mail-mcp'));
  const other = server('mail-admin', ['ban', 'audit', 'limit'], npm('mail-mcp'));
  expect(mergeSources([[kept], [other]]).servers).toHaveLength(2);
});

test('of several records the one that shares most tools joins; the others stay', () => {
  const kept = ours('k', ['a', 'b', 'c'], npm('k'));
  const less = server('k-less', ['a', 'b', 'x'], npm('k'));
  const more = server('k-more', ['a', 'b', 'c'], npm('k'));
  const { servers, joined } = mergeSources([[kept], [less, more]]);
  expect([...joined.keys()]).toEqual(['k-more']);
  expect(servers.map(({ slug }) => slug)).toEqual(['k', 'k-less']);
});

test('where only part of the tools is known, the other source adds the rest', () => {
  const kept = ours('k', ['a'], { ...npm('k'), known: { tools: 1, of: 3 } });
  const { servers } = mergeSources([[kept], [server('k2', ['a', 'b'], npm('k'))]]);
  expect(servers[0]?.tools.map(({ name }) => name)).toEqual(['a', 'b']);
  expect(servers[0]?.known).toBeUndefined();
});

test('a slug that is taken gets a number; titles that repeat get labels of their own', () => {
  const { servers } = mergeSources([
    [ours('stripe', ['a'], { title: 'Stripe' })],
    [
      server('stripe', ['b'], { title: 'Stripe', vendor: 'Other' }),
      server('s3', ['c'], { title: 'stripe' }),
    ],
  ]);
  expect(servers.map(({ slug }) => slug)).toEqual(['s3', 'stripe', 'stripe-2']);
  expect(new Set(servers.map(({ label }) => label.toLowerCase())).size).toBe(3);
  expect(servers.find(({ origin }) => origin === 'ours')?.label).toBe('Stripe');
});

test('labels stay unique where title and vendor are the same', () => {
  const same = { title: 'Mail', vendor: 'Acme' };
  const labels = labelled([server('a', ['x'], same), server('b', ['x'], same)]);
  expect(labels.map(({ label }) => label)).toEqual(['Mail (a)', 'Mail (b)']);
});
