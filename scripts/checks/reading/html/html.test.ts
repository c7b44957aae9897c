import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pageOf } from '../../testing/page-of.ts';
import type { Document } from './element.ts';
import { readStrictHtml } from './strict.ts';
import { readAnyHtml } from './tolerant.ts';

/** Everything that is known of a document, as plain values. */
const plain = ({ elements, texts }: Document) => [
  elements.map(({ name, attributes, parent, at, end, firstText, endText, closed }) => ({
    tag: [name, attributes],
    places: [parent?.at, at, end, firstText, endText],
    closed,
  })),
  texts.map(({ text, parent }) => [text, parent.at]),
];

const PIECES = [
  ...'p div a li ul dl dt dd table tr td svg path title form button option input br script math mi h1 h2 template pre'
    .split(' ')
    .flatMap((name) => [`<${name}>`, `</${name}>`, `<${name} class="a b" id="x"/>`]),
  '<a href="/x?a=1&amp;b=2" data-x="a > b">',
  '<svg viewBox="0 0 1 1"><use href="#a"/></svg>',
  '<svg><linearGradient/></svg>',
  '<script>if (a < b) c();</script>',
  '<script type="module">"</p>"</script>',
  '<title>a &amp; b</title>',
  '<textarea>&lt;p></textarea>',
  '<input disabled value="&quot;">',
  '<!doctype html>',
  '<!-- a -->',
  '<!-- a -- b -->',
  '<!-->',
  '<p CLASS="a" class=b>',
  "<p title='it''s'>",
  '<p title="a"title="b">',
  '<p\u00a0title="a">',
  '<p a="1" a="2">',
  'text',
  ' & ',
  '&lt;b&gt;',
  '&copy=1',
  '&#39;&#x27;&nbsp;&hellip;&',
  '<',
  '</',
  '>',
  '"',
];

describe('the reader of pages without a guess', () => {
  test('gives what a reader of any HTML gives, or refuses', () => {
    const html = array(constantFrom(...PIECES), { maxLength: 12 });
    let read = 0;
    assert(
      property(html, (pieces) => {
        const text = pieces.join('');
        const strict = readStrictHtml(text);
        if (!strict) return;
        read += 1;
        expect(plain(strict), text).toEqual(plain(readAnyHtml(text)));
      }),
      { numRuns: 20_000 },
    );
    expect(read).toBeGreaterThan(200);
  });

  test.each([
    pageOf('<h1>A</h1><ul><li>a &amp; b</li></ul><input type="search" required>'),
    '<svg viewBox="0 0 1 1"><path d="M0 0"/><g><use href="#a"/></g></svg><p>a<!-- b -->c</p>',
    '<script type="application/ld+json">{"a":"<b>"}</script><title>a &lt; b</title>',
  ])('reads %j, as a reader of any HTML does', (html) => {
    const strict = readStrictHtml(html);
    expect(strict && plain(strict)).toEqual(plain(readAnyHtml(html)));
  });

  test.each([
    '<p>a<p>b',
    '<svg><mi/></svg>',
    '<p>a',
    '<p class=a>b</p>',
    'a < b',
    '<ul><li>a<li>b</ul>',
  ])('refuses %j', (html) => expect(readStrictHtml(html)).toBeNull());
});
