import type { APIRoute, GetStaticPaths } from 'astro';
import { lineFiles, toolLines } from '#features/browse/queries/tool-facts.ts';
import { catalogue } from '#queries/database.ts';

export const getStaticPaths: GetStaticPaths = () =>
  Array.from({ length: lineFiles(catalogue()) }, (_, index) => ({
    params: { file: String(index + 1) },
  }));

/** What the rows say of the tools on some pages of the list. */
export const GET: APIRoute = ({ params }) =>
  Response.json(toolLines(catalogue(), Number(params['file'])));
