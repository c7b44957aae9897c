/**
 * The address of a hosted server: https, in lower case, without a query. `*` stands for one part of the
 * host or of the path, and `/**` at its end for any further parts, or none.
 */
interface Parts {
  readonly host: readonly string[];
  readonly path: readonly string[];
  readonly isOpen: boolean;
}

const FORM = /^https:\/\/([^/?#\s]+)((?:\/[^?#\s]*)?)$/i;

/** Can a text be read as the address of a hosted server? A star stands only for a whole part. */
export function isRemotePattern(text: string): boolean {
  const parts = partsOf(text);
  if (!parts) return false;
  const isWhole = (part: string) => part === '*' || !part.includes('*');
  const fixed = parts.host.filter((part) => part !== '*');
  return (
    fixed.length >= 2 &&
    parts.host.every((part) => part === '*' || /^[a-z0-9-]+(:\d+)?$/.test(part)) &&
    parts.host.at(-1) !== '*' &&
    parts.path.every(isWhole)
  );
}

function partsOf(pattern: string): Parts | undefined {
  const [, host, path = ''] = FORM.exec(pattern) ?? [];
  if (host === undefined) return undefined;
  const isOpen = path.endsWith('/**');
  return {
    host: host.toLowerCase().split('.'),
    ...pathOf(isOpen ? path.slice(0, -3) : path),
    isOpen,
  };
}

const pathOf = (path: string): Pick<Parts, 'path'> => ({
  path: path.toLowerCase().replace(/\/+$/, '').split('/').slice(1),
});

/** Is an address, given as its host and its path, one of those that a pattern stands for? */
export function fitsRemote(pattern: string, host: string, path: string): boolean {
  const parts = partsOf(pattern);
  const given: Parts = { host: host.toLowerCase().split('.'), ...pathOf(path), isOpen: false };
  return parts !== undefined && overlap(parts, given, (a, b) => a === '*' || a === b);
}

/** Is there an address for which both patterns stand? */
export function remotesOverlap(a: string, b: string): boolean {
  const first = partsOf(a);
  const second = partsOf(b);
  const same = (one: string, other: string) => one === '*' || other === '*' || one === other;
  return first !== undefined && second !== undefined && overlap(first, second, same);
}

function overlap(a: Parts, b: Parts, same: (a: string, b: string) => boolean): boolean {
  const shared = Math.min(a.path.length, b.path.length);
  return (
    a.host.length === b.host.length &&
    a.host.every((part, at) => same(part, b.host[at] ?? '')) &&
    (a.path.length === shared || b.isOpen) &&
    (b.path.length === shared || a.isOpen) &&
    a.path.slice(0, shared).every((part, at) => same(part, b.path[at] ?? ''))
  );
}

/**
 * The part of a host by which its patterns are found: all of it, or what follows the last star. An
 * address is looked up under each of `hostTails`.
 */
export function hostOfRemote(pattern: string): string {
  const host = partsOf(pattern)?.host ?? [];
  const star = host.lastIndexOf('*');
  return star === -1 ? host.join('.') : ['*', ...host.slice(star + 1)].join('.');
}

/** Under what the patterns that may stand for a host are found, the host itself first. */
export function hostTails(host: string): string[] {
  const parts = host.toLowerCase().split('.');
  const tails = parts.slice(1, -1).map((_, at) => ['*', ...parts.slice(at + 1)].join('.'));
  return [parts.join('.'), ...tails];
}
