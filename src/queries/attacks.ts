import type { AttackPattern } from '#domain/attack/pattern.ts';
import { type Catalogue, rows } from './database.ts';

/** A pattern with its place on the site. */
export interface CataloguePattern extends AttackPattern {
  readonly slug: string;
}

const kept = new WeakMap<Catalogue, CataloguePattern[]>();

/** All attack patterns by id. Read once per connection: every tool page needs them all. */
export function allPatterns(db: Catalogue): CataloguePattern[] {
  let patterns = kept.get(db);
  if (!patterns) {
    const sql = "SELECT slug, body FROM attack WHERE kind = 'pattern' ORDER BY id";
    patterns = rows<{ slug: string; body: string }>(db, sql).map(({ slug, body }) => ({
      ...(JSON.parse(body) as AttackPattern),
      slug,
    }));
    kept.set(db, patterns);
  }
  return patterns;
}
