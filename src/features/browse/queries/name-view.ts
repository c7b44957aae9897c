import { type Recommendation, recommend } from '#domain/policy/recommend.ts';
import { type Catalogue, rows } from '#queries/database.ts';
import { presetById } from '#queries/presets.ts';
import { type CatalogueTool, type ToolRow, toolFromRow } from '#queries/tool-row.ts';

export const NAMES_PER_PAGE = 200;

export interface Namesake {
  readonly tool: CatalogueTool;
  readonly serverLabel: string;
  readonly rule: Recommendation;
}

export interface NameView {
  readonly family: string;
  /** The spelling that occurs most often. */
  readonly name: string;
  readonly namesakes: readonly Namesake[];
}

function commonest(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? '';
}

/** The tools of one name on all servers, worst first. */
export function nameView(db: Catalogue, family: string): NameView {
  const sql = `SELECT t.*, s.label AS server_label FROM tool t JOIN server s ON s.slug = t.server
    WHERE t.family = ? ORDER BY t.severity_rank DESC, t.server, t.name`;
  const preset = presetById(db, 'careful');
  const namesakes = rows<ToolRow & { server_label: string }>(db, sql, family).map((found) => {
    const tool = toolFromRow(db, found);
    return { tool, serverLabel: found.server_label, rule: recommend(tool.assessment, preset) };
  });
  return { family, name: commonest(namesakes.map(({ tool }) => tool.name)), namesakes };
}
