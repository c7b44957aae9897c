import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Scope } from '#queries/tracking.ts';

/** What differs between two catalogues, roughly: which reads need not be repeated. */
export interface CatalogueChanges {
  /** Can a statement with this scope, or without one, give something else? */
  mayConcern(sql: string, scope: Scope | undefined): boolean;
}

/** Ids of tools begin with a number that is made from the slug of their server. */
const TOOLS_OF_A_SERVER = 2 ** 20;

/**
 * Tables whose ids are made from what their rows say. A row that comes or goes concerns only those that name it, and
 * these have changed themselves.
 */
const NAMED_BY_CONTENT = new Set(['relevance_reason']);

interface Table {
  readonly name: string;
  readonly keys: readonly string[];
  readonly others: readonly string[];
}

function tablesOf(db: Database.Database, schema: string): Table[] {
  const names = db
    .prepare(`SELECT name FROM ${schema}.sqlite_schema WHERE type = 'table' ORDER BY name`)
    .pluck()
    .all() as string[];
  return names.map((name) => {
    const columns = db.pragma(`${schema}.table_info('${name}')`) as { name: string; pk: number }[];
    const [keys, others] = [
      columns.filter(({ pk }) => pk > 0),
      columns.filter(({ pk }) => pk === 0),
    ];
    return { name, keys: keys.map((key) => key.name), others: others.map((other) => other.name) };
  });
}

/** What tells whose row it is: the slug of a server, or the number of a server in ids of tools; null for others. */
function ownerIn({ name, keys, others }: Table, row: string): string | null {
  const columns = [...keys, ...others];
  if (name === 'server') return `${row}.slug`;
  if (columns.includes('server')) return `${row}.server`;
  if (columns.includes('tool')) return `${row}.tool / ${TOOLS_OF_A_SERVER}`;
  return null;
}

/** The owners of rows of `from` that `to` has not, or has with other values. */
function differing(table: Table, from: string, to: string): string {
  const owner = ownerIn(table, 'a') ?? 'NULL';
  const same = table.keys.map((key) => `a.${key} = b.${key}`).join(' AND ');
  const differs = table.others.map((column) => `a.${column} IS NOT b.${column}`);
  const isGone = `b.${table.keys[0]} IS NULL`;
  return `SELECT DISTINCT ${owner} FROM ${from}.${table.name} a LEFT JOIN ${to}.${table.name} b ON ${same}
    WHERE ${[isGone, ...differs].join(' OR ')}`;
}

/** The same for rows that both have. */
function modified(table: Table): string {
  const same = table.keys.map((key) => `a.${key} = b.${key}`).join(' AND ');
  const differs = table.others.map((column) => `a.${column} IS NOT b.${column}`).join(' OR ');
  return `SELECT 1 FROM main.${table.name} a JOIN old.${table.name} b ON ${same} WHERE ${differs || 0} LIMIT 1`;
}

/**
 * Compares a catalogue with an older one. Null where they cannot be compared: there is no older one, or its
 * tables are others.
 */
export function catalogueChanges(path: string, older: string): CatalogueChanges | null {
  if (!existsSync(older)) return null;
  const db = new Database(path, { readonly: true });
  try {
    db.prepare('ATTACH ? AS old').run(older);
    const tables = tablesOf(db, 'main');
    if (JSON.stringify(tables) !== JSON.stringify(tablesOf(db, 'old'))) return null;
    return changesIn(db, tables);
  } finally {
    db.close();
  }
}

function changesIn(db: Database.Database, tables: readonly Table[]): CatalogueChanges {
  const owners = new Set<string | number>();
  const changed = new Set<string>();
  const shared = new Set<string>();
  const all = (sql: string) => db.prepare(sql).pluck().all() as (string | number | null)[];
  for (const table of tables) {
    const found = [
      ...all(differing(table, 'main', 'old')),
      ...all(differing(table, 'old', 'main')),
    ];
    if (found.length > 0) changed.add(table.name);
    for (const owner of found) if (owner !== null) owners.add(owner);
    const isShared = ownerIn(table, 'a') === null;
    if (!isShared || found.length === 0) continue;
    if (!NAMED_BY_CONTENT.has(table.name) || all(modified(table)).length > 0)
      shared.add(table.name);
  }
  const { servers, families } = concerned(db, owners);
  const names = (tables: ReadonlySet<string>) =>
    tables.size === 0 ? /(?!)/ : new RegExp(`\\b(${[...tables].join('|')})\\b`);
  const [anyChanged, sharedChanged] = [names(changed), names(shared)];
  return {
    mayConcern(sql, scope) {
      if (!scope) return anyChanged.test(sql);
      if (sharedChanged.test(sql)) return true;
      return 'server' in scope ? servers.has(scope.server) : families.has(scope.family);
    },
  };
}

/** The servers that own changed rows, and the families of all their tools, before and after. */
function concerned(db: Database.Database, owners: ReadonlySet<string | number>) {
  const servers = new Set<string>();
  const families = new Set<string>();
  const sql = `SELECT server, id / ${TOOLS_OF_A_SERVER} AS number, family FROM main.tool
    UNION SELECT server, id / ${TOOLS_OF_A_SERVER}, family FROM old.tool`;
  type Row = { server: string; number: number; family: string };
  for (const { server, number, family } of db.prepare(sql).iterate() as IterableIterator<Row>) {
    if (!owners.has(server) && !owners.has(number)) continue;
    servers.add(server);
    families.add(family);
  }
  for (const owner of owners) if (typeof owner === 'string') servers.add(owner);
  return { servers, families };
}
