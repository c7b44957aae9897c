import { z } from 'zod';
import { ContentError, type Problem } from '#catalogue/problem.ts';
import { readFolder } from '#catalogue/read/content-folder.ts';
import { TARGETS } from '#domain/policy/targets/index.ts';
import type { SearchRecord } from '#domain/search/record.ts';
import { excerpt } from '#domain/upstream-text.ts';
import { routes } from '#routes';

const LENGTH = 160;
const guideSchema = z.looseObject({ title: z.string(), summary: z.string() });

function guide(url: string, title: string, summary: string, names: string[] = []): SearchRecord {
  const text = excerpt(summary, LENGTH);
  return { kind: 'guide', url, title, about: '', text, names: [title, ...names] };
}

function written(content: string): SearchRecord[] {
  const problems: Problem[] = [];
  const entries = readFolder(content, 'guides', guideSchema, problems);
  if (problems.length > 0) throw new ContentError(problems);
  return entries.map(({ id, value }) => guide(routes.guide(id), value.title, value.summary));
}

/** Guides that people wrote, one per enforcement target, and the list of risk rules. */
export function guideRecords(content: string): SearchRecord[] {
  const targets = TARGETS.map(({ id, label, fileName, place }) =>
    guide(routes.targetGuide(id), `Apply a policy in ${label}`, `${fileName}: ${place}`, [label]),
  );
  const rules = 'Every rule that turns the definition of a tool into a verdict.';
  return [...written(content), ...targets, guide(routes.rules(), 'Risk rules', rules)];
}
