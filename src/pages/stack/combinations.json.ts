import type { APIRoute } from 'astro';
import { namedCombinations } from '#features/stack/queries/named-combinations.ts';
import { catalogue } from '#queries/database.ts';
import { jsonFile } from '#seo/json-file.ts';

/** What tools are dangerous together, as the page reads it that judges a stack. */
export const GET: APIRoute = () => jsonFile(namedCombinations(catalogue()));
