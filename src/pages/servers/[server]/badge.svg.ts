import type { APIRoute } from 'astro';
import { drawBadge } from '#features/server-page/badge.ts';
import { badgeFacts } from '#features/server-page/queries/badge-facts.ts';
import { serverPolicyView } from '#features/server-page/queries/server-view.ts';
import { catalogue } from '#queries/database.ts';
import { allServerSlugs } from '#queries/servers.ts';
import { site } from '#site';
import { badgeText, badgeTitle } from '#wording/badge.ts';

export const getStaticPaths = () =>
  allServerSlugs(catalogue()).map((server) => ({ params: { server } }));

export const GET: APIRoute = ({ params }) => {
  const facts = badgeFacts(serverPolicyView(catalogue(), params['server'] ?? '', 'careful'));
  const { svg } = drawBadge(site.name, badgeText(facts), badgeTitle(facts));
  return new Response(svg, { headers: { 'content-type': 'image/svg+xml; charset=utf-8' } });
};
