import { expect, test } from 'vitest';
import { findServers, findServersAndOutlines } from './server-index.ts';

const index = {
  servers: [
    ['acme-github-tools', 'GitHub tools by Acme', 12, 'Acme', '@acme/gh'],
    ['github', 'GitHub', 117, 'GitHub', 'ghcr.io/github/github-mcp-server'],
    ['playwright', 'Playwright', 30, 'Microsoft', '@playwright/mcp'],
  ] as [string, string, number, string, string][],
};
const slugs = (query: string) => findServers(index, query, 5).map(({ slug }) => slug);

test('the server of that name comes first', () => {
  expect(slugs('GitHub')).toEqual(['github', 'acme-github-tools']);
});

test('of servers that match alike, the more widely used one comes first, as the index has it', () => {
  const named = (slug: string, label: string) => [slug, label, 1, '', ''];
  const servers = [named('a', 'Notes for teams'), named('b', 'Notes app'), named('c', 'Notes')];
  const found = findServers({ servers } as typeof index, 'notes', 5);
  expect(found.map(({ slug }) => slug)).toEqual(['c', 'a', 'b']);
});

test('servers are found by package, vendor and several words', () => {
  expect(slugs('@playwright/mcp')).toEqual(['playwright']);
  expect(slugs('microsoft')).toEqual(['playwright']);
  expect(slugs('acme gith')).toEqual(['acme-github-tools']);
  expect(slugs('zzz')).toEqual([]);
});

test('no words find all, up to the number asked for', () => {
  expect(slugs('')).toHaveLength(3);
  expect(findServers(index, '', 2)).toHaveLength(2);
});

test('outlined servers come after all others, and are marked', () => {
  const outlines = {
    servers: [
      ['someone-github', 'github', 3, '', ''],
      ['other-github', 'other/github', 2, '', 'other-github'],
    ],
  } as typeof index;
  const found = findServersAndOutlines(index, outlines, 'github', 3);
  expect(found.map(({ slug, outline }) => [slug, outline])).toEqual([
    ['github', undefined],
    ['acme-github-tools', undefined],
    ['someone-github', true],
  ]);
});
