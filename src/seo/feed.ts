import { Feed } from 'feed';
import type { Envelope } from '#domain/attack/release.ts';
import { site } from '#site';

export interface FeedItem {
  readonly title: string;
  readonly path: string;
  /** YYYY-MM-DD */
  readonly day: string;
  readonly summary: string;
}

interface FeedFacts {
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
const idOf = ({ path, day }: FeedItem, { recurring }: FeedFacts): string =>
  recurring ? `${address(path)}#${day}` : address(path);

/** JSON Feed 1.1, with texts as texts. */
export function jsonFeed(feed: FeedFacts, items: readonly FeedItem[]): object {
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

/** The library declares titles and summaries as HTML: signs of our texts must not become markup. */
const asHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export function atomFeed(facts: FeedFacts, items: readonly FeedItem[]): string {
  const { about } = facts;
  const feed = new Feed({
    id: address(facts.home),
    title: `${site.name}: ${facts.title}`,
    link: address(facts.home),
    feed: address(facts.feed),
    updated: new Date(about?.date ?? items[0]?.day ?? 0),
    copyright: about ? `${about.licence}, version ${about.version}` : '',
    author: { name: site.name },
    generator: false,
  });
  for (const item of items) {
    feed.addItem({
      id: idOf(item, facts),
      title: asHtml(item.title),
      link: address(item.path),
      date: new Date(item.day),
      description: asHtml(item.summary),
    });
  }
  return feed.atom1();
}
