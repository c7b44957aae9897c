import type { APIRoute } from 'astro';
import { catalogue } from '#queries/database.ts';
import { checkedSentences } from '#queries/proofs.ts';
import { jsonFile } from '#seo/json-file.ts';

/** How the files of each format were checked, for pages that make files in the browser. */
export const GET: APIRoute = () => jsonFile(checkedSentences(catalogue()));
