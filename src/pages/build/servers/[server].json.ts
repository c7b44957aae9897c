import type { APIRoute } from 'astro';
import { catalogue } from '#queries/database.ts';
import { outlineSlugs } from '#queries/outlines.ts';
import { publishedOutline } from '#queries/published-outline.ts';
import { publishedServer } from '#queries/published-server.ts';
import { allServerSlugs } from '#queries/servers.ts';
import { jsonFile } from '#seo/json-file.ts';

export function getStaticPaths() {
  const path = (server: string, isOutline: boolean) => ({
    params: { server },
    props: { isOutline },
  });
  return [
    ...allServerSlugs(catalogue()).map((server) => path(server, false)),
    ...outlineSlugs(catalogue()).map((server) => path(server, true)),
  ];
}

/** One server, as the pages read it that run in the browser. */
export const GET: APIRoute<{ isOutline: boolean }> = ({ params, props }) => {
  const publish = props.isOutline ? publishedOutline : publishedServer;
  return jsonFile(publish(catalogue(), params['server'] ?? ''));
};
