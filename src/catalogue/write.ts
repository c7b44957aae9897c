import { constants, copyFileSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { compileRules } from '#domain/risk/compile.ts';
import { comparableRepository } from '#domain/server.ts';
import { type Inserter, inserter } from './insert.ts';
import type { ServerModel } from './model.ts';
import type { NumberedServer, PreparedServer } from './prepare-server.ts';
import type { Content } from './read/content.ts';
import { schemaSql } from './schema.ts';
import { writeContent } from './write-content.ts';
import { type MemberOfFamily, writeFamilies } from './write-families.ts';
import type { PlayedAttacks } from './write-guard-attacks.ts';
import { writeRecognition } from './write-recognition.ts';
import { writeUse } from './write-use.ts';

/** Everything that is written. */
export interface Written {
  readonly content: Content;
  readonly model: ServerModel;
  /** By slug. */
  readonly servers: readonly NumberedServer[];
  /** What the families of all tools are made from, by server; filled while servers are written. */
  readonly members: Map<string, readonly MemberOfFamily[]>;
  /** Gives the rows of these servers, in this order. */
  readonly prepare: (
    servers: readonly NumberedServer[],
    take: (server: NumberedServer, prepared: PreparedServer) => void,
  ) => Promise<void>;
  /** The outcome of the attacks on the guard, for the tools that are written in a database. */
  readonly play: (db: Database.Database) => PlayedAttacks;
}

/** A database that differs from the one to write only in some servers. */
export interface Base {
  readonly database: string;
  /** Servers whose rows it has, and that are gone or others now. */
  readonly outdated: readonly string[];
  /** Servers to write. */
  readonly changed: readonly NumberedServer[];
}

/**
 * Writes the database, and everything that is derived, to a temporary file and moves it into place when
 * complete, so that a failure leaves the last good one. The same input gives the same rows, whether
 * all of them are written or a base is changed. Gives the patterns that a tool is said to decide and that
 * apply to none, alone or together with others.
 */
export async function writeCatalogue(
  path: string,
  written: Written,
  base?: Base,
): Promise<readonly string[]> {
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.new`;
  rmSync(unfinished, { force: true });
  if (base) copyFileSync(base.database, unfinished, constants.COPYFILE_FICLONE);
  const db = new Database(unfinished);
  let unmatched: readonly string[];
  try {
    // The file is thrown away where anything fails.
    if (!base) db.pragma(`page_size = ${PAGE}`);
    db.pragma('journal_mode = OFF');
    db.pragma('synchronous = OFF');
    db.pragma('locking_mode = EXCLUSIVE');
    // Checked once at the end, which costs a tenth of a check at every row.
    db.pragma('foreign_keys = OFF');
    db.pragma('cache_size = -64000');
    db.exec('BEGIN');
    if (base) await changeServers(db, written, base);
    else await writeAll(db, written);
    writeDerived(db, written);
    db.exec('COMMIT');
    unmatched = db.prepare(UNMATCHED).pluck().all() as string[];
  } finally {
    db.close();
  }
  renameSync(unfinished, path);
  return unmatched;
}

/** Bytes. Most tools fill half of a page of the usual size and would waste the rest. */
const PAGE = 16_384;

async function writeAll(db: Database.Database, written: Written): Promise<void> {
  const { tables, indexes } = schemaSql();
  db.exec(tables);
  const rows = inserter(db);
  writeContent(rows.insert, written.content, written.model);
  const inOrder = written.servers.toSorted((a, b) => a.first - b.first);
  await writeServers(rows, written, inOrder);
  rows.finish();
  db.exec(indexes);
}

async function writeServers(
  rows: Inserter,
  { prepare, members }: Written,
  servers: readonly NumberedServer[],
): Promise<void> {
  await prepare(servers, ({ server: { slug } }, prepared) => {
    rows.insertAll(prepared.rows);
    members.set(slug, prepared.members);
  });
}

/** Tables whose rows belong to a server, the last ones first. */
const OF_SERVER = [
  ...['server_vulnerability', 'server_combination_tool', 'server_combination', 'disagreement'],
  ...['other_name', 'remote', 'package', 'outline'],
  ...['version', 'start', 'control', 'fact_source', 'source', 'tool'],
];
const OF_TOOL = [
  ...['tool_attack', 'tool_rule', 'rule_firing', 'tool_notice', 'tool_capability', 'parameter'],
];
/** Tables that are made from all servers together. */
const DERIVED = [
  ...['same_tools', 'family_exception', 'family', 'guard_attack_outcome', 'guard_attack'],
  ...[
    'recognised_server',
    'recognised_flaw',
    'recognised_outline',
    'use_source',
    'server_use',
    'order_of_use',
  ],
];

async function changeServers(
  db: Database.Database,
  written: Written,
  { outdated, changed }: Base,
): Promise<void> {
  db.exec('CREATE TEMP TABLE outdated (slug TEXT PRIMARY KEY) WITHOUT ROWID');
  const add = db.prepare('INSERT INTO outdated VALUES (?)');
  for (const slug of outdated) add.run(slug);
  const tools = 'SELECT id FROM tool WHERE server IN (SELECT slug FROM outdated)';
  for (const table of DERIVED) db.exec(`DELETE FROM ${table}`);
  for (const table of OF_TOOL) db.exec(`DELETE FROM ${table} WHERE tool IN (${tools})`);
  for (const table of OF_SERVER)
    db.exec(`DELETE FROM ${table} WHERE server IN (SELECT slug FROM outdated)`);
  db.exec('DELETE FROM server WHERE slug IN (SELECT slug FROM outdated)');
  db.exec('DROP TABLE outdated');
  const rows = inserter(db);
  await writeServers(rows, written, changed);
  rows.finish();
  db.exec('DELETE FROM relevance_reason WHERE id NOT IN (SELECT reason FROM tool_attack)');
}

/** Writes what follows from all servers together. */
function writeDerived(db: Database.Database, written: Written): void {
  const { content, model, servers, members, play } = written;
  const { insert, insertAll, finish } = inserter(db);
  const families = servers.flatMap(({ server }) => members.get(server.slug) ?? []);
  writeFamilies(insert, families, compileRules(model.risk));
  insertAll(play(db).rows);
  const each = servers.map(({ server }) => server);
  writeRecognition(insert, each, model.attacks);
  writeUse(insert, each, content.usage);
  finish();
  writeSameTools(db);
  checkReferences(db);
}

/** A row that refers to nothing is a mistake in the program, not in the content. */
function checkReferences(db: Database.Database): void {
  const [broken] = db.pragma('foreign_key_check') as { table: string; parent: string }[];
  if (broken) throw new Error(`A row of ${broken.table} refers to no row of ${broken.parent}.`);
}

/** A pattern that something else decides says why, and is not among them. */
const UNMATCHED = `SELECT slug FROM attack a
  WHERE kind = 'pattern' AND body ->> '$.applies.decidedBy' = 'tool' AND NOT EXISTS
    (SELECT 1 FROM tool_attack WHERE attack = a.id AND verdict IN ('applies', 'with-others'))
  ORDER BY slug`;

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
