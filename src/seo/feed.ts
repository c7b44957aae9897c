import type { Envelope } from '#domain/attack/export/envelope.ts';
import { site } from '#site';

export interface FeedItem {
  readonly title: string;
  readonly path: string;
  /** YYYY-MM-DD */
  readonly day: string;
  readonly summary: string;
}

interface Feed {
  /** What the feed is about, after the site's name. */
  readonly title: string;
  /** Address of the page that the feed belongs to, and of the feed itself. */
  readonly home: string;
  readonly feed: string;
  /** The same page can come again on another day; then the day is part of an item's id. */
  readonly recurring: boolean;
  readonly about?: Envelope;
}

const address = (path: string): string => new URL(path, site.origin).href;
const idOf = ({ path, day }: FeedItem, { recurring }: Feed): string =>
  recurring ? `${address(path)}#${day}` : address(path);

const xmlText = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

export function jsonFeed(feed: Feed, items: readonly FeedItem[]): object {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: `${site.name}: ${feed.title}`,
    home_page_url: address(feed.home),
    feed_url: address(feed.feed),
    ...(feed.about ? { _database: feed.about } : {}),
    items: items.map((item) => ({
      id: idOf(item, feed),
      url: address(item.path),
      title: item.title,
      content_text: item.summary,
      [feed.recurring ? 'date_modified' : 'date_published']: `${item.day}T00:00:00Z`,
    })),
  };
}

export function atomFeed(feed: Feed, items: readonly FeedItem[]): string {
  const { about } = feed;
  const day = about?.date ?? items[0]?.day ?? '1970-01-01';
  const rights =
    about && `  <rights>${xmlText(`${about.licence}, version ${about.version}`)}</rights>\n`;
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>${xmlText(address(feed.home))}</id>
  <title>${xmlText(`${site.name}: ${feed.title}`)}</title>
  <link href="${xmlText(address(feed.home))}"/>
  <link rel="self" href="${xmlText(address(feed.feed))}"/>
  <updated>${day}T00:00:00Z</updated>
${rights ?? ''}  <author><name>${xmlText(site.name)}</name></author>
${items.map((item) => atomEntry(item, feed)).join('\n')}
</feed>
`;
}

function atomEntry(item: FeedItem, feed: Feed): string {
  return `  <entry>
    <id>${xmlText(idOf(item, feed))}</id>
    <title>${xmlText(item.title)}</title>
    <link href="${xmlText(address(item.path))}"/>
    <updated>${item.day}T00:00:00Z</updated>
    <summary>${xmlText(item.summary)}</summary>
  </entry>`;
}
