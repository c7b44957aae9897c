import type { APIRoute } from 'astro';
import { attackData, attackEnvelope } from '#features/attacks/queries/attack-data.ts';
import { allAttacks, attackBySlug } from '#queries/attacks.ts';
import { catalogue } from '#queries/database.ts';

export const getStaticPaths = () =>
  allAttacks(catalogue()).map(({ slug }) => ({ params: { slug } }));

export const GET: APIRoute = ({ params }) => {
  const db = catalogue();
  const entry = attackBySlug(db, params['slug'] ?? '');
  return Response.json({ ...attackEnvelope(db), entry: attackData(db, entry) });
};
