import { PACKAGE_REGISTRIES, type Package } from '#domain/identity.ts';
import type { EvidenceQuality, Fact, Source } from '#domain/provenance.ts';
import { type Server, TRANSPORTS } from '#domain/server.ts';
import type { Tool } from '#domain/tool.ts';
import { excerpt } from '#domain/upstream-text.ts';
import { ociPackage } from './oci-package.ts';
import { type IdentityRecord, nonEmpty, type SourceRecord } from './record.ts';

type AnyRecord = SourceRecord | IdentityRecord;

/** What a record says of a server apart from its tools; `slug` only identifies the record. */
export type Identity = Pick<
  Server,
  | 'slug'
  | 'vendor'
  | 'description'
  | 'packages'
  | 'repository'
  | 'transport'
  | 'licence'
  | 'sources'
>;

/** Names and addresses are kept exactly or not at all: none has spaces or hidden characters. */
const isExact = (value: string): boolean => /^[\x21-\x7e]+$/.test(value);

const isUrl = (value: string | undefined): value is string =>
  value !== undefined && /^https?:\/\//.test(value) && isExact(value) && URL.canParse(value);

/** A short fact on one line, hidden characters written out. */
function fact(value: string | null | undefined, limit = 120): string | undefined {
  const stated = nonEmpty(value);
  return stated && excerpt(stated, limit);
}

const titleOf = (record: AnyRecord): string =>
  excerpt(nonEmpty(record.title) ?? record.name, 80) || record.slug;

function packageOf(record: AnyRecord): Package | undefined {
  const registry = PACKAGE_REGISTRIES.find((known) => known === record.package?.registry);
  if (!registry || !record.package || !isExact(record.package.name)) return undefined;
  const version = fact(record.package.version, 40);
  if (registry === 'oci') return ociPackage(record.package.name, version);
  return { registry, name: record.package.name, ...(version ? { version } : {}) };
}

function sourceOf(record: AnyRecord, gives: readonly Fact[]): Source {
  const { source } = record;
  const repo = nonEmpty(source?.repo);
  const url = nonEmpty(source?.url);
  const commit = nonEmpty(source?.commit);
  const path = fact(source?.path);
  const version = fact(source?.version, 40);
  return {
    id: 'record',
    title: source ? `Data set ${fact(source.dataset) ?? ''}`.trim() : 'Foreign record',
    ...(repo && /^[\w.-]+\/[\w.-]+$/.test(repo)
      ? { url: `https://github.com/${repo}` }
      : isUrl(url)
        ? { url }
        : {}),
    ...(commit && /^[0-9a-f]{7,40}$/.test(commit) ? { commit } : {}),
    ...(path ? { path } : {}),
    ...(version ? { version } : {}),
    ...(source?.seen ? { seen: source.seen } : {}),
    gives: [...gives],
  };
}

/** The record without its tools; its source gives `toolFacts` and the facts that it states. */
export function identityFromRecord(record: AnyRecord, toolFacts: readonly Fact[] = []): Identity {
  const url = nonEmpty(record.repository);
  const folder = fact(record.repositoryPath);
  const published = packageOf(record);
  const facts = {
    description: nonEmpty(record.description),
    repository: isUrl(url) ? { url, ...(folder ? { folder } : {}) } : undefined,
    licence: fact(record.licence),
    transport: TRANSPORTS.find((known) => known === record.transport),
  };
  const stated = (['description', 'repository', 'licence', 'transport'] as const).filter(
    (fact) => facts[fact] !== undefined,
  );
  const packaged = published ? (['package'] as const) : [];
  const gives = [...new Set<Fact>(['identity', ...toolFacts, ...packaged, ...stated])];
  return {
    ...facts,
    packages: published ? [published] : [],
    slug: record.slug,
    vendor: fact(record.vendor, 80),
    sources: [sourceOf(record, gives)],
  };
}

/** Which facts of tools a list states, for at least one of them. */
function factsOf(tools: readonly Tool[]): Fact[] {
  const facts: Fact[] = ['tools'];
  if (tools.some(({ description }) => description !== undefined)) facts.push('description');
  if (tools.some(({ parameters }) => parameters !== null)) facts.push('parameters');
  if (tools.some(({ hints }) => Object.keys(hints).length > 0)) facts.push('hints');
  return facts;
}

/** The catalogue's form of one record, with the tools that could be read. */
export function serverFromRecord(record: SourceRecord, tools: readonly Tool[]): Server {
  const of = record.known?.of ?? 0;
  return {
    ...identityFromRecord(record, factsOf(tools)),
    origin: 'foreign',
    title: titleOf(record),
    label: titleOf(record),
    quality: record.quality as EvidenceQuality,
    known: of > tools.length ? { tools: tools.length, of } : undefined,
    controls: [],
    tools,
  };
}
