import type { APIRoute, GetStaticPaths } from 'astro';
import { catalogue } from '#queries/database.ts';
import { lineFiles, toolLines } from '#queries/tool-facts.ts';

export const getStaticPaths: GetStaticPaths = () =>
  Array.from({ length: lineFiles(catalogue()) }, (_, index) => ({
    params: { file: String(index + 1) },
  }));

/** What the rows say of the tools on some pages of the list. */
export const GET: APIRoute = ({ params }) =>
  Response.json(toolLines(catalogue(), Number(params['file'])));
