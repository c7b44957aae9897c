import type { APIRoute } from 'astro';
import { catalogue } from '#queries/database.ts';
import { namedCombinations } from '#queries/named-combinations.ts';
import { jsonFile } from '#seo/json-file.ts';

/** What tools are dangerous together, as the page reads it that judges a stack. */
export const GET: APIRoute = () => jsonFile(namedCombinations(catalogue()));
