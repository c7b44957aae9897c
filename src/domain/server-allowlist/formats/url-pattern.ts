/**
 * Does an address fit a pattern with `*`, once host and port are written in one way? A pattern
 * without a path fits every path of its host.
 */
export function fitsUrlPattern(pattern: string, address: string): boolean {
  const wanted = normalised(pattern);
  const found = normalised(address);
  if (!wanted || !found) return false;
  const any = wanted.path === '' ? '*' : wanted.path;
  return (
    asExpression(wanted.origin, '[^/]*').test(found.origin) &&
    asExpression(any, '.*').test(found.path === '' ? '/' : found.path)
  );
}

function normalised(text: string): { origin: string; path: string } | undefined {
  const [, scheme, authority, rest = ''] = /^([\w+.*-]+):\/\/([^/?#]*)([^#]*)/.exec(text) ?? [];
  if (scheme === undefined || authority === undefined) return undefined;
  const host = authority.toLowerCase().replace(/^.*@/, '');
  const port = scheme.toLowerCase() === 'https' ? /:443$/ : /:80$/;
  return {
    origin: `${scheme.toLowerCase()}://${host.replace(port, '').replace(/\.$/, '')}`,
    path: rest,
  };
}

const asExpression = (pattern: string, any: string): RegExp =>
  new RegExp(`^${pattern.split('*').map(escaped).join(any)}$`, 's');

const escaped = (text: string): string => text.replace(/[.+?^${}()|[\]\\/-]/g, '\\$&');
