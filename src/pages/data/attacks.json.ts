import type { APIRoute } from 'astro';
import { exposedCounts } from '#queries/attack-view.ts';
import { allPatterns } from '#queries/attacks.ts';
import { catalogue } from '#queries/database.ts';
import { allCombinations, frameworks } from '#queries/vocabulary.ts';

export const GET: APIRoute = () => {
  const db = catalogue();
  const exposed = exposedCounts(db);
  return Response.json({
    licence: 'CC-BY-4.0',
    frameworks: frameworks(db),
    combinations: allCombinations(db),
    patterns: allPatterns(db).map((pattern) => ({
      ...pattern,
      toolsItAppliesTo: exposed.get(pattern.slug) ?? 0,
    })),
  });
};
