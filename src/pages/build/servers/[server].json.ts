import type { APIRoute } from 'astro';
import { catalogue } from '#queries/database.ts';
import { publishedServer } from '#queries/published-server.ts';
import { allServerSlugs } from '#queries/servers.ts';
import { jsonFile } from '#seo/json-file.ts';

export const getStaticPaths = () =>
  allServerSlugs(catalogue()).map((server) => ({ params: { server } }));

/** One server, as the pages read it that run in the browser. */
export const GET: APIRoute = ({ params }) =>
  jsonFile(publishedServer(catalogue(), params['server'] ?? ''));
