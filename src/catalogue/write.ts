import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { compileRules } from '#domain/risk/compile.ts';
import { comparableRepository } from '#domain/server.ts';
import type { AssessedServer } from './assess-servers.ts';
import { type Insert, inserter } from './insert.ts';
import { toolNumbers } from './numbers.ts';
import type { Content } from './read/content.ts';
import { schemaSql } from './schema.ts';
import { type WrittenContent, writeContent } from './write-content.ts';
import { type MemberOfFamily, writeFamilies } from './write-families.ts';
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

/** Bytes. Most tools fill half of a page of the usual size and would waste the rest. */
const PAGE = 16_384;

function writeDatabase(path: string, content: Content, servers: readonly AssessedServer[]) {
  const db = new Database(path);
  try {
    db.pragma(`page_size = ${PAGE}`);
    db.pragma('journal_mode = OFF');
    db.pragma('synchronous = OFF');
    db.pragma('locking_mode = EXCLUSIVE');
    // Checked once at the end, which costs a tenth of a check at every row.
    db.pragma('foreign_keys = OFF');
    const { tables, indexes } = schemaSql();
    const { insert, finish } = inserter(db);
    db.transaction(() => {
      db.exec(tables);
      const written = writeContent(insert, content);
      const families = writeServers(insert, written, servers);
      writeFamilies(insert, families, compileRules(content.risk));
      writeGuardAttacks(insert, content.guardAttacks, servers, written.presets);
      for (const { server, addresses, source } of content.hosted)
        for (const address of addresses) insert('hosted_address', { address, server, source });
      writeRecognition(insert, servers, content.hosted, written.attacks);
      finish();
      db.exec(indexes);
      writeSameTools(db);
      checkReferences(db);
    })();
    return { unmatched: db.prepare(UNMATCHED).pluck().all() as string[] };
  } finally {
    db.close();
  }
}

/** Writes the servers in the order of the numbers of their tools; gives what families compare. */
function writeServers(
  insert: Insert,
  content: WrittenContent,
  servers: readonly AssessedServer[],
): MemberOfFamily[] {
  const numbers = toolNumbers(servers.map(({ slug }) => slug));
  const numberOf = ({ slug }: AssessedServer) => numbers.get(slug) ?? 0;
  const write = serverWriter(insert, content);
  const members = new Map<AssessedServer, MemberOfFamily[]>();
  for (const server of servers.toSorted((a, b) => numberOf(a) - numberOf(b)))
    members.set(server, write(server, numberOf(server)));
  return servers.flatMap((server) => members.get(server) ?? []);
}

/** A row that refers to nothing is a mistake in the program, not in the content. */
function checkReferences(db: Database.Database): void {
  const [broken] = db.pragma('foreign_key_check') as { table: string; parent: string }[];
  if (broken) throw new Error(`A row of ${broken.table} refers to no row of ${broken.parent}.`);
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
