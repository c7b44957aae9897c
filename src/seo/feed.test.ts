import { parseDocument } from 'htmlparser2';
import { expect, test } from 'vitest';
import { atomFeed, jsonFeed } from './feed.ts';

const feed = { title: 'things & others', home: '/', feed: '/feed.xml', recurring: true };
const item = {
  title: 'A <b> & ]]> of a server',
  path: '/servers/one/',
  day: '2026-11-21',
  summary: 'It says “&lt;”.',
};
const id = /^https:\/\/[^/]+\/servers\/one\/#2026-11-21$/;

/** What a reader of feeds shows: the text of an element whose content is HTML. */
function shown(xml: string, element: string): string {
  const text = (markup: string, xmlMode: boolean) => {
    const nodes = parseDocument(markup, { xmlMode }).children;
    const read = (node: (typeof nodes)[number]): string =>
      'data' in node ? node.data : 'children' in node ? node.children.map(read).join('') : '';
    return nodes.map(read).join('');
  };
  const [, entry = ''] = xml.split('<entry>');
  const [, markup = ''] =
    new RegExp(`<${element}[^>]*>([\\s\\S]*?)</${element}>`).exec(entry) ?? [];
  return text(text(markup, true), false);
}

test('Atom shows signs of markup in foreign words as signs', () => {
  const xml = atomFeed(feed, [item]);
  expect(shown(xml, 'title')).toBe(item.title);
  expect(shown(xml, 'summary')).toBe(item.summary);
  expect(shown(xml, 'id')).toMatch(id);
});

test('JSON holds texts, and the day in the id of what can come again', () => {
  const { items } = jsonFeed(feed, [item]) as { items: Record<string, string>[] };
  expect(items[0]).toMatchObject({ title: item.title, content_text: item.summary });
  expect(items[0]?.['id']).toMatch(id);
  const [once] = (jsonFeed({ ...feed, recurring: false }, [item]) as { items: { id: string }[] })
    .items;
  expect(once?.id).not.toContain('#');
});
