import type { APIRoute } from 'astro';
import { attackData, attackEnvelope } from '#features/attacks/queries/attack-data.ts';
import { allCases, allPatterns, allVulnerabilities } from '#queries/attacks.ts';
import { allCombinations } from '#queries/combinations.ts';
import { catalogue } from '#queries/database.ts';
import { frameworks } from '#queries/vocabulary.ts';

export const GET: APIRoute = () => {
  const db = catalogue();
  return Response.json({
    ...attackEnvelope(db),
    frameworks: frameworks(db),
    combinations: allCombinations(db),
    patterns: allPatterns(db).map((entry) => attackData(db, entry)),
    cases: allCases(db).map((entry) => attackData(db, entry)),
    vulnerabilities: allVulnerabilities(db).map((entry) => attackData(db, entry)),
  });
};
