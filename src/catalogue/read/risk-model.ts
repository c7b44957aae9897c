import type { RiskModel } from '#domain/risk/compile.ts';
import { objectClassSchema } from '#domain/risk/object-class.ts';
import { riskRuleSchema } from '#domain/risk/rule.ts';
import { severityTableSchema } from '#domain/risk/severity-table.ts';
import { nearestWord, type Problem } from '../problem.ts';
import { readFile, readFolder } from './content-folder.ts';

/**
 * The rules, the classes of objects and the table of severities of a content folder. Mistakes are
 * added to `problems`; undefined where there is no valid table.
 */
export function readRiskModel(root: string, problems: Problem[]): RiskModel | undefined {
  const withId = <T extends object>({ id, value }: { id: string; value: T }) => ({ ...value, id });
  const objects = readFolder(root, 'objects', objectClassSchema, problems).map(withId);
  const rules = readFolder(root, 'risk-rules', riskRuleSchema, problems).map(withId);
  const severity = readFile(root, 'severity.yaml', severityTableSchema, problems);
  const known = new Set(objects.map(({ id }) => id));
  for (const rule of rules) {
    const object = rule.kind === 'suspicion' ? undefined : rule.object;
    if (object === undefined || known.has(object)) continue;
    const file = `${root}/risk-rules/${rule.id}.yaml`;
    const near = nearestWord(object, [...known]);
    const hint = near ? `; did you mean “${near}”?` : '';
    const message = `“${object}” is not a class of content/objects/${hint}`;
    problems.push({ file, line: null, column: null, path: 'object', message });
  }
  return severity ? { rules, objects, severity } : undefined;
}
