import type { APIRoute } from 'astro';
import { catalogue } from '#queries/database.ts';
import { stackRules } from '#queries/stack-rules.ts';
import { jsonFile } from '#seo/json-file.ts';

/** What a stack is judged by: dangerous combinations and presets. */
export const GET: APIRoute = () => jsonFile(stackRules(catalogue()));
