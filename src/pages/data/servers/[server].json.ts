import type { APIRoute } from 'astro';
import { serverData } from '#features/data/queries/server-data.ts';
import { catalogue } from '#queries/database.ts';
import { allServerSlugs } from '#queries/servers.ts';
import { jsonFile } from '#seo/json-file.ts';

export const getStaticPaths = () =>
  allServerSlugs(catalogue()).map((server) => ({ params: { server } }));

export const GET: APIRoute = ({ params }) =>
  jsonFile(serverData(catalogue(), params['server'] ?? ''));
