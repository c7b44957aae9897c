import type { PresetId } from '#domain/policy/preset.ts';
import { type Recommendation, ruleOfRow } from '#domain/policy/recommend.ts';
import {
  type CatalogueTool,
  type ParameterRow,
  type ToolRow,
  toolFromRow,
} from '#rows/tool-row.ts';
import { type Catalogue, rowIn, rows, rowsIn } from './database.ts';
import { presetById } from './presets.ts';
import type { Scope } from './tracking.ts';

/** Where each tool's page is, for `getStaticPaths`. */
export function allToolPaths(db: Catalogue): { server: string; tool: string }[] {
  return rows(db, 'SELECT server, slug AS tool FROM tool ORDER BY server, slug');
}

function readTools(
  db: Catalogue,
  scope: Scope,
  where: string,
  ...values: unknown[]
): CatalogueTool[] {
  const parameters = rowsIn<ParameterRow & { tool: number }>(
    db,
    scope,
    `SELECT p.* FROM parameter p JOIN tool t ON t.id = p.tool WHERE ${where}
    ORDER BY p.tool, p.position`,
    ...values,
  );
  const byTool = Map.groupBy(parameters, ({ tool }) => tool);
  const sql = `SELECT t.* FROM tool t WHERE ${where}
    ORDER BY t.severity_rank DESC, t.server, t.name`;
  return rowsIn<ToolRow & { id: number }>(db, scope, sql, ...values).map((found) =>
    toolFromRow(found, byTool.get(found.id) ?? []),
  );
}

export const toolBySlug = (
  db: Catalogue,
  server: string,
  slug: string,
): CatalogueTool | undefined =>
  readTools(db, { server }, 't.server = ? AND t.slug = ?', server, slug)[0];

/** All tools of one server, worst first. */
export const toolsOfServer = (db: Catalogue, server: string): CatalogueTool[] =>
  readTools(db, { server }, 't.server = ?', server);

/** The tools of one name on all servers, worst first. */
export const toolsOfName = (db: Catalogue, family: string): CatalogueTool[] =>
  readTools(db, { family }, 't.family = ?', family);

export interface RuledTool extends CatalogueTool {
  readonly rule: Recommendation;
}

/** A tool with the rule that a preset recommends for it. Throws where the catalogue has none. */
export function ruled<T extends CatalogueTool>(
  db: Catalogue,
  tool: T,
  preset: PresetId,
): T & RuledTool {
  const sql = `SELECT r.preset_row AS place FROM tool_rule r JOIN tool t ON t.id = r.tool
    WHERE t.server = ? AND t.name = ? AND r.preset = ?`;
  const found = rowIn<{ place: number }>(
    db,
    { server: tool.server },
    sql,
    ...[tool.server, tool.name, preset],
  );
  const presetRow = found && presetById(db, preset).rows[found.place];
  if (!presetRow) throw new Error(`There is no rule for ${tool.server}/${tool.slug}.`);
  return { ...tool, rule: ruleOfRow(presetRow, tool.assessment.roles) };
}

/** All tools of a server with the rule that a preset recommends for each. Throws where one has none. */
export function ruledTools<T extends CatalogueTool>(
  db: Catalogue,
  server: { readonly slug: string; readonly tools: readonly T[] },
  preset: PresetId,
): (T & RuledTool)[] {
  const sql = `SELECT t.name, r.preset_row AS place FROM tool t JOIN tool_rule r ON r.tool = t.id
    WHERE t.server = ? AND r.preset = ? ORDER BY t.name`;
  type Row = { name: string; place: number };
  const found = rowsIn<Row>(db, { server: server.slug }, sql, server.slug, preset);
  const places = new Map(found.map(({ name, place }) => [name, place]));
  const presetRows = presetById(db, preset).rows;
  return server.tools.map((tool) => {
    const presetRow = presetRows[places.get(tool.name) ?? -1];
    if (!presetRow) throw new Error(`There is no rule for ${server.slug}/${tool.slug}.`);
    return { ...tool, rule: ruleOfRow(presetRow, tool.assessment.roles) };
  });
}

/** The tools of which only the name is known: the same test as `hasNoDescription` in the domain. */
export function thinToolPaths(db: Catalogue): { server: string; tool: string }[] {
  const sql = `SELECT server, slug AS tool FROM tool
    WHERE summary IS NULL AND description IS NULL ORDER BY server, slug`;
  return rows(db, sql);
}

/** Names of all tools of one server. */
export function toolNames(db: Catalogue, server: string): string[] {
  const sql = 'SELECT name FROM tool WHERE server = ? ORDER BY name';
  return rowsIn<{ name: string }>(db, { server }, sql, server).map(({ name }) => name);
}
