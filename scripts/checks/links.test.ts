import { describe, expect, test } from 'vitest';
import { links } from './links.ts';
import { failures, tryCheck } from './testing/try-check.ts';

const OTHER = '<p id="there">Here.</p>';

describe('links', () => {
  test('keeps quiet about links that lead somewhere', () => {
    const page = `<a href="/other/#there">x</a><a href="#a" id="a">y</a><a href="../other/">z</a>
      <a href="https://example.com/">out</a><a href="/other/?q=1">q</a><img src="/x.svg" alt="">`;
    const site = { '/page/': page, '/other/': OTHER, '/x.svg': '<svg/>' };
    expect(tryCheck(links, site)).toMatchObject({ failed: 0, saw: 6 });
  });

  test.each([
    ['<a href="/gone/">x</a>', 'a link to /gone/'],
    ['<a href="/other">x</a>', 'a link to /other'],
    ['<a href="#gone">x</a>', 'a link to #gone'],
    ['<a href="/other/#gone">x</a>', 'a link to /other/#gone'],
    ['<a href="">x</a>', 'the link “”'],
    ['<a href="https://[/">x</a>', 'the link “https://[/”'],
    ['<img src="/gone.png" alt="">', 'a link to /gone.png'],
    ['<meta property="og:image" content="https://toolward.example/no.png">', 'a link to /no.png'],
  ])('finds what is wrong with %s', (html, found) => {
    expect(failures(links, { '/page/': html, '/other/': OTHER })).toEqual([`/page/: ${found}`]);
  });

  test('an id that only begins or ends like the wanted one is another id', () => {
    const site = { '/': '<a href="/other/#here">x</a>', '/other/': '<p id="there"><p id="here2">' };
    expect(failures(links, site)).toHaveLength(1);
  });
});
