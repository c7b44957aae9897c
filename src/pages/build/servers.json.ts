import type { APIRoute } from 'astro';
import { serverIndex } from '#features/policy-builder/queries/server-index.ts';
import { catalogue } from '#queries/database.ts';
import { jsonFile } from '#seo/json-file.ts';

/** What the picker of the builder searches in; fetched when it first gets the focus. */
export const GET: APIRoute = () => jsonFile(serverIndex(catalogue()));
