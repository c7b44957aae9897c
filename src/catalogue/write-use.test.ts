import { expect, test } from 'vitest';
import type { Package } from '#domain/identity.ts';
import type { UsageContent } from './read/usage.ts';
import { usesOf, writeUse } from './write-use.ts';

const npm = (name: string, ...subcommand: string[]): Package => ({
  ...{ registry: 'npm', name },
  ...(subcommand.length > 0 && { subcommand }),
});
const server = (slug: string, packages: Package[], origin: 'ours' | 'foreign' = 'ours') => ({
  ...{ slug, label: slug, origin, packages },
});
const entry = <T>(value: T) => ({ id: '', file: '', value, locate: () => null });
const usage = (
  servers: Record<string, number>,
  packages: Record<string, number>,
): UsageContent => ({
  configurations: entry({
    ...{ sample: '', read: '2026-11-29', files: 9, repositories: 9, least: 1 },
    servers,
  }),
  downloads: entry({ source: { title: '' }, read: '2026-11-30', packages }),
});
const uses = (servers: Parameters<typeof usesOf>[0], packages: Record<string, number>) =>
  Object.fromEntries(
    [...usesOf(servers, usage({}, packages))].map(([slug, { downloads }]) => [slug, downloads]),
  );

test('downloads of all npm packages of a server are added up', () => {
  const packages = [npm('a'), npm('b'), { registry: 'pypi' as const, name: 'c' }];
  expect(uses([server('one', packages)], { a: 3, b: 4, c: 9 })).toEqual({ one: 7 });
});

test('a package that is a server only with a subcommand does not count', () => {
  expect(uses([server('one', [npm('cli', 'mcp')])], { cli: 1000 })).toEqual({ one: undefined });
});

test('a package that several servers name belongs to ours, or to none', () => {
  const foreign = server('foreign', [npm('a'), npm('b')], 'foreign');
  const other = server('other', [npm('b')], 'foreign');
  expect(uses([foreign, other, server('one', [npm('a')])], { a: 3, b: 4 })).toEqual({
    ...{ foreign: undefined, other: undefined, one: 3 },
  });
});

test('every server has a place, and only those of which something is known have numbers', () => {
  const rows: [table: string, row: object][] = [];
  const servers = [server('a', []), server('b', [npm('b')]), server('c', [])];
  writeUse((table, row) => rows.push([table, row]), servers, usage({ c: 2 }, { b: 5 }));
  const of = (name: string) => rows.flatMap(([table, row]) => (table === name ? [row] : []));
  expect(of('order_of_use')).toEqual([
    { slug: 'c', place: 0 },
    { slug: 'b', place: 1 },
    { slug: 'a', place: 2 },
  ]);
  expect(of('server_use')).toEqual([
    { server: 'b', repositories: null, downloads: 5, level: 0 },
    { server: 'c', repositories: 2, downloads: null, level: 1 },
  ]);
  expect(of('use_source')).toHaveLength(2);
});
