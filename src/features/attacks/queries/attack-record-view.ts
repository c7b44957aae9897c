import type { RecordEntry } from '#domain/attack/entry.ts';
import type { Frameworks } from '#domain/attack/framework.ts';
import type { PatternEntry } from '#domain/attack/pattern.ts';
import { type ConcernedServer, serversConcerned } from '#queries/attack-servers.ts';
import { allVulnerabilities, patternsBySlug } from '#queries/attacks.ts';
import type { Catalogue } from '#queries/database.ts';
import { frameworks } from '#queries/vocabulary.ts';

/** Everything that the page of a case or of a vulnerability shows. */
export interface RecordView<E extends RecordEntry = RecordEntry> {
  readonly entry: E;
  /** The patterns that it is an instance of. */
  readonly patterns: readonly PatternEntry[];
  readonly frameworks: Frameworks;
  /** Vulnerabilities that its record names as related. */
  readonly related: readonly RecordEntry[];
  readonly servers: readonly ConcernedServer[];
}

export function recordView<E extends RecordEntry>(db: Catalogue, entry: E): RecordView<E> {
  const numbers = entry.kind === 'vulnerability' ? entry.relatedCve : entry.cve;
  return {
    entry,
    patterns: patternsBySlug(db, entry.patterns),
    frameworks: frameworks(db),
    related: allVulnerabilities(db).filter(
      ({ cve, slug }) => slug !== entry.slug && cve.some((number) => numbers.includes(number)),
    ),
    servers: entry.kind === 'vulnerability' ? serversConcerned(db, entry.slug) : [],
  };
}
