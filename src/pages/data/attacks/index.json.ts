import type { APIRoute } from 'astro';
import { attackEnvelope } from '#features/attacks/queries/attack-data.ts';
import { attackLines, foreignLabels } from '#features/attacks/queries/attack-listing.ts';
import { catalogue } from '#queries/database.ts';

/** What the list of attacks reads when a reader first filters. */
export const GET: APIRoute = () => {
  const db = catalogue();
  return Response.json({
    ...attackEnvelope(db),
    labels: foreignLabels(db),
    lines: attackLines(db),
  });
};
