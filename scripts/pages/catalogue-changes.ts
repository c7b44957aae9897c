import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Scope } from '#queries/tracking.ts';
import {
  type Owner,
  type TableChange,
  TOOLS_OF_A_SERVER,
  tableChange,
  tablesOf,
} from './table-changes.ts';

/** What differs between two catalogues, roughly: which reads need not be repeated. */
export interface CatalogueChanges {
  /** Can a statement without a scope give something else? */
  concern(sql: string): boolean;
  /** Can a statement give something else whatever its scope is? */
  concernAnyScope(sql: string): boolean;
  /** Are rows of this scope others? */
  concernScope(scope: Scope): boolean;
}

/**
 * Tables whose ids are made from what their rows say. A row that comes or goes concerns only those that name it, and
 * these have changed themselves.
 */
const NAMED_BY_CONTENT = new Set(['relevance_reason']);

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
    const changes = tables.flatMap((table) => tableChange(db, table) ?? []);
    const owners = new Set(changes.flatMap((change) => [...change.owners]));
    return concerning(changes, concerned(db, owners));
  } finally {
    db.close();
  }
}

interface Concerned {
  readonly servers: ReadonlySet<string>;
  /** Of servers, in ids of their tools. */
  readonly numbers: ReadonlySet<number>;
  readonly families: ReadonlySet<string>;
}

/** The servers that own changed rows, and the families of all their tools, before and after. */
function concerned(db: Database.Database, owners: ReadonlySet<Owner>): Concerned {
  const servers = new Set<string>();
  const numbers = new Set<number>();
  const families = new Set<string>();
  const sql = `SELECT server, id / ${TOOLS_OF_A_SERVER} AS number, family FROM main.tool
    UNION SELECT server, id / ${TOOLS_OF_A_SERVER}, family FROM old.tool`;
  type Row = { server: string; number: number; family: string };
  for (const { server, number, family } of db.prepare(sql).iterate() as IterableIterator<Row>) {
    if (!owners.has(server) && !owners.has(number)) continue;
    servers.add(server);
    numbers.add(number);
    families.add(family);
  }
  for (const owner of owners) if (typeof owner === 'string') servers.add(owner);
  return { servers, numbers, families };
}

function concerning(
  changes: readonly TableChange[],
  { servers, numbers, families }: Concerned,
): CatalogueChanges {
  const shared = changes.filter(
    ({ name, isOwned, columns }) =>
      !isOwned && !(NAMED_BY_CONTENT.has(name) && columns.length === 0),
  );
  return {
    concern: readsOne(changes),
    concernAnyScope: readsOne(shared),
    concernScope(scope) {
      if ('server' in scope) return servers.has(scope.server);
      if ('family' in scope) return families.has(scope.family);
      return scope.tools.some((id) => numbers.has(Math.floor(id / TOOLS_OF_A_SERVER)));
    },
  };
}

const anyOf = (words: readonly string[]): RegExp => new RegExp(`\\b(${words.join('|')})\\b`);

/** A statement reads a column that it does not name only by a star, or by joining on whatever has the same name. */
const UNNAMED = /(?<!count\()\*|\bnatural\b/i;

/** Does a statement read what has changed? A table in which rows came or went is read by all that name it. */
function readsOne(changes: readonly TableChange[]): (sql: string) => boolean {
  const tests = changes.map(({ name, hasOtherRows, columns }) => {
    const [table, column] = [anyOf([name]), anyOf(columns)];
    return (sql: string) =>
      table.test(sql) && (hasOtherRows || UNNAMED.test(sql) || column.test(sql));
  });
  return (sql) => tests.some((test) => test(sql));
}
