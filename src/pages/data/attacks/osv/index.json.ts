import type { APIRoute } from 'astro';
import { osvIndex } from '#features/attacks/queries/attack-data.ts';
import { catalogue } from '#queries/database.ts';

export const GET: APIRoute = () => Response.json(osvIndex(catalogue()));
