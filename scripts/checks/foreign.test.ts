import { beforeAll, describe, expect, test } from 'vitest';
import type { Catalogue } from '#queries/database.ts';
import { foreignMarkup } from './foreign-markup.ts';
import { foreignQuoted } from './foreign-quoted.ts';
import { invisible } from './invisible.ts';
import { smallCatalogue } from './testing/small-catalogue.ts';
import { failures } from './testing/try-check.ts';

let db: Catalogue;

beforeAll(async () => {
  db = await smallCatalogue();
});

describe('words of others', () => {
  const QUOTED =
    'Gets a &lt;i&gt;note&lt;/i&gt; and<span class="invisible-mark">U+202E</span> more.';
  const tool = (quotation: string, caption = 'Source: a list.') => ({
    '/servers/far/get-note/': `<figure><blockquote>${quotation}</blockquote><figcaption>${caption}</figcaption></figure>`,
  });

  test('in a quotation, whole, with their source', () => {
    expect(failures(foreignQuoted, tool(QUOTED), db)).toEqual([]);
    const server = '<blockquote>Far away &lt;b&gt;things&lt;/b&gt;.</blockquote>';
    expect(failures(foreignQuoted, { '/servers/far/': server }, db)).toEqual([]);
  });

  test.each([
    ['changed', tool(QUOTED.replace('more', 'less'))],
    ['as real markup', tool('Gets a <i>note</i> and U+202E more.')],
    ['with the character raw', tool('Gets a &lt;i&gt;note&lt;/i&gt; and\u202e more.')],
    ['without a source', tool(QUOTED, 'Quoted.')],
    ['outside a quotation', { '/servers/far/get-note/': `<p>${QUOTED}</p>` }],
    ['where there are none', { '/servers/far/zzz/': '<blockquote>x</blockquote>' }],
    ['on the server’s page', { '/servers/far/': '<p>Far away &lt;b&gt;things&lt;/b&gt;.</p>' }],
  ])('%s', (_how, site) => {
    expect(failures(foreignQuoted, site, db)).toHaveLength(1);
  });

  test('in lists', () => {
    const row = (text: string, tool = 'get-note') => ({
      '/tools/': `<ul class="tool-list"><li><a href="/servers/far/${tool}/">x</a><p class="text">${text}</p></li></ul>`,
    });
    expect(failures(foreignQuoted, row('“Gets a &lt;i&gt;note&lt;/i&gt;…”'), db)).toEqual([]);
    expect(failures(foreignQuoted, row('Gets a note.', 'zzz'), db)).toEqual([]);
    expect(failures(foreignQuoted, row('Gets a note.'), db)).toHaveLength(1);
  });
});

describe('markup of others', () => {
  test('as text is fine', () => {
    const html = `<main><h1 id="tool-name">a<span class="invisible-mark">U+200B</span></h1>
      <blockquote>&lt;img src=x&gt; <span class="invisible-mark">U+202E</span></blockquote>
      <pre><code data-target="x"><span class="token string">"&lt;b&gt;"</span></code></pre>
      <format-tabs><svg><path d="M0 0"/></svg></format-tabs>
      <img src="/servers/notes/badge.svg" alt="Notes"></main>`;
    expect(failures(foreignMarkup, { '/': html })).toEqual([]);
  });

  test.each([
    ['<main><script>alert(1)</script></main>', '<script> in the main part'],
    ['<main><p><img src="x" alt=""></p></main>', '<img> in the main part'],
    ['<main><iframe src="/"></iframe></main>', '<iframe> in the main part'],
    ['<main><style>a{}</style></main>', '<style> in the main part'],
    ['<main><marquee>x</marquee></main>', '<marquee> in the main part'],
    ['<blockquote>a <b>b</b></blockquote>', '<b> in a quotation'],
    ['<blockquote><span>b</span></blockquote>', '<span> in a quotation'],
    ['<code data-target="x"><a href="/">b</a></code>', '<a> in a policy file'],
    ['<h1 id="tool-name"><i>b</i></h1>', '<i> in the name of a tool'],
    ['<p class="text"><code>b</code></p>', '<code> in an excerpt'],
    ['<main><p>a<p>b</p></main>', '<p class=""> that is never closed'],
  ])('%s', (html, wrong) => {
    expect(failures(foreignMarkup, { '/': html })).toEqual([`/: ${wrong}`]);
  });
});

describe('invisible characters', () => {
  test('written out are fine', () => {
    const site = { '/': '<p title="a">⟦U+202E⟧ &amp; 👩‍💻</p>', '/a.json': '{"a":"⟦U+202E⟧\\n"}' };
    expect(failures(invisible, site)).toEqual([]);
  });

  test.each([
    ['/', '<p>a\u202eb</p>'],
    ['/', '<p>a&#8238;b</p>'],
    ['/', '<p>a&#x202E;b</p>'],
    ['/', '<p>a&zwj;b</p>'],
    ['/', '<p title="a&shy;b">x</p>'],
    ['/', '<script type="application/ld+json">{"a":"b\\u202e"}</script>'],
    ['/data/a.json', '{"a":"\u202e"}'],
    ['/data/a.json', '{"a":"\\u200b"}'],
    ['/llms.txt', 'a\u200bb'],
    ['/feed.xml', '<a>\u2066</a>'],
  ])('in %s: %j', (path, text) => {
    expect(failures(invisible, { [path]: text })).toHaveLength(1);
  });
});
