import type { APIRoute } from 'astro';
import { latestServers } from '#queries/changes.ts';
import { catalogue } from '#queries/database.ts';
import { routes } from '#routes';
import { site } from '#site';

const address = (path: string): string => new URL(path, site.origin).href;

export const GET: APIRoute = () =>
  Response.json({
    version: 'https://jsonfeed.org/version/1.1',
    title: `${site.name}: servers, as their sources were read`,
    home_page_url: address('/'),
    feed_url: address(routes.jsonFeed()),
    items: latestServers(catalogue()).map(({ title, path, day, summary }) => ({
      id: `${address(path)}#${day}`,
      url: address(path),
      title,
      content_text: summary,
      date_modified: `${day}T00:00:00Z`,
    })),
  });
