import type Database from 'better-sqlite3';
import { comparableRepository } from '#domain/server.ts';

/** Fewer equal names than this can be chance: then the definitions must be equal too. */
const TELLING = 3;

const INSERT = `INSERT INTO same_tools
  SELECT one.slug, other.slug,
    coalesce(repository_key(other.repository_url) = repository_key(one.repository_url), 0),
    coalesce(other.repository_folder <> one.repository_folder, 0),
    other.definitions = one.definitions AND NOT EXISTS
      (SELECT 1 FROM tool t WHERE t.server = one.slug AND t.description IS NULL) AS identical
  FROM server one JOIN server other ON other.tool_set = one.tool_set AND other.slug <> one.slug
  WHERE one.tool_count >= ${TELLING} OR identical
  ORDER BY one.slug, other.slug`;

/** Writes which servers of the catalogue have exactly the same list of tools. */
export function writeSameTools(db: Database.Database): void {
  db.function('repository_key', { deterministic: true }, (url) =>
    typeof url === 'string' ? comparableRepository(url) : null,
  );
  db.exec(INSERT);
}
