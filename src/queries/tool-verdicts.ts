import type { RiskCategory } from '#domain/risk/category.ts';
import type { Severity } from '#domain/risk/severity.ts';
import { routes } from '#routes';
import { type Catalogue, rows } from './database.ts';
import { memo } from './memo.ts';

/** Verdict on one tool and what is known of it, without its definition. */
export interface ToolVerdict {
  readonly server: string;
  readonly slug: string;
  readonly name: string;
  readonly origin: 'ours' | 'foreign';
  readonly category: RiskCategory;
  readonly severity: Severity;
  readonly summarised: 0 | 1;
  readonly described: 0 | 1;
}

const VERDICTS = `SELECT t.server, t.slug, t.name, s.origin, t.category, t.severity,
    t.summary IS NOT NULL AS summarised, t.description IS NOT NULL AS described
  FROM tool t JOIN server s ON s.slug = t.server`;

/** The verdict on every tool, by the address of its page. */
export const verdictsByPath = memo('verdicts by path', (db): ReadonlyMap<string, ToolVerdict> => {
  const found = rows<ToolVerdict>(db, VERDICTS);
  return new Map(found.map((verdict) => [routes.tool(verdict.server, verdict.slug), verdict]));
});

const verdictsOn = memo('verdicts on a server', (db, server: string): readonly ToolVerdict[] =>
  rows(db, `${VERDICTS} WHERE t.server = ?`, server),
);

const TWO_SLUGS = /^\/[a-z]+\/([^/]+)\/([^/]+)\/$/;

/**
 * The verdict on the tool whose page has this address; undefined where it is the address of something
 * else. Reads of the tools of its server only.
 */
export function verdictAt(db: Catalogue, path: string): ToolVerdict | undefined {
  const [, server = '', slug = ''] = TWO_SLUGS.exec(path) ?? [];
  if (path !== routes.tool(server, slug)) return undefined;
  return verdictsOn(db, server).find((tool) => tool.slug === slug);
}
