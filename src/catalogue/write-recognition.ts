import { affects, type Identity } from '#domain/attack/affects.ts';
import type { AttackEntry } from '#domain/attack/entry.ts';
import { scoredSeverity } from '#domain/attack/score.ts';
import type { VulnerabilityEntry } from '#domain/attack/vulnerability.ts';
import type { Server } from '#domain/server.ts';
import type { IndexedFlaw } from '#domain/stack/recognition.ts';
import {
  addressKey,
  hostKey,
  nameKey,
  packageKey,
  repositoryKey,
  shardOf,
} from '#domain/stack/recognition.ts';
import type { Insert } from './insert.ts';
import type { HostedAddress } from './read/check-hosted-addresses.ts';

/**
 * Writes everything under which `/stack/` recognises a server, and every product with a known flaw.
 * The servers are given in the order of their slugs.
 */
export function writeRecognition(
  insert: Insert,
  servers: readonly Pick<Server, 'slug' | 'title' | 'package' | 'repository'>[],
  hosted: readonly HostedAddress[],
  attacks: readonly AttackEntry[],
): void {
  const keys = new Map<string, Set<string>>();
  const add = (key: string, slug: string) => {
    const known = keys.get(key) ?? new Set();
    keys.set(key, known.add(slug));
  };
  for (const server of servers) for (const key of keysOfServer(server)) add(key, server.slug);
  for (const { address, server } of byAddress(hosted)) {
    const { host, pathname } = new URL(address);
    add(addressKey(host, pathname), server);
    add(hostKey(host), server);
  }
  for (const [key, slugs] of keys) {
    [...slugs].forEach((server, position) => {
      insert('recognised_server', { shard: shardOf(key), key, position, server });
    });
  }
  writeFlaws(
    insert,
    attacks.filter((attack) => attack.kind === 'vulnerability'),
  );
}

function byAddress(hosted: readonly HostedAddress[]): { address: string; server: string }[] {
  return hosted
    .flatMap(({ addresses, server }) => addresses.map((address) => ({ address, server })))
    .sort((a, b) => (a.address < b.address ? -1 : 1));
}

function keysOfServer(server: Pick<Server, 'slug' | 'title' | 'package' | 'repository'>) {
  const { slug, title, package: published, repository } = server;
  const keys = new Set<string>();
  if (published) keys.add(packageKey(published.registry, published.name));
  if (repository && !repository.folder) keys.add(repositoryKey(repository.url));
  const names = [slug, title, ...(published ? [published.name.split('/').at(-1) ?? ''] : [])];
  for (const key of names.map(nameKey)) if (key !== undefined) keys.add(key);
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
    if (published) keys.set(packageKey(published.registry, published.name), { package: published });
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
