import type { Envelope } from '#domain/attack/release.ts';
import type { VersionRange } from '#domain/attack/version-range.ts';
import type { AffectedProduct, VulnerabilityEntry } from '#domain/attack/vulnerability.ts';
import type { Package } from '#domain/identity.ts';

const SCHEMA_VERSION = '1.7.5';

const ECOSYSTEM: Partial<Record<Package['registry'], string>> = {
  npm: 'npm',
  pypi: 'PyPI',
  nuget: 'NuGet',
  crates: 'crates.io',
  go: 'Go',
};

type Event = { introduced: string } | { fixed: string } | { last_affected: string };

export interface OsvRecord {
  readonly schema_version: string;
  readonly id: string;
  readonly modified: string;
  readonly published?: string;
  readonly aliases: readonly string[];
  readonly related: readonly string[];
  readonly summary: string;
  readonly details: string;
  readonly affected: readonly OsvAffected[];
  readonly references: readonly { readonly type: string; readonly url: string }[];
  readonly database_specific: Readonly<Record<string, unknown>>;
}

export interface OsvAffected {
  readonly package?: { readonly ecosystem: string; readonly name: string };
  readonly ranges?: readonly {
    readonly type: 'SEMVER' | 'ECOSYSTEM';
    readonly events: readonly Event[];
  }[];
  readonly database_specific: Readonly<Record<string, unknown>>;
}

/** OSV files are called by a number that other databases know; null for a flaw without one. */
export function osvId({ cve, ghsa }: Pick<VulnerabilityEntry, 'cve' | 'ghsa'>): string | null {
  return cve[0] ?? ghsa[0] ?? null;
}

/**
 * A vulnerability in the form of the OSV schema (https://ossf.github.io/osv-schema/). Scores stay in
 * `database_specific`, because OSV wants vectors and the sources give numbers; so do versions that
 * the source does not give as ranges. Null for a flaw without a CVE or GHSA number.
 */
export function osvRecord(
  entry: VulnerabilityEntry,
  about: Envelope,
  url: string,
): OsvRecord | null {
  const id = osvId(entry);
  if (id === null) return null;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(entry.public) ? entry.public : undefined;
  return {
    schema_version: SCHEMA_VERSION,
    id,
    modified: `${about.date}T00:00:00Z`,
    ...(day ? { published: `${day}T00:00:00Z` } : {}),
    aliases: [...entry.cve, ...entry.ghsa].filter((number) => number !== id),
    related: entry.relatedCve,
    summary: entry.name,
    details: `${entry.how}\n\nWhat it needs: ${entry.needs}\n\nWhat no rule on a call does: ${entry.policy.cannot}`,
    affected: entry.products.map(affected),
    references: [...entry.sources.map(reference), { type: 'WEB', url }],
    database_specific: {
      ...{ id: entry.id, ...about, scores: entry.scores, cwe_ids: entry.mappings.cwe?.ids ?? [] },
      ...{ evidence: entry.evidence, exploited: entry.exploited ?? null },
      ...{ rule: entry.policy.coverage, patterns: entry.patterns },
    },
  };
}

function affected(product: AffectedProduct): OsvAffected {
  const ecosystem = product.package && ECOSYSTEM[product.package.registry];
  const { name, repository, affected: versions, fixed } = product;
  const known = Object.entries({ name, repository, affected: versions, fixed });
  return {
    ...(product.package && ecosystem ? { package: { ecosystem, name: product.package.name } } : {}),
    ...(ecosystem && product.ranges
      ? {
          ranges: product.ranges.map((range) => ({
            type: typeOf(ecosystem),
            events: events(range),
          })),
        }
      : {}),
    database_specific: Object.fromEntries(known.filter(([, value]) => value !== undefined)),
  };
}

const typeOf = (ecosystem: string) =>
  ['npm', 'Go', 'crates.io'].includes(ecosystem) ? ('SEMVER' as const) : ('ECOSYSTEM' as const);

function events({ from, before, upTo }: VersionRange): Event[] {
  const end = before ? [{ fixed: before }] : upTo ? [{ last_affected: upTo }] : [];
  return [{ introduced: from ?? '0' }, ...end];
}

function reference(url: string): { type: string; url: string } {
  const advisory = /cve\.org|\/advisories\/|nvd\.nist\.gov/.test(url);
  return { type: advisory ? 'ADVISORY' : 'WEB', url };
}
