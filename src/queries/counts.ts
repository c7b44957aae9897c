import type { Notice } from '#domain/notice.ts';
import type { Capability } from '#domain/risk/capability.ts';
import type { RiskCategory } from '#domain/risk/category.ts';
import type { Severity } from '#domain/risk/severity.ts';
import { type Catalogue, row, rows } from './database.ts';

export interface Totals {
  readonly servers: number;
  readonly tools: number;
  /** Attack patterns. */
  readonly attacks: number;
  readonly cases: number;
  readonly vulnerabilities: number;
  readonly rules: number;
  /** Latest day on which a source was read, YYYY-MM-DD. */
  readonly seen: string;
}

export function totals(db: Catalogue): Totals {
  const found = row<Totals>(
    db,
    `SELECT (SELECT count(*) FROM server) AS servers, (SELECT count(*) FROM tool) AS tools,
      (SELECT count(*) FROM attack WHERE kind = 'pattern') AS attacks,
      (SELECT count(*) FROM attack WHERE kind = 'case') AS cases,
      (SELECT count(*) FROM attack WHERE kind = 'vulnerability') AS vulnerabilities,
      (SELECT count(*) FROM risk_rule) AS rules,
      (SELECT max(seen) FROM source) AS seen`,
  );
  if (!found) throw new Error('The catalogue has no tables.');
  return found;
}

type Counts<K extends string> = ReadonlyMap<K, number>;

function countBy<K extends string>(db: Catalogue, sql: string): Counts<K> {
  return new Map(rows<{ key: K; n: number }>(db, sql).map(({ key, n }) => [key, n]));
}

export const countByCategory = (db: Catalogue): Counts<RiskCategory> =>
  countBy(db, 'SELECT category AS key, count(*) AS n FROM tool GROUP BY category');

export const countBySeverity = (db: Catalogue): Counts<Severity> =>
  countBy(db, 'SELECT severity AS key, count(*) AS n FROM tool GROUP BY severity');

export const countByCapability = (db: Catalogue): Counts<Capability> =>
  countBy(db, 'SELECT capability AS key, count(*) AS n FROM tool_capability GROUP BY capability');

export const countByNotice = (db: Catalogue): Counts<Notice> =>
  countBy(db, 'SELECT notice AS key, count(*) AS n FROM tool_notice GROUP BY notice');

/** The most frequent class of things first. */
export const countByObject = (db: Catalogue): Counts<string> =>
  countBy(
    db,
    `SELECT object AS key, count(*) AS n FROM tool WHERE object NOTNULL
    GROUP BY object ORDER BY n DESC, object`,
  );

/** A list of fewer tools would not help anybody to find one. */
const FEWEST_TOOLS = 5;

/** The classes of things that have a list of their tools. */
export const listedObjects = (db: Catalogue): Counts<string> =>
  new Map([...countByObject(db)].filter(([, tools]) => tools >= FEWEST_TOOLS));

export const countByLetter = (db: Catalogue): Counts<string> =>
  countBy(
    db,
    "SELECT letter AS key, count(*) AS n FROM tool GROUP BY letter ORDER BY letter = 'other', letter",
  );
