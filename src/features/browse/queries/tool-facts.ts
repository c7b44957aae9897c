import { OTHER_LETTER, type ToolFacts } from '#domain/browse/tool-facts.ts';
import { NOTICES } from '#domain/notice.ts';
import { CAPABILITIES } from '#domain/risk/capability.ts';
import { RISK_CATEGORIES, type RiskCategory } from '#domain/risk/category.ts';
import { SEVERITIES, type Severity } from '#domain/risk/severity.ts';
import { slugify } from '#domain/slug.ts';
import { plainForeignText } from '#domain/upstream-text.ts';
import { listedObjects } from '#queries/counts.ts';
import { type Catalogue, rows } from '#queries/database.ts';
import { countTools, listTools } from '#queries/listing.ts';
import { memo } from '#queries/memo.ts';

/** 40,000 tools give 80 files of about 60 KB; the embedded catalogue gives two. */
export const LINES_PER_FILE = 500;

interface ServerRow {
  slug: string;
  label: string;
}

interface FactRow {
  id: number;
  server: string;
  name: string;
  slug: string;
  letter: string;
  severity: Severity;
  category: RiskCategory;
  object: string | null;
}

const byLabel = (a: ServerRow, b: ServerRow): number =>
  a.label.localeCompare(b.label, 'en', { sensitivity: 'base', numeric: true }) ||
  (a.slug < b.slug ? -1 : 1);

/** What each tool has of a vocabulary, one bit for each word of it. */
function bitsByTool(
  db: Catalogue,
  by: 'capability' | 'notice',
  vocabulary: readonly string[],
): ReadonlyMap<number, number> {
  const bits = new Map<number, number>();
  const sql = `SELECT tool, ${by} AS word FROM tool_${by}`;
  for (const { tool, word } of rows<{ tool: number; word: string }>(db, sql)) {
    bits.set(tool, (bits.get(tool) ?? 0) | (1 << vocabulary.indexOf(word)));
  }
  return bits;
}

/** Every tool in the order of the static list, as the list that filters in place reads it. */
export function toolFacts(db: Catalogue): ToolFacts {
  const servers = rows<ServerRow>(db, 'SELECT slug, label FROM server').sort(byLabel);
  const places = new Map(servers.map(({ slug }, place) => [slug, place]));
  const capabilities = bitsByTool(db, 'capability', CAPABILITIES);
  const notices = bitsByTool(db, 'notice', NOTICES);
  const tools = rows<FactRow>(
    db,
    `SELECT id, server, name, slug, letter, severity, category, object FROM tool
    ORDER BY severity_rank DESC, name, server`,
  );
  const objects = [...listedObjects(db).keys()];
  const objectPlaces = new Map(objects.map((id, place) => [id, place]));
  const names = tools.map(({ name }) => plainForeignText(name));
  return {
    severities: SEVERITIES,
    categories: RISK_CATEGORIES,
    capabilities: CAPABILITIES,
    objects,
    notices: NOTICES,
    servers: servers.map(({ slug, label }) => [slug, label]),
    linesPer: LINES_PER_FILE,
    names,
    slugs: tools.map(({ slug }, tool) => (slug === slugify(names[tool] ?? '') ? '' : slug)),
    server: tools.map(({ server }) => places.get(server) ?? 0),
    severity: tools.map(({ severity }) => SEVERITIES.indexOf(severity)).join(''),
    category: tools.map(({ category }) => RISK_CATEGORIES.indexOf(category)).join(''),
    capability: tools.map(({ id }) => capabilities.get(id) ?? 0),
    object: tools.map(({ object }) => objectPlaces.get(object ?? '') ?? -1),
    notice: tools.map(({ id }) => notices.get(id) ?? 0),
    letter: tools.map(({ letter }) => (letter === 'other' ? OTHER_LETTER : letter)).join(''),
  };
}

export const lineFiles = memo('line files', (db): number =>
  Math.ceil(countTools(db) / LINES_PER_FILE),
);

/** What each row of the list says of its tool, in the order of the facts. Files count from 1. */
export const toolLines = (db: Catalogue, file: number): string[] =>
  listTools(db, {}, file, LINES_PER_FILE).map(({ text }) => text);
