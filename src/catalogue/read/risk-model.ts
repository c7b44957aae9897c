import type { RiskModel } from '#domain/risk/compile.ts';
import { objectClassSchema } from '#domain/risk/object-class.ts';
import { riskRuleSchema } from '#domain/risk/rule.ts';
import { severityTableSchema } from '#domain/risk/severity-table.ts';
import { nearestWord } from '../problem.ts';
import { type ReadingContent, readFile, readFolder } from './content-folder.ts';
import { problemAt } from './place.ts';

/**
 * The rules, the classes of objects and the table of severities of a content folder. Mistakes are
 * added to its `problems`; undefined where there is no valid table.
 */
export function readRiskModel(reading: ReadingContent): RiskModel | undefined {
  const withId = <T extends object>({ id, value }: { id: string; value: T }) => ({ ...value, id });
  const objects = readFolder(reading, 'objects', objectClassSchema).map(withId);
  const entries = readFolder(reading, 'risk-rules', riskRuleSchema);
  const severity = readFile(reading, 'severity.yaml', severityTableSchema);
  const known = new Set(objects.map(({ id }) => id));
  for (const entry of entries) {
    const { value: rule } = entry;
    const object = rule.kind === 'suspicion' ? undefined : rule.object;
    if (object === undefined || known.has(object)) continue;
    const near = nearestWord(object, [...known]);
    const hint = near ? `; did you mean “${near}”?` : '';
    const message = `“${object}” is not a class of content/objects/${hint}`;
    reading.problems.push(problemAt(entry, ['object'], message));
  }
  return severity ? { rules: entries.map(withId), objects, severity: severity.value } : undefined;
}
