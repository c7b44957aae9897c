import type { Preset, PresetId } from '#domain/policy/preset.ts';
import { type Recommendation, ruleOfRow } from '#domain/policy/recommend.ts';
import {
  type CatalogueTool,
  type ParameterRow,
  type ToolRow,
  toolFromRow,
} from '#rows/tool-row.ts';
import { type Catalogue, rows, rowsIn } from './database.ts';
import { memo } from './memo.ts';
import { presetById } from './presets.ts';
import type { Scope } from './tracking.ts';

/** Where each tool's page is, for `getStaticPaths`. */
export function allToolPaths(db: Catalogue): { server: string; tool: string }[] {
  return rows(db, 'SELECT server, slug AS tool FROM tool ORDER BY server, slug');
}

function readTools(
  db: Catalogue,
  scope: Scope,
  { where, order }: { readonly where: string; readonly order: string },
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
    ORDER BY t.severity_rank DESC, ${order}`;
  return rowsIn<ToolRow & { id: number }>(db, scope, sql, ...values).map((found) =>
    toolFromRow(found, byTool.get(found.id) ?? []),
  );
}

const OF_SERVER = { where: 't.server = ?', order: 't.name' };
/** Those of widely used servers first, of tools that are as bad. */
const OF_FAMILY = {
  where: 't.family = ?',
  order: '(SELECT place FROM order_of_use WHERE slug = t.server), t.name',
};

/** The tools of one server by their slugs, worst first: read at once, since each has a page. */
const toolsBySlug = memo(
  'tools of a server',
  (db, server: string): ReadonlyMap<string, CatalogueTool> =>
    new Map(readTools(db, { server }, OF_SERVER, server).map((tool) => [tool.slug, tool])),
  { saysAll: true },
);

export const toolBySlug = (
  db: Catalogue,
  server: string,
  slug: string,
): CatalogueTool | undefined => toolsBySlug(db, server).get(slug);

/** All tools of one server, worst first. */
export const toolsOfServer = (db: Catalogue, server: string): CatalogueTool[] => [
  ...toolsBySlug(db, server).values(),
];

/** The tools of one name on all servers, worst first. */
export const toolsOfName = (db: Catalogue, family: string): CatalogueTool[] =>
  readTools(db, { family }, OF_FAMILY, family);

export interface RuledTool extends CatalogueTool {
  readonly rule: Recommendation;
}

/** Which row of a preset decides about each tool of a server, by the name of the tool. */
const presetRows = memo(
  'preset rows of a server',
  (db, server: string, preset: PresetId): ReadonlyMap<string, number> => {
    const sql = `SELECT t.name, r.preset_row AS place FROM tool t JOIN tool_rule r ON r.tool = t.id
      WHERE t.server = ? AND r.preset = ? ORDER BY t.name`;
    type Row = { name: string; place: number };
    const found = rowsIn<Row>(db, { server }, sql, server, preset);
    return new Map(found.map(({ name, place }) => [name, place]));
  },
);

function withRule<T extends CatalogueTool>(
  tool: T,
  preset: Preset,
  places: ReadonlyMap<string, number>,
): T & RuledTool {
  const row = preset.rows[places.get(tool.name) ?? -1];
  if (!row) throw new Error(`There is no rule for ${tool.server}/${tool.slug}.`);
  return { ...tool, rule: ruleOfRow(row, tool.assessment.roles) };
}

/** A tool with the rule that a preset recommends for it. Throws where the catalogue has none. */
export const ruled = <T extends CatalogueTool>(
  db: Catalogue,
  tool: T,
  preset: PresetId,
): T & RuledTool => withRule(tool, presetById(db, preset), presetRows(db, tool.server, preset));

/** All tools of a server with the rule that a preset recommends for each. Throws where one has none. */
export function ruledTools<T extends CatalogueTool>(
  db: Catalogue,
  server: { readonly slug: string; readonly tools: readonly T[] },
  preset: PresetId,
): (T & RuledTool)[] {
  const places = new Map(presetRows(db, server.slug, preset));
  const decided = presetById(db, preset);
  return server.tools.map((tool) => withRule(tool, decided, places));
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
