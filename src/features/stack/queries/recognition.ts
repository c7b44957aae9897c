import { affects, type Identity } from '#domain/attack/affects.ts';
import { scoredSeverity } from '#domain/attack/score.ts';
import type { VulnerabilityEntry } from '#domain/attack/vulnerability.ts';
import type { Package } from '#domain/server.ts';
import type { Indexed, IndexedFlaw, IndexedServer, IndexShard } from '#domain/stack/recognition.ts';
import {
  addressKey,
  hostKey,
  nameKey,
  packageKey,
  repositoryKey,
  shardOf,
} from '#domain/stack/recognition.ts';
import { allVulnerabilities } from '#queries/attacks.ts';
import { type Catalogue, once, rows } from '#queries/database.ts';

interface ServerRow {
  slug: string;
  label: string;
  title: string;
  registry: Package['registry'] | null;
  name: string | null;
  version: string | null;
  url: string | null;
  folder: string | null;
  tools: number;
  of: number | null;
}

/** The keys of all 256 shards: two hexadecimal digits. */
export const SHARDS: readonly string[] = Array.from({ length: 256 }, (_, shard) =>
  shard.toString(16).padStart(2, '0'),
);

/** Everything under which a server can be recognised, and every product with a known flaw. */
class Index {
  readonly #entries = new Map<string, { servers: IndexedServer[]; flaws: IndexedFlaw[] }>();

  readonly #servers = new Map<string, IndexedServer>();

  #entry(key: string) {
    const known = this.#entries.get(key) ?? { servers: [], flaws: [] };
    this.#entries.set(key, known);
    return known;
  }

  addServer(row: ServerRow): void {
    const { slug, label, tools, of, version } = row;
    const server: IndexedServer = {
      ...{ slug, label, tools },
      ...(of === null ? {} : { of }),
      ...(version === null ? {} : { version }),
    };
    this.#servers.set(slug, server);
    for (const key of keysOfServer(row)) this.#entry(key).servers.push(server);
  }

  addAddress(address: string, slug: string): void {
    const server = this.#servers.get(slug);
    const { host, pathname } = new URL(address);
    if (!server) return;
    for (const key of [addressKey(host, pathname), hostKey(host)]) {
      const { servers } = this.#entry(key);
      if (!servers.includes(server)) servers.push(server);
    }
  }

  addFlaws(vulnerabilities: readonly VulnerabilityEntry[]): void {
    const products = vulnerabilities.flatMap((one) => one.products);
    for (const [key, identity] of productKeys(products)) {
      const flaws = vulnerabilities
        .filter((one) => affects(one, identity) !== 'other-product')
        .map((one) => flawOf(one, key));
      this.#entry(key).flaws.push(...flaws);
    }
  }

  shards(): ReadonlyMap<string, IndexShard> {
    const shards = new Map<string, Record<string, Indexed>>(SHARDS.map((shard) => [shard, {}]));
    for (const key of [...this.#entries.keys()].sort()) {
      const { servers, flaws } = this.#entry(key);
      const shard = shards.get(shardOf(key)) ?? {};
      shard[key] = {
        ...(servers.length > 0 ? { servers } : {}),
        ...(flaws.length > 0 ? { flaws } : {}),
      };
    }
    return shards;
  }
}

function keysOfServer({ slug, title, registry, name, url, folder }: ServerRow): Set<string> {
  const keys = new Set<string>();
  if (registry && name) keys.add(packageKey(registry, name));
  if (url && !folder) keys.add(repositoryKey(url));
  const names = [slug, title, ...(name ? [name.split('/').at(-1) ?? ''] : [])];
  for (const key of names.map(nameKey)) if (key !== undefined) keys.add(key);
  return keys;
}

function productKeys(products: VulnerabilityEntry['products']): Map<string, Identity> {
  const keys = new Map<string, Identity>();
  for (const { package: one, repository: url } of products) {
    if (one) keys.set(packageKey(one.registry, one.name), { package: one });
    if (url) keys.set(repositoryKey(url), { repository: { url } });
  }
  return keys;
}

function flawOf(entry: VulnerabilityEntry, key: string): IndexedFlaw {
  const product = entry.products.find(
    ({ package: one, repository }) =>
      (one && packageKey(one.registry, one.name) === key) ||
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

/** The recognition index of `/stack/`, by shard. */
export const recognitionShards = (db: Catalogue): ReadonlyMap<string, IndexShard> =>
  once(db, 'recognition index', () => {
    const index = new Index();
    const sql = `SELECT slug, label, title, package_registry AS registry, package_name AS name,
        package_version AS version, repository_url AS url, repository_folder AS folder,
        tool_count AS tools, known_of AS "of" FROM server ORDER BY slug`;
    for (const row of rows<ServerRow>(db, sql)) index.addServer(row);
    const hosted = 'SELECT address, server FROM hosted_address ORDER BY address';
    for (const { address, server } of rows<{ address: string; server: string }>(db, hosted))
      index.addAddress(address, server);
    index.addFlaws(allVulnerabilities(db));
    return index.shards();
  });
