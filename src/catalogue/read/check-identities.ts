import { hostOfRemote, remotesOverlap } from '#domain/remote-pattern.ts';
import type { ContentServer } from '#domain/server.ts';
import { identityClaims } from '#domain/stack/identity-claims.ts';
import type { Problem } from '../problem.ts';
import type { Entry } from './content-folder.ts';
import { problemAt } from './place.ts';

type ServerEntry = Entry<ContentServer>;
type Path = readonly (string | number)[];

/** A package, address, command or other name belongs to one server only: the first that claims it. */
export function checkIdentities(entries: readonly ServerEntry[]): Problem[] {
  return [
    ...entries.flatMap(checkOne),
    ...claimedTwice(entries),
    ...addressesTwice(entries),
    ...variantsTwice(entries),
  ];
}

function checkOne(entry: ServerEntry): Problem[] {
  const { packages = [], remotes = [], sources, product, variant } = entry.value;
  const known = sources.map(({ id }) => id);
  const problems = packages.flatMap(({ version }, at) =>
    at === 0 || version === undefined
      ? []
      : [
          problemAt(
            entry,
            ['packages', at, 'version'],
            'Only the first package, which was read, has a version.',
            { found: version },
          ),
        ],
  );
  remotes.forEach(({ source }, at) => {
    if (!known.includes(source))
      problems.push(
        problemAt(entry, ['remotes', at, 'source'], 'There is no such source.', {
          found: source,
          allowed: known,
        }),
      );
  });
  if ((product === undefined) !== (variant === undefined))
    problems.push(
      problemAt(
        entry,
        [product === undefined ? 'variant' : 'product'],
        'Give `product` and `variant` together, or neither.',
      ),
    );
  return problems;
}

function secondClaim(
  entry: ServerEntry,
  path: Path,
  found: string,
  first: Pick<ServerEntry, 'id' | 'file'>,
): Problem {
  const message =
    first.id === entry.id
      ? 'This file claims it twice.'
      : `${first.file} claims it too: it can belong to one of ${first.id} and ${entry.id} only.`;
  return problemAt(entry, path, message, { found });
}

function claimedTwice(entries: readonly ServerEntry[]): Problem[] {
  const claimed = new Map<string, ServerEntry>();
  return entries.flatMap((entry) =>
    identityClaims(entry.value).flatMap(({ key, path }) => {
      const first = claimed.get(key);
      if (first) return [secondClaim(entry, path, key, first)];
      claimed.set(key, entry);
      return [];
    }),
  );
}

/** Two patterns that can stand for one address are a second claim as well. */
function addressesTwice(entries: readonly ServerEntry[]): Problem[] {
  const all = entries.flatMap((entry) =>
    (entry.value.remotes ?? []).map(({ url }, at) => ({ entry, url, at })),
  );
  const isNear = (a: string, b: string) => lastLabels(a) === lastLabels(b);
  return all.flatMap(({ entry, url, at }, index) => {
    const first = all
      .slice(0, index)
      .find((other) => isNear(other.url, url) && remotesOverlap(other.url, url));
    return first ? [secondClaim(entry, ['remotes', at, 'url'], url, first.entry)] : [];
  });
}

const lastLabels = (url: string): string => hostOfRemote(url).split('.').slice(-2).join('.');

function variantsTwice(entries: readonly ServerEntry[]): Problem[] {
  const variants = new Map<string, ServerEntry>();
  return entries.flatMap((entry) => {
    const { product, variant } = entry.value;
    if (product === undefined || variant === undefined) return [];
    const key = `${product}: ${variant}`;
    const first = variants.get(key);
    if (first) return [secondClaim(entry, ['variant'], key, first)];
    variants.set(key, entry);
    return [];
  });
}
