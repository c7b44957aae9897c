import type { APIRoute } from 'astro';
import { toolFacts } from '#features/browse/queries/tool-facts.ts';
import { catalogue } from '#queries/database.ts';

/** What the list of tools reads when a reader first filters or sorts it. */
export const GET: APIRoute = () => Response.json(toolFacts(catalogue()));
