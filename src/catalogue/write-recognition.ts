import { affects, type Identity } from '#domain/attack/affects.ts';
import type { AttackEntry } from '#domain/attack/entry.ts';
import { scoredSeverity } from '#domain/attack/score.ts';
import type { VulnerabilityEntry } from '#domain/attack/vulnerability.ts';
import { hostOfRemote } from '#domain/remote-pattern.ts';
import { isDescribed, type Server } from '#domain/server.ts';
import { identityClaims } from '#domain/stack/identity-claims.ts';
import type { IndexedFlaw } from '#domain/stack/recognition.ts';
import {
  baseKey,
  hostKey,
  nameKey,
  packageKey,
  repositoryKey,
  shardOf,
} from '#domain/stack/recognition.ts';
import type { Insert } from './insert.ts';

/**
 * Writes everything under which `/stack/` recognises a server, and every product with a known flaw.
 * The servers are given in the order of their slugs. What one of ours claims, no foreign record does.
 */
export function writeRecognition(
  insert: Insert,
  all: readonly Server[],
  attacks: readonly AttackEntry[],
): void {
  const servers = all.filter(isDescribed);
  const keys = new Map<string, Map<string, Claim>>();
  for (const server of servers)
    for (const [key, remotes] of keysOfServer(server)) {
      const known = keys.get(key) ?? new Map<string, Claim>();
      keys.set(key, known.set(server.slug, { origin: server.origin, remotes }));
    }
  for (const [key, claims] of keys) {
    const ours = [...claims].filter(([, { origin }]) => origin === 'ours');
    const others = [...claims].filter(([, { origin }]) => origin !== 'ours');
    const kept =
      ours.length > 0 && !isShared(key) ? ours : likeliestFirst(key, [...ours, ...others]);
    kept.forEach(([server, { remotes }], position) => {
      const list = remotes ? JSON.stringify(remotes) : null;
      insert('recognised_server', { shard: shardOf(key), key, position, server, remotes: list });
    });
  }
  writeOutlines(insert, all, keys);
  writeFlaws(
    insert,
    attacks.filter((attack) => attack.kind === 'vulnerability'),
  );
}

/** An outline is recognised only by what nothing else claims, and no repository that others share. */
function writeOutlines(
  insert: Insert,
  servers: readonly Server[],
  known: ReadonlyMap<string, unknown>,
): void {
  const shared = new Set(
    servers.flatMap(({ origin, repository }) =>
      repository && (origin !== 'outline' || repository.folder !== undefined)
        ? [repositoryKey(repository.url)]
        : [],
    ),
  );
  const outlines = servers.filter(({ origin }) => origin === 'outline');
  const claims = outlines.flatMap((server) =>
    identityClaims(server).map(({ key }) => ({ key, outline: server.slug })),
  );
  for (const [key, each] of Map.groupBy(claims, (claim) => claim.key)) {
    const [first, second] = each;
    if (!first || second || known.has(key) || shared.has(key)) continue;
    insert('recognised_outline', { shard: shardOf(key), ...first });
  }
}

interface Claim {
  readonly origin: Server['origin'];
  readonly remotes: readonly string[] | undefined;
}

/** Several servers have names alike, and addresses on one host. */
const isShared = (key: string): boolean => /^(name|base|host):/.test(key);

/** Of several guesses, the one whose own name it is. */
const likeliestFirst = <T>(key: string, claims: readonly [slug: string, T][]) =>
  claims.toSorted(([a], [b]) => Number(!key.endsWith(`:${a}`)) - Number(!key.endsWith(`:${b}`)));

/** The keys of a server; those of a host with the addresses on it. */
function keysOfServer(server: Server): Map<string, string[] | undefined> {
  const { slug, title, packages, remotes = [], formerly = [], repository } = server;
  const keys = new Map<string, string[] | undefined>(
    identityClaims(server).map(({ key }) => [key, undefined]),
  );
  const named = packages.map(({ name }) => name.split('/').at(-1) ?? '');
  const guesses = [
    ...[slug, title, ...named].map(nameKey),
    ...[...packages, ...formerly].map(({ name = '' }) => baseKey(name)),
    ...(repository && repository.folder === undefined ? [baseKey(repository.url)] : []),
  ];
  for (const key of guesses) if (key !== undefined) keys.set(key, undefined);
  for (const [host, list] of Map.groupBy(remotes, ({ url }) => hostOfRemote(url)))
    keys.set(
      hostKey(host),
      list.map(({ url }) => url),
    );
  return keys;
}

function writeFlaws(insert: Insert, vulnerabilities: readonly VulnerabilityEntry[]): void {
  const products = vulnerabilities.flatMap((vulnerability) => vulnerability.products);
  for (const [key, identity] of productKeys(products)) {
    const flaws = vulnerabilities.filter(
      (vulnerability) => affects(vulnerability, identity) !== 'other-product',
    );
    flaws.forEach((flaw, position) => {
      const body = JSON.stringify(flawOf(flaw, key));
      insert('recognised_flaw', { shard: shardOf(key), key, position, attack: flaw.id, body });
    });
  }
}

function productKeys(products: VulnerabilityEntry['products']): Map<string, Identity> {
  const keys = new Map<string, Identity>();
  for (const { package: published, repository: url } of products) {
    if (published)
      keys.set(packageKey(published.registry, published.name), { packages: [published] });
    if (url) keys.set(repositoryKey(url), { repository: { url } });
  }
  return keys;
}

function flawOf(entry: VulnerabilityEntry, key: string): IndexedFlaw {
  const product = entry.products.find(
    ({ package: published, repository }) =>
      (published && packageKey(published.registry, published.name) === key) ||
      (repository && repositoryKey(repository) === key),
  );
  return {
    slug: entry.slug,
    label: entry.cve[0] ?? entry.ghsa[0] ?? entry.id,
    name: entry.name,
    severity: scoredSeverity(entry.scores),
    ...(product?.ranges ? { ranges: product.ranges } : {}),
    ...(product?.fixed ? { fixed: product.fixed } : {}),
  };
}
