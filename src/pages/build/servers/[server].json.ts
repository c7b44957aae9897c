import type { APIRoute } from 'astro';
import { publishedServer } from '#features/policy-builder/queries/published-server.ts';
import { catalogue } from '#queries/database.ts';
import { allServerSlugs } from '#queries/servers.ts';
import { jsonFile } from '#seo/json-file.ts';

export const getStaticPaths = () =>
  allServerSlugs(catalogue()).map((server) => ({ params: { server } }));

/** One server, as the pages read it that run in the browser. */
export const GET: APIRoute = ({ params }) =>
  jsonFile(publishedServer(catalogue(), params['server'] ?? ''));
