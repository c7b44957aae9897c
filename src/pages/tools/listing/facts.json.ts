import type { APIRoute } from 'astro';
import { catalogue } from '#queries/database.ts';
import { toolFacts } from '#queries/tool-facts.ts';

/** What the list of tools reads when a reader first filters or sorts it. */
export const GET: APIRoute = () => Response.json(toolFacts(catalogue()));
