import type { RecordedChange, Version } from './history.ts';

/** What one version did to one tool: brought it, or changed it. */
export interface ToolVersion {
  readonly version: Pick<Version, 'version' | 'published' | 'read'>;
  /** Empty for the version that brought it. */
  readonly changes: readonly RecordedChange[];
}

/** Is a change one of words only, of which the record does not hold the text? */
export const isRewording = (change: RecordedChange): boolean =>
  change.kind === 'title' ||
  change.kind === 'description' ||
  (change.kind === 'parameter' && change.change.kind === 'description');

/** The versions that brought or changed a tool, newest first; what was before it came last is another tool's history. */
export function toolHistory(tool: string, versions: readonly Version[]): ToolVersion[] {
  const found: ToolVersion[] = [];
  for (const { added = [], changed = [], ...version } of versions) {
    const change = changed.find((each) => each.tool === tool);
    if (change) found.push({ version, changes: change.changes });
    if (added.includes(tool)) return [...found, { version, changes: [] }];
  }
  return found;
}
