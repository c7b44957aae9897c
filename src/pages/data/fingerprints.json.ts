import type { APIRoute } from 'astro';
import { fingerprintFile } from '#features/data/queries/fingerprints.ts';
import { catalogue } from '#queries/database.ts';
import { jsonFile } from '#seo/json-file.ts';

export const GET: APIRoute = () => jsonFile(fingerprintFile(catalogue()));
