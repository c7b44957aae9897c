import type { APIRoute } from 'astro';
import { catalogue } from '#queries/database.ts';
import { fingerprintFile } from '#queries/fingerprints.ts';
import { jsonFile } from '#seo/json-file.ts';

export const GET: APIRoute = () => jsonFile(fingerprintFile(catalogue()));
