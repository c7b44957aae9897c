import { expect, test } from 'vitest';
import { groupOf, shardOf } from './shard.ts';

test('all files of a server are rendered together', () => {
  const files = [
    'servers/one/index.html',
    'servers/one/a-tool/index.html',
    'servers/one/policy/open/index.html',
    'guard/policies/one/careful.json',
    'build/servers/one.json',
    'data/servers/one.json',
  ];
  expect(new Set(files.map(groupOf))).toEqual(new Set(['servers/one/']));
  expect(new Set(files.map((file) => shardOf(file, 1000))).size).toBe(1);
});

test('other files are rendered alone', () => {
  for (const file of [
    'servers/index.html',
    'build/servers.json',
    'data/servers.json',
    'index.html',
  ])
    expect(groupOf(file)).toBe(file);
});
