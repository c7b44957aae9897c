import type { APIRoute } from 'astro';
import { catalogue } from '#queries/database.ts';
import { serverData } from '#queries/server-data.ts';
import { allServerSlugs } from '#queries/servers.ts';
import { jsonFile } from '#seo/json-file.ts';

export const getStaticPaths = () =>
  allServerSlugs(catalogue()).map((server) => ({ params: { server } }));

export const GET: APIRoute = ({ params }) =>
  jsonFile(serverData(catalogue(), params['server'] ?? ''));
