import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { compileRules } from '#domain/risk/compile.ts';
import { comparableRepository } from '#domain/server.ts';
import type { AssessedServer } from './assess-servers.ts';
import { inserter } from './insert.ts';
import type { Content } from './read/content.ts';
import { schemaSql } from './schema.ts';
import { writeContent } from './write-content.ts';
import { writeFamilies } from './write-families.ts';
import { writeGuardAttacks } from './write-guard-attacks.ts';
import { writeRecognition } from './write-recognition.ts';
import { serverWriter } from './write-server.ts';

export interface Written {
  /**
   * The patterns that a tool is said to decide and that apply to none, alone or together with
   * others. A pattern that something else decides says why, and is not among them.
   */
  readonly unmatched: readonly string[];
}

/**
 * Writes the database, and everything that is derived, in one transaction to a temporary file and moves
 * it into place when complete, so that a failure leaves the last good one. The same input gives the
 * same bytes. `servers` are sorted by slug.
 */
export function writeCatalogue(
  path: string,
  content: Content,
  servers: readonly AssessedServer[],
): Written {
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.new`;
  rmSync(unfinished, { force: true });
  const written = writeDatabase(unfinished, content, servers);
  renameSync(unfinished, path);
  return written;
}

const UNMATCHED = `SELECT slug FROM attack a
  WHERE kind = 'pattern' AND body ->> '$.applies.decidedBy' = 'tool' AND NOT EXISTS
    (SELECT 1 FROM tool_attack WHERE attack = a.id AND verdict IN ('applies', 'with-others'))
  ORDER BY slug`;

function writeDatabase(path: string, content: Content, servers: readonly AssessedServer[]) {
  const db = new Database(path);
  try {
    db.pragma('journal_mode = OFF');
    db.pragma('synchronous = OFF');
    db.pragma('foreign_keys = ON');
    const insert = inserter(db);
    db.transaction(() => {
      db.exec(schemaSql());
      const written = writeContent(insert, content);
      servers.forEach(serverWriter(insert, written));
      writeSameTools(db);
      writeFamilies(insert, db, servers, compileRules(content.risk));
      writeGuardAttacks(insert, content.guardAttacks, servers, written.presets);
      for (const { server, addresses, source } of content.hosted)
        for (const address of addresses) insert('hosted_address', { address, server, source });
      writeRecognition(insert, servers, content.hosted, written.attacks);
    })();
    db.exec('VACUUM');
    return { unmatched: db.prepare(UNMATCHED).pluck().all() as string[] };
  } finally {
    db.close();
  }
}

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
function writeSameTools(db: Database.Database): void {
  db.function('repository_key', { deterministic: true }, (url) =>
    typeof url === 'string' ? comparableRepository(url) : null,
  );
  db.exec(INSERT);
}
