import type { Action, Disclosure } from '#domain/risk/facts.ts';
import type { FamilyReason } from '#domain/risk/families/reasons.ts';
import type { Severity } from '#domain/risk/severity.ts';
import { type Catalogue, rows } from '#queries/database.ts';
import type { FiredOn } from './rules.ts';

/** Exceptions of one family that have the same severity for the same reasons. */
export interface ExceptionGroup {
  readonly severity: Severity;
  readonly reasons: readonly FamilyReason[];
  readonly tools: number;
  /** Some of them. */
  readonly some: readonly FiredOn[];
}

interface Listed {
  readonly tools: number;
  readonly usual: Severity;
  readonly exceptions: number;
  readonly groups: readonly ExceptionGroup[];
}

/** Tools that do the same to the same class of object. */
export interface ClassFamily extends Listed {
  readonly action: Action;
  /** The id of the class; null where nothing is known of the thing. */
  readonly object: string | null;
  /** Who may know what is read; null for other actions. */
  readonly discloses: Disclosure | null;
}

/** Tools whose names have the same verb and the same nouns. */
export interface NameFamily extends Listed {
  readonly verb: string;
  readonly noun: string;
}

const SOME = 2;

function groupsOf(db: Catalogue, family: number): ExceptionGroup[] {
  const groups = `SELECT severity, reasons, count(*) AS tools FROM family_exception
    WHERE family = ? GROUP BY severity, reasons ORDER BY tools DESC, severity, reasons`;
  const some = `SELECT t.server, s.label AS serverLabel, t.name, t.slug
    FROM family_exception e JOIN tool t ON t.id = e.tool JOIN server s ON s.slug = t.server
      JOIN order_of_use o ON o.slug = t.server
    WHERE e.family = ? AND e.severity = ? AND e.reasons = ?
    ORDER BY o.place, t.name LIMIT ?`;
  return rows<{ severity: Severity; reasons: string; tools: number }>(db, groups, family).map(
    ({ severity, reasons, tools }) => ({
      ...{ severity, tools, reasons: JSON.parse(reasons) as FamilyReason[] },
      some: rows<FiredOn>(db, some, family, severity, reasons, SOME),
    }),
  );
}

const withGroups = <T extends { readonly id: number }>(db: Catalogue, found: readonly T[]) =>
  found.map((family) => ({ ...family, groups: groupsOf(db, family.id) }));

/** Every family by class, by action and then the largest first. */
export const classFamilies = (db: Catalogue): ClassFamily[] =>
  withGroups(
    db,
    rows<Omit<ClassFamily, 'groups'> & { id: number }>(
      db,
      `SELECT id, action, object, discloses, tools, usual, exceptions FROM family
        WHERE action IS NOT NULL ORDER BY action, tools DESC, object, discloses`,
    ),
  );

/** The families by name that have exceptions, the largest first. */
export const unevenNameFamilies = (db: Catalogue): NameFamily[] =>
  withGroups(
    db,
    rows<Omit<NameFamily, 'groups'> & { id: number }>(
      db,
      `SELECT id, verb, noun, tools, usual, exceptions FROM family
        WHERE verb IS NOT NULL AND exceptions > 0 ORDER BY tools DESC, verb, noun`,
    ),
  );

/** How many families by name there are. */
export const nameFamilyCount = (db: Catalogue): number =>
  rows<{ n: number }>(db, 'SELECT count(*) AS n FROM family WHERE verb IS NOT NULL')[0]?.n ?? 0;
