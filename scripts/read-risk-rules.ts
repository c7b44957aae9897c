import { ContentError, type Problem } from '#catalogue/problem.ts';
import { readFolder } from '#catalogue/read/content-folder.ts';
import { type CompiledRules, compileRules } from '#domain/risk/compile.ts';
import { riskRuleSchema } from '#domain/risk/rule.ts';

/** The risk rules of a content folder, ready to use. Throws ContentError with every mistake. */
export function readRiskRules(content: string): CompiledRules {
  const problems: Problem[] = [];
  const entries = readFolder(content, 'risk-rules', riskRuleSchema, problems);
  if (problems.length > 0) throw new ContentError(problems);
  return compileRules(entries.map(({ id, value }) => ({ ...value, id })));
}
