import type { IdentityRecord, SourceRecord } from '../sources/record.ts';
import { asObject } from '../sources/shapes.ts';

const FIELDS = [
  ...['slug', 'name', 'title', 'description', 'vendor', 'repository', 'repositoryPath', 'package'],
  ...['transport', 'licence', 'quality', 'known', 'source'],
];
const TOOL_FIELDS = [
  'name',
  'title',
  'description',
  'inputSchema',
  'parameters',
  'annotations',
] as const;

const HINTS = ['title', 'readOnlyHint', 'destructiveHint', 'idempotentHint', 'openWorldHint'];

/** The given fields that are not empty, in alphabetical order. */
function picked(value: unknown, fields: readonly string[]): Record<string, unknown> {
  const from = asObject(value) ?? {};
  const stated = fields.filter((field) => Object.hasOwn(from, field) && from[field] != null);
  return Object.fromEntries(stated.map((field) => [field, from[field]]));
}

function toolOf(raw: unknown): Record<string, unknown> {
  const tool = picked(raw, TOOL_FIELDS);
  const hints = picked(tool['annotations'], HINTS);
  if (Object.keys(hints).length > 0) return { ...tool, annotations: hints };
  const { annotations: _, ...rest } = tool;
  return rest;
}

/** One line of a snapshot: the fields that the catalogue uses, always in the same order. */
export function recordLine(
  record: SourceRecord | IdentityRecord,
  tools: readonly unknown[],
): string {
  return JSON.stringify({ ...picked(record, FIELDS), tools: tools.map(toolOf) });
}
