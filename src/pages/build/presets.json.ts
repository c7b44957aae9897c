import type { APIRoute } from 'astro';
import { catalogue } from '#queries/database.ts';
import { allPresets } from '#queries/presets.ts';
import { jsonFile } from '#seo/json-file.ts';

/** The presets, with which a page makes its files anew under another name of the server. */
export const GET: APIRoute = () => jsonFile(allPresets(catalogue()));
