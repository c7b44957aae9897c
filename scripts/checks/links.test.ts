import { expect, test } from 'vitest';
import { links } from './links.ts';
import { failures, tryCheck } from './testing/try-check.ts';

const GOOD = {
  '/page/': `<a href="/other/#there">x</a><a href="#a" id="a">y</a><a href="../other/">z</a>
    <a href="https://example.com/" rel="noopener">out</a><a href="/other/?q=1">q</a>
    <img src="/x.svg" alt=""><button aria-controls="a">c</button>`,
  '/other/': '<p id="there">Here.</p>',
  '/x.svg': '<svg/>',
  '/data/a.json': '{}',
  '/data/servers.json': '[{"data":"/data/a.json"}]',
  '/llms.txt': '- [A](https://toolward.example/page/): more',
  '/feed.xml': '<id>https://toolward.example/other/#2026-11-01</id>',
};

test('keeps quiet about links that lead somewhere', () => {
  expect(tryCheck(links, GOOD)).toMatchObject({ failed: 0, saw: 10 });
});

test.each([
  ['/page/', '<a href="/gone/">x</a>', 'a link to /gone/'],
  ['/page/', '<a href="/other">x</a>', 'a link to /other'],
  ['/page/', '<a href="#gone">x</a>', 'a link to #gone'],
  ['/page/', '<a href="/other/#gone">x</a>', 'a link to /other/#gone'],
  ['/page/', '<a href="/other/#her">x</a>', 'a link to /other/#her'],
  ['/page/', '<a href="">x</a>', 'the link “”'],
  ['/page/', '<a href="https://[/">x</a>', 'the link “https://[/”'],
  ['/page/', '<img src="/gone.png" alt="">', 'a link to /gone.png'],
  ['/page/', '<meta property="og:image" content="https://toolward.example/n">', 'a link to /n'],
  ['/page/', '<a href="https://example.com/b">bare</a>', 'a link to https://example.com/b'],
  ['/page/', '<a href="http://a.org" rel="noopener"></a>', 'a link to http://a.org without words'],
  ['/page/', '<a href="javascript:x()" rel="noopener">x</a>', 'a link to javascript:x()'],
  ['/page/', '<p id="a"></p><p id="a"></p>', 'the id “a” twice'],
  ['/page/', '<p id="b c"></p>', 'the id “b c”'],
  ['/page/', '<button aria-controls="gone">x</button>', 'aria-controls="gone" on <button>'],
  ['/page/', '<copy-button data-of="lost"></copy-button>', 'data-of="lost" on <copy-button>'],
  ['/llms.txt', '- [A](https://toolward.example/gone/)', 'the address /gone/'],
  ['/feed.json', '{"url":"https://toolward.example/gone/"}', 'the address /gone/'],
  ['/sitemap-0.xml', '<loc>https://toolward.example/gone/</loc>', 'the address /gone/'],
  ['/data/servers.json', '[{"data":"/gone/"}]', 'the address /gone/'],
])('in %s, %s', (path, text, found) => {
  expect(failures(links, { ...GOOD, '/page/': '', [path]: text })).toEqual([`${path}: ${found}`]);
});

test('names each place that is missing, on each page that leads there', () => {
  const body = '<a href="/other/#there">x</a><a href="/other/#b">y</a><a href="/other/#c">z</a>';
  const found = failures(links, { ...GOOD, '/page/': body, '/more/': body });
  expect(found.sort()).toEqual([
    '/more/: a link to /other/#b',
    '/more/: a link to /other/#c',
    '/page/: a link to /other/#b',
    '/page/: a link to /other/#c',
  ]);
});
