import { expect, test } from 'vitest';
import { fileLinks } from './file-links.ts';
import { failures, tryCheck } from './testing/try-check.ts';

const GOOD = {
  '/': '',
  '/a/': '',
  '/data/a.json': '{}',
  '/data/servers.json': '[{"data":"/data/a.json"}]',
  '/llms.txt': '- [A](https://toolward.example/a/): more',
  '/feed.xml':
    '<id>https://toolward.example/a/#2026-11-01</id><link href="https://toolward.example"/>',
};

test('follows the addresses in every kind of file', () => {
  expect(tryCheck(fileLinks, GOOD)).toMatchObject({ failed: 0, saw: 4 });
});

test.each([
  ['/llms.txt', '- [A](https://toolward.example/gone/)'],
  ['/feed.json', '{"url":"https://toolward.example/gone/"}'],
  ['/sitemap-0.xml', '<loc>https://toolward.example/gone/</loc>'],
  ['/data/servers.json', '[{"data":"/gone/"}]'],
])('finds the address in %s that leads nowhere', (path, text) => {
  expect(failures(fileLinks, { ...GOOD, [path]: text })).toEqual([`${path}: the address /gone/`]);
});
