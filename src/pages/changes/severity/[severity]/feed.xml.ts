import type { APIRoute } from 'astro';
import { SEVERITIES, type Severity } from '#domain/risk/severity.ts';
import { severityFeed } from '#features/history/change-feed.ts';
import { catalogue } from '#queries/database.ts';

export function getStaticPaths() {
  return SEVERITIES.map((severity) => ({ params: { severity } }));
}

export const GET: APIRoute = ({ params }) =>
  severityFeed(catalogue(), params['severity'] as Severity);
