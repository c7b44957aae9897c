import type { Tool } from '#domain/tool.ts';
import type { Place, Skipped } from './draft.ts';
import {
  firstMistake,
  type IdentityRecord,
  identityRecordSchema,
  recordSchema,
  type SourceRecord,
  toolFromRecord,
} from './record.ts';

/** A tool that can be used, and its place in the record's list. */
export interface UsableTool {
  readonly index: number;
  readonly tool: Tool;
}

export type UsableRecord =
  | { readonly record: SourceRecord; readonly tools: readonly UsableTool[] }
  | { readonly identity: IdentityRecord };

type Skip = (skipped: Skipped) => void;

/** Reads one record; what cannot be used, a tool or all of it, is reported to `skip` with its place. */
export function usableRecord(raw: unknown, place: Place, skip: Skip): UsableRecord | undefined {
  const { file, line } = place;
  const identity = identityRecordSchema.safeParse(raw);
  if (identity.success) return { identity: identity.data };
  const parsed = recordSchema.safeParse(raw);
  if (!parsed.success) {
    skip({ file, line, what: 'record', reason: firstMistake(parsed.error) });
    return undefined;
  }
  const record = parsed.data;
  const tools = usableTools(record, place, skip);
  if (tools.length > 0) return { record, tools };
  skip({ file, line, what: record.slug, reason: 'none of its tools could be read' });
  return undefined;
}

function usableTools(record: SourceRecord, place: Place, skip: Skip): UsableTool[] {
  const tools = new Map<string, UsableTool>();
  record.tools.forEach((entry, index) => {
    const skipTool = (what: string, reason: string) => {
      const line = place.toolLine?.(index) ?? place.line;
      skip({ file: place.file, line, what: `${record.slug}: ${what}`, reason });
    };
    const tool = toolFromRecord(entry);
    if (typeof tool === 'string') skipTool(`tools[${index}]`, tool);
    else if (tools.has(tool.name)) skipTool(`tool ${tool.name}`, 'a second tool of that name');
    else tools.set(tool.name, { index, tool });
  });
  return [...tools.values()];
}
