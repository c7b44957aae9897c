import { describe, expect, test } from 'vitest';
import { targetOf } from './addresses.ts';
import { parsePage, rawText, textOf } from './page.ts';
import { pageKind } from './page-kind.ts';

import { quotedRanges } from './prose.ts';

describe('pages', () => {
  test('text around children stays in order, entities become characters', () => {
    const page = parsePage('/', Buffer.from('<p>a &lt;b&gt; <b>c</b> d</p><p>e</p>'));
    const [p, b, q] = page.elements;
    expect(p && rawText(page, p)).toBe('a <b> c d');
    expect(b && [b.parent === p, textOf(page, b)]).toEqual([true, 'c']);
    expect(q && textOf(page, q)).toBe('e');
  });

  test('an end tag that a browser would have to add is known', () => {
    const page = parsePage('/', Buffer.from('<p>a<ul><li>b</ul><br><svg><path d="M0 0"/></svg>'));
    expect(page.elements.filter(({ closed }) => !closed).map(({ name }) => name)).toEqual([
      'p',
      'li',
    ]);
  });

  test.each([
    ['/', 'home'],
    ['/servers/', 'list of servers'],
    ['/servers/by/letter/a/', 'list of servers'],
    ['/servers/by/order/name/', 'list of servers'],
    ['/servers/by/order/use/2/', 'list of servers'],
    ['/servers/github/', 'server'],
    ['/servers/github/create-issue/', 'tool'],
    ['/servers/github/policy/', 'tool'],
    ['/servers/github/policy/open/', 'server policy'],
    ['/tools/severity/high/2/', 'list of tools'],
    ['/names/', 'list of names'],
    ['/names/page/2/', 'list of names'],
    ['/names/fetch/', 'name'],
    ['/attacks/tool-poisoning/', 'attack'],
    ['/attacks/capability/admin/2/', 'list of attacks'],
    ['/guides/apply/codex/', 'guide'],
    ['/404.html', 'other'],
  ])('%s is of the kind %s', (url, kind) => {
    expect(pageKind(url)).toBe(kind);
  });
});

describe('addresses', () => {
  test.each([
    ['/a/?q=1#b', { to: 'here', path: '/a/', fragment: 'b' }],
    ['../b/', { to: 'here', path: '/b/', fragment: '' }],
    ['https://toolward.example/a/', { to: 'here', path: '/a/', fragment: '' }],
    ['//example.com/a', { to: 'elsewhere', url: 'https://example.com/a' }],
    ['/a/../%62/', { to: 'here', path: '/b/', fragment: '' }],
    ['mailto:a@example.com', { to: 'nowhere' }],
  ])('%s', (href, target) => {
    expect(targetOf(href, '/c/')).toEqual(target);
  });
});

describe('quotations', () => {
  const inQuotes = (text: string) => quotedRanges(text).map(([from, to]) => text.slice(from, to));

  test('nested ones are part of the outer one', () => {
    expect(inQuotes('a “b “c” d” e “f”')).toEqual(['“b “c” d”', '“f”']);
  });

  test('where marks do not match up, all from the first to the last is foreign', () => {
    expect(inQuotes('a “b ” c” d “e”')).toEqual(['“b ” c” d “e”']);
    expect(inQuotes('a “b')).toEqual([]);
  });
});
