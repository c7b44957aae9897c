import type { APIRoute } from 'astro';
import { SEVERITIES, type Severity } from '#domain/risk/severity.ts';
import { changesOfSeverity } from '#features/history/queries/change-feed.ts';
import { catalogue } from '#queries/database.ts';
import { routes } from '#routes';
import { atomFeed } from '#seo/feed.ts';

export function getStaticPaths() {
  return SEVERITIES.map((severity) => ({ params: { severity } }));
}

export const GET: APIRoute = ({ params }) => {
  const severity = params['severity'] as Severity;
  const place = { home: routes.changes(), feed: routes.changesFeedFrom(severity) };
  const feed = { title: `added tools of severity ${severity}`, ...place, recurring: false };
  const xml = atomFeed(feed, changesOfSeverity(catalogue(), severity));
  return new Response(xml, { headers: { 'content-type': 'application/atom+xml' } });
};
