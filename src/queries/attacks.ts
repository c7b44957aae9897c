import type { AttackEntry, RecordEntry } from '#domain/attack/entry.ts';
import { type AttackRow, attackFromRow } from '#rows/attack-row.ts';
import { type Catalogue, rows } from './database.ts';
import { memo } from './memo.ts';

type Of<K extends AttackEntry['kind']> = Extract<AttackEntry, { readonly kind: K }>;
/** A pattern with its place on the site. */
export type CataloguePattern = Of<'pattern'>;

const entriesOf = memo('attacks of a kind', (db, kind: string): AttackEntry[] => {
  const sql = 'SELECT * FROM attack WHERE kind = ? ORDER BY id';
  return rows<AttackRow>(db, sql, kind).map(attackFromRow);
});

const ofKind = <K extends AttackEntry['kind']>(db: Catalogue, kind: K): Of<K>[] =>
  entriesOf(db, kind) as Of<K>[];

/** All attack patterns by id. Every tool page needs them all. */
export const allPatterns = (db: Catalogue): CataloguePattern[] => ofKind(db, 'pattern');
export const allCases = (db: Catalogue): Of<'case'>[] => ofKind(db, 'case');
export const allVulnerabilities = (db: Catalogue): Of<'vulnerability'>[] =>
  ofKind(db, 'vulnerability');

/** Cases and vulnerabilities. */
export const allRecords = memo('attack records', (db): RecordEntry[] => [
  ...allCases(db),
  ...allVulnerabilities(db),
]);

/** Patterns, then cases, then vulnerabilities, each by id. */
export const allAttacks = memo('attacks', (db): AttackEntry[] => [
  ...allPatterns(db),
  ...allRecords(db),
]);

const bySlug = memo(
  'attacks by slug',
  (db): ReadonlyMap<string, AttackEntry> =>
    new Map(allAttacks(db).map((entry) => [entry.slug, entry])),
);

/** Throws where there is no such entry. */
export function attackBySlug(db: Catalogue, slug: string): AttackEntry {
  const entry = bySlug(db).get(slug);
  if (!entry) throw new Error(`There is no attack ${slug}.`);
  return entry;
}

/** Throws where there is no such pattern. */
export function patternBySlug(db: Catalogue, slug: string): CataloguePattern {
  const entry = bySlug(db).get(slug);
  if (entry?.kind !== 'pattern') throw new Error(`There is no attack pattern ${slug}.`);
  return entry;
}

export function patternsBySlug(db: Catalogue, slugs: readonly string[]): CataloguePattern[] {
  return allPatterns(db).filter(({ slug }) => slugs.includes(slug));
}

/** Another name under which entries are found; a few names mean several of them. */
export interface AttackAlias {
  readonly address: string;
  readonly label: string;
  readonly entries: readonly AttackEntry[];
}

export const attackAliases = memo('attack aliases', (db): AttackAlias[] => {
  const sql = `SELECT l.address, min(l.label) AS label, json_group_array(a.slug) AS slugs
      FROM attack_alias l JOIN attack a ON a.id = l.attack GROUP BY l.address ORDER BY l.address`;
  type Row = { address: string; label: string; slugs: string };
  return rows<Row>(db, sql).map(({ address, label, slugs }) => ({
    ...{ address, label },
    entries: (JSON.parse(slugs) as string[]).sort().map((slug) => attackBySlug(db, slug)),
  }));
});
