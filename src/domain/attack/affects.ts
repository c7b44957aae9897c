import type { Package } from '../identity.ts';
import type { Repository } from '../server.ts';
import { inRanges } from './version-range.ts';
import type { AffectedProduct, Vulnerability } from './vulnerability.ts';

/** What is known of a server's identity. */
export interface Identity {
  /** The one that was read comes first. */
  readonly packages?: readonly Package[] | undefined;
  readonly repository?: Repository | undefined;
}

/** `unknown-version`: the product is the same, the version is not known or cannot be compared. */
export type Affected = 'affected' | 'unknown-version' | 'other-version' | 'other-product';

const ORDER = ['affected', 'unknown-version', 'other-version', 'other-product'] as const;

/**
 * Does a vulnerability concern this server? Only the same package in the same registry, or the same
 * repository, counts as the same product; names are never compared loosely.
 */
export function affects(
  vulnerability: Pick<Vulnerability, 'products'>,
  server: Identity,
): Affected {
  const answers = vulnerability.products.map((product) => affectsProduct(product, server));
  return ORDER.find((answer) => answers.includes(answer)) ?? 'other-product';
}

function affectsProduct(product: AffectedProduct, server: Identity): Affected {
  const same = samePackage(product, server);
  if (!same && !sameRepository(product.repository, server.repository)) return 'other-product';
  const version = (same ?? server.packages?.[0])?.version;
  if (version === undefined || !product.ranges) return 'unknown-version';
  const inside = inRanges(version, product.ranges);
  if (inside === null) return 'unknown-version';
  return inside ? 'affected' : 'other-version';
}

const samePackage = (
  { package: affected }: AffectedProduct,
  { packages = [] }: Identity,
): Package | undefined =>
  packages.find(
    ({ registry, name }) =>
      registry === affected?.registry && name.toLowerCase() === affected.name.toLowerCase(),
  );

function sameRepository(url: string | undefined, repository: Repository | undefined): boolean {
  if (url === undefined || repository === undefined || repository.folder !== undefined)
    return false;
  return plain(url) === plain(repository.url);
}

function plain(url: string): string {
  return url
    .toLowerCase()
    .replace(/\/+$/, '')
    .replace(/\.git$/, '');
}
