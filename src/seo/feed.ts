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
  readonly home: string;
  readonly feed: string;
}

const address = (path: string): string => new URL(path, site.origin).href;

const xmlText = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

export function jsonFeed(
  { title, home, feed }: Feed,
  items: readonly FeedItem[],
  about: Envelope,
): object {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: `${site.name}: ${title}`,
    home_page_url: address(home),
    feed_url: address(feed),
    _database: about,
    items: items.map(({ title: name, path, day, summary }) => ({
      ...{ id: address(path), url: address(path), title: name, content_text: summary },
      date_published: `${day}T00:00:00Z`,
    })),
  };
}

export function atomFeed(
  { title, home, feed }: Feed,
  items: readonly FeedItem[],
  { date, version, licence }: Envelope,
): string {
  const entries = items.map(
    ({ title: name, path, day, summary }) => `  <entry>
    <id>${xmlText(address(path))}</id>
    <title>${xmlText(name)}</title>
    <link href="${xmlText(address(path))}"/>
    <published>${day}T00:00:00Z</published>
    <updated>${day}T00:00:00Z</updated>
    <summary>${xmlText(summary)}</summary>
  </entry>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>${xmlText(address(home))}</id>
  <title>${xmlText(`${site.name}: ${title}`)}</title>
  <link href="${xmlText(address(home))}"/>
  <link rel="self" href="${xmlText(address(feed))}"/>
  <updated>${date}T00:00:00Z</updated>
  <rights>${xmlText(`${licence}, version ${version}`)}</rights>
  <author><name>${xmlText(site.name)}</name></author>
${entries.join('\n')}
</feed>
`;
}
