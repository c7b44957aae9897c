import type { AttackPattern } from '#domain/attack/pattern.ts';
import { type Catalogue, once, rows } from './database.ts';

/** A pattern with its place on the site. */
export interface CataloguePattern extends AttackPattern {
  readonly slug: string;
}

/** All attack patterns by id. Every tool page needs them all. */
export const allPatterns = (db: Catalogue): CataloguePattern[] =>
  once(db, 'patterns', () => {
    const sql = "SELECT slug, body FROM attack WHERE kind = 'pattern' ORDER BY id";
    return rows<{ slug: string; body: string }>(db, sql).map(({ slug, body }) => ({
      ...(JSON.parse(body) as AttackPattern),
      slug,
    }));
  });
