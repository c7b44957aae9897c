import { expect, test } from 'vitest';
import { html } from './html.ts';
import { pageOf } from './testing/page-of.ts';
import { failures, tryCheck } from './testing/try-check.ts';
import { titles } from './titles.ts';

const GOOD = pageOf(
  '<h1>One</h1><h2 id="a">Two</h2><h3>Three</h3><section aria-labelledby="a">x</section>',
);

test('a good page', () => {
  expect(failures(html, { '/': GOOD })).toEqual([]);
});

test.each([
  ['<h1>A</h1><h1>B</h1>', 'heading-level'],
  ['<h1>A</h1><h3>B</h3>', 'heading-level'],
  ['<h1></h1>', 'empty-heading'],
  ['<h1 id="a" id="b">A</h1>', 'no-dup-attr'],
  ['<h1>A</h1><p><div>x</div></p>', 'close-order'],
  ['<h1>A</h1><ul><p>x</p></ul>', 'element-permitted-content'],
  ['<h1>A</h1><input type="text">', 'input-missing-label'],
  ['<h1>A</h1><img src="/x.png">', 'wcag/h37'],
  ['<h1>A</h1><button type="button"></button>', 'text-content'],
])('%s breaks %s', (main, rule) => {
  expect(failures(html, { '/': pageOf(main) }).join()).toContain(`(${rule})`);
});

test('reads some pages of each kind, always the same, and all that show markup of others', () => {
  const many = (main: string) =>
    Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`/servers/s/t-${at}/`, main]));
  const plain = { ...many(GOOD), '/': GOOD };
  expect(tryCheck(html, plain).saw).toBe(17);
  expect(tryCheck(html, many(pageOf('<h1>&lt;b></h1>'))).saw).toBe(40);
});

test('titles and descriptions that are missing, shared or other in previews', () => {
  const other = GOOD.replace('og:description" content="', 'og:description" content="Else: ');
  const site = { '/a/': GOOD, '/b/': GOOD, '/c/': '<p>No head.</p>' };
  expect(failures(titles, { '/a/': GOOD })).toEqual([]);
  expect(failures(titles, { '/a/': other })).toHaveLength(1);
  expect(failures(titles, site)).toEqual(
    expect.arrayContaining([
      '/b/: the title “A page · Toolward”, which /a/ has too',
      '/b/: the description “What the page says.”, which /a/ has too',
      '/c/: no title',
      '/c/: no description',
    ]),
  );
});
