import type { APIRoute } from 'astro';
import { outlineIndex } from '#features/policy-builder/queries/server-index.ts';
import { catalogue } from '#queries/database.ts';
import { jsonFile } from '#seo/json-file.ts';

/** Outlined servers, in which the picker of the builder searches too; fetched with the first words. */
export const GET: APIRoute = () => jsonFile(outlineIndex(catalogue()));
