import type Database from 'better-sqlite3';
import { comparableRepository } from '#domain/server.ts';

/** Fewer equal names than this can be chance: then the definitions must be equal too. */
const FEWEST_NAMES = 3;

const INSERT = `INSERT INTO same_tools
  SELECT server.slug, other.slug,
    coalesce(repository_key(other.repository_url) = repository_key(server.repository_url), 0),
    coalesce(other.repository_folder <> server.repository_folder, 0),
    other.definitions = server.definitions AND NOT EXISTS
      (SELECT 1 FROM tool t WHERE t.server = server.slug AND t.description IS NULL) AS identical
  FROM server JOIN server other ON other.tool_set = server.tool_set AND other.slug <> server.slug
  WHERE server.tool_count >= ${FEWEST_NAMES} OR identical
  ORDER BY server.slug, other.slug`;

/** Writes which servers of the catalogue have exactly the same list of tools. */
export function writeSameTools(db: Database.Database): void {
  db.function('repository_key', { deterministic: true }, (url) =>
    typeof url === 'string' ? comparableRepository(url) : null,
  );
  db.exec(INSERT);
}
