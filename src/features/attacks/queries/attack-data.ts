import { v5 as uuid } from 'uuid';
import { aliasesOf } from '#domain/attack/alias.ts';
import { type AttackEntry, newestFirst } from '#domain/attack/entry.ts';
import { type Envelope, envelope } from '#domain/attack/release.ts';
import { serversConcerned } from '#queries/attack-servers.ts';
import { exposedCounts } from '#queries/attack-tools.ts';
import { allAttacks, allRecords, allVulnerabilities } from '#queries/attacks.ts';
import type { Catalogue } from '#queries/database.ts';
import { attackRelease } from '#queries/vocabulary.ts';
import { routes } from '#routes';
import { site } from '#site';
import { attackCsv } from '../export/csv.ts';
import { type OsvRecord, osvId, osvRecord } from '../export/osv.ts';
import { type StixObject, stixBundle } from '../export/stix.ts';

const absolute = (path: string): string => new URL(path, site.origin).href;
const urlOf = ({ slug }: Pick<AttackEntry, 'slug'>): string => absolute(routes.attack(slug));

export const attackEnvelope = (db: Catalogue): Envelope =>
  envelope(attackRelease(db), absolute(routes.attacks()));

/** One entry as its own file says it: the facts, and what follows from the rest of the database. */
export function attackData(db: Catalogue, entry: AttackEntry): Record<string, unknown> {
  const about = { url: urlOf(entry), otherNames: aliasesOf(entry).map(({ label }) => label) };
  if (entry.kind === 'pattern') {
    const shown = allRecords(db).filter(({ patterns }) => patterns.includes(entry.slug));
    const instances = shown.sort(newestFirst).map(({ id, slug }) => ({ id, slug }));
    return {
      ...entry,
      ...about,
      toolsItAppliesTo: exposedCounts(db).get(entry.slug) ?? 0,
      instances,
    };
  }
  return entry.kind === 'case'
    ? { ...entry, ...about }
    : { ...entry, ...about, servers: serversConcerned(db, entry.slug) };
}

export const attacksAsCsv = (db: Catalogue): string =>
  attackCsv(allAttacks(db), attackEnvelope(db), urlOf);

/** Namespace of the UUIDs, itself of version 5: the name `attacks` in the namespace for URLs. */
const NAMESPACE = uuid('attacks', uuid.URL);

export const attacksAsStix = (db: Catalogue): StixObject =>
  stixBundle(allAttacks(db), {
    ...{ about: attackEnvelope(db), site: site.name, urlOf },
    uuid: (name) => uuid(name, NAMESPACE),
  });

/** Vulnerabilities that have a number by which OSV files are called. */
export function osvRecords(db: Catalogue): OsvRecord[] {
  return allVulnerabilities(db).flatMap(
    (entry) => osvRecord(entry, attackEnvelope(db), urlOf(entry)) ?? [],
  );
}

export function osvIndex(db: Catalogue): Record<string, unknown> {
  const records = osvRecords(db).map(({ id, modified }) => ({
    ...{ id, modified },
    file: absolute(routes.osv(id)),
  }));
  const left = allVulnerabilities(db).filter((entry) => osvId(entry) === null);
  return { ...attackEnvelope(db), records, withoutNumber: left.map(({ id }) => id) };
}
