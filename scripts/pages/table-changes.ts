import type Database from 'better-sqlite3';

export interface Table {
  readonly name: string;
  readonly keys: readonly string[];
  readonly others: readonly string[];
}

/** A slug of a server, or the number of a server in ids of tools. */
export type Owner = string | number;

/** How the rows of a table differ from those of the attached database `old`. */
export interface TableChange {
  readonly name: string;
  /** Whether its rows belong to servers. */
  readonly isOwned: boolean;
  /** Who owns the rows that differ; empty where rows have no owner. */
  readonly owners: ReadonlySet<Owner>;
  /** Whether rows came or went. */
  readonly hasOtherRows: boolean;
  /** Columns with another value in a row that both have. */
  readonly columns: readonly string[];
}

/** Ids of tools begin with a number that is made from the slug of their server. */
export const TOOLS_OF_A_SERVER = 2 ** 20;

export function tablesOf(db: Database.Database, schema: string): Table[] {
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

/** What tells whose row it is; null for rows without an owner. */
function ownerIn({ name, keys, others }: Table, row: string): string | null {
  const columns = [...keys, ...others];
  if (name === 'server') return `${row}.slug`;
  if (columns.includes('server')) return `${row}.server`;
  if (columns.includes('tool')) return `${row}.tool / ${TOOLS_OF_A_SERVER}`;
  return null;
}

/** Rows of `from` beside those of `to` with the same key. */
function joined({ name, keys }: Table, from: string, to: string): string {
  const same = keys.map((key) => `a.${key} = b.${key}`).join(' AND ');
  return `${from}.${name} a LEFT JOIN ${to}.${name} b ON ${same}`;
}

type Differing = { owner: Owner | null; added: number } & Readonly<Record<string, number>>;

/** The rows that are new or have other values, by owner: how many are new, and which columns differ. */
function differing(db: Database.Database, table: Table): Differing[] {
  const isNew = `b.${table.keys[0]} IS NULL`;
  const isOther = table.others.map((column) => `a.${column} IS NOT b.${column}`);
  const found = isOther.map((differs, place) => `max(NOT ${isNew} AND ${differs}) AS c${place}`);
  const what = [`${ownerIn(table, 'a')} AS owner`, `sum(${isNew}) AS added`, ...found];
  const sql = `SELECT ${what.join(', ')} FROM ${joined(table, 'main', 'old')}
    WHERE ${[isNew, ...isOther].join(' OR ')} GROUP BY owner`;
  return db.prepare(sql).all() as Differing[];
}

/** Owners of rows that only the old database has. */
function ownersOfGone(db: Database.Database, table: Table): (Owner | null)[] {
  const sql = `SELECT DISTINCT ${ownerIn(table, 'a')} FROM ${joined(table, 'old', 'main')}
    WHERE b.${table.keys[0]} IS NULL`;
  return db.prepare(sql).pluck().all() as (Owner | null)[];
}

/** Compares a table with the one of the attached database `old`; null where they are the same. */
export function tableChange(db: Database.Database, table: Table): TableChange | null {
  const { name, others } = table;
  const count = (schema: string) =>
    db.prepare(`SELECT count(*) FROM ${schema}.${name}`).pluck().get() as number;
  const found = differing(db, table);
  const added = found.reduce((sum, each) => sum + each.added, 0);
  const inBoth = count('main') - added;
  const gone = count('old') === inBoth ? [] : ownersOfGone(db, table);
  if (found.length === 0 && gone.length === 0) return null;
  const owners = [...found.map(({ owner }) => owner), ...gone];
  return {
    name,
    isOwned: ownerIn(table, 'a') !== null,
    owners: new Set(owners.filter((owner) => owner !== null)),
    hasOtherRows: added > 0 || gone.length > 0,
    columns: others.filter((_, place) => found.some((each) => each[`c${place}`] === 1)),
  };
}
