import type { Catalogue } from '#queries/database.ts';
import { serverLabels } from '#queries/servers.ts';
import { type RuledTool, ruled, toolsOfName } from '#queries/tools.ts';

export const NAMES_PER_PAGE = 200;

export interface Namesake {
  readonly tool: RuledTool;
  readonly serverLabel: string;
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

/** The tools of one name on all servers, worst first, with the rules of the preset `careful`. */
export function nameView(db: Catalogue, family: string): NameView {
  const labels = serverLabels(db);
  const namesakes = toolsOfName(db, family).map((tool) => ({
    tool: ruled(db, tool, 'careful'),
    serverLabel: labels.get(tool.server) ?? tool.server,
  }));
  return { family, name: commonest(namesakes.map(({ tool }) => tool.name)), namesakes };
}
