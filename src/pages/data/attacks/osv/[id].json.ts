import type { APIRoute } from 'astro';
import { osvRecords } from '#features/attacks/queries/attack-data.ts';
import { catalogue } from '#queries/database.ts';

export const getStaticPaths = () =>
  osvRecords(catalogue()).map((record) => ({ params: { id: record.id }, props: { record } }));

export const GET: APIRoute = ({ props }) => Response.json(props['record']);
