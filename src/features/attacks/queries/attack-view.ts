import { newestFirst, type RecordEntry } from '#domain/attack/entry.ts';
import type { Frameworks } from '#domain/attack/framework.ts';
import { type Relevance, relevance } from '#domain/attack/relevance.ts';
import { testedPolicy } from '#domain/attack/tested-policy.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { severityRank } from '#domain/risk/severity.ts';
import { allPatterns, allRecords, type CataloguePattern } from '#queries/attacks.ts';
import { type Catalogue, once, rows } from '#queries/database.ts';
import { type CatalogueTool, type ToolRow, toolFromRow } from '#queries/tool-row.ts';
import { frameworks } from '#queries/vocabulary.ts';

export interface ExposedTool {
  readonly tool: CatalogueTool;
  readonly serverLabel: string;
  readonly relevance: Relevance;
}

export interface AttackView {
  readonly pattern: CataloguePattern;
  readonly related: readonly CataloguePattern[];
  /** Cases and vulnerabilities that show it, newest first. */
  readonly instances: readonly RecordEntry[];
  /** The rules that its tests run. */
  readonly tested: Policy | null;
  readonly frameworks: Frameworks;
  /** How many tools of the catalogue it applies to. */
  readonly count: number;
  /** Those on which a call can do most harm, at most ten. */
  readonly exposed: readonly ExposedTool[];
}

interface Exposed {
  readonly count: number;
  readonly worst: readonly ExposedTool[];
}

/** One pass over all tools for all patterns: which tools each pattern applies to. */
function exposedTools(db: Catalogue): ReadonlyMap<string, Exposed> {
  return once(db, 'exposed tools', () => {
    const patterns = allPatterns(db);
    const exposed = new Map(
      patterns.map(({ slug }) => [slug, { count: 0, worst: [] as ExposedTool[] }]),
    );
    const sql = `SELECT t.*, s.label AS server_label FROM tool t JOIN server s ON s.slug = t.server
      ORDER BY t.severity_rank DESC, (s.origin = 'foreign'), t.server, t.name`;
    for (const row of rows<ToolRow & { server_label: string }>(db, sql)) {
      const tool = toolFromRow(db, row);
      for (const pattern of patterns) {
        const found = relevance(pattern, { assessment: tool.assessment, tool });
        const entry = exposed.get(pattern.slug);
        if (found.verdict !== 'applies' || !entry) continue;
        entry.count += 1;
        if (entry.worst.length < 10) {
          entry.worst.push({ tool, serverLabel: row.server_label, relevance: found });
        }
      }
    }
    return exposed;
  });
}

/** Everything that one attack page shows. Throws where there is no such pattern. */
export function attackView(db: Catalogue, slug: string): AttackView {
  const patterns = allPatterns(db);
  const pattern = patterns.find((one) => one.slug === slug);
  if (!pattern) throw new Error(`There is no attack pattern ${slug}.`);
  const exposed = exposedTools(db).get(slug);
  return {
    pattern,
    related: patterns
      .filter((one) => pattern.related.includes(one.slug))
      .sort((a, b) => severityRank(b.severity) - severityRank(a.severity)),
    instances: allRecords(db)
      .filter((record) => record.patterns.includes(slug))
      .sort(newestFirst),
    tested: testedPolicy(pattern),
    frameworks: frameworks(db),
    count: exposed?.count ?? 0,
    exposed: exposed?.worst ?? [],
  };
}

/** How many tools of the catalogue each pattern applies to, by slug. */
export function exposedCounts(db: Catalogue): ReadonlyMap<string, number> {
  return new Map([...exposedTools(db)].map(([slug, { count }]) => [slug, count]));
}
