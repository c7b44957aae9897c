import type { Frameworks } from '#domain/attack/framework.ts';
import type { AttackRelease } from '#domain/attack/release.ts';
import type { ObjectClass } from '#domain/risk/object-class.ts';
import type { SeverityTable } from '#domain/risk/severity-table.ts';
import { type Catalogue, row } from './database.ts';

function body<T>(db: Catalogue, id: string): T {
  const found = row<{ body: string }>(db, 'SELECT body FROM vocabulary WHERE id = ?', id);
  if (!found) throw new Error(`The catalogue has no ${id}.`);
  return JSON.parse(found.body) as T;
}

export const frameworks = (db: Catalogue): Frameworks => body(db, 'frameworks');
export const attackRelease = (db: Catalogue): AttackRelease => body(db, 'release');
export const severityTable = (db: Catalogue): SeverityTable => body(db, 'severity-table');
/** In the order of their ids. */
export const objectClasses = (db: Catalogue): readonly ObjectClass[] => body(db, 'object-classes');
