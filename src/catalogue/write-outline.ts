import { matchingRow } from '#domain/policy/recommend.ts';
import { uniqueSlugs } from '#domain/slug.ts';
import { type OutlinedTool, rowOfOutline } from '#rows/outline-row.ts';
import type { AssessedServer, AssessedTool } from './assess-servers.ts';
import { fingerprint } from './fingerprint.ts';
import type { Insert } from './insert.ts';
import type { ServerModel } from './model.ts';

/** Writes an outlined server: one row, in a table of its own, so that nothing else counts or lists it. */
export function writeOutline(
  insert: Insert,
  { presets }: Pick<ServerModel, 'presets'>,
  server: AssessedServer,
): void {
  const slugs = uniqueSlugs(server.tools.map(({ name }) => name));
  const { slug, label, dataset = '', packages, repository, licence, sources } = server;
  const row = rowOfOutline({
    ...{ slug, label, dataset, repository, licence },
    path: sources[0]?.path,
    package: packages[0],
    tools: server.tools.map((tool) => outlinedTool(tool, slugs.get(tool.name) ?? '', presets)),
  });
  insert('outline', row);
}

function outlinedTool(
  tool: AssessedTool,
  slug: string,
  presets: ServerModel['presets'],
): OutlinedTool {
  const { category, severity, reversibility, capabilities, confidence, suspicions } =
    tool.assessment;
  return {
    ...{ name: tool.name, slug, category, severity, reversibility },
    capabilities: [...capabilities],
    confidence,
    ...(suspicions.length > 0 ? { suspicious: true as const } : {}),
    fingerprint: fingerprint(tool),
    hints: tool.hints,
    parameters: tool.parameters,
    rows: Object.fromEntries(
      presets.map((preset) => [preset.id, matchingRow(tool.assessment, preset)]),
    ),
  };
}
