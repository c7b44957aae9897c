import type { AllowlistStatement, ListedServer } from '../format.ts';
import { filledIn, type Template } from '../template.ts';

/**
 * An address as a pattern in which `*` stands for anything. It always has a path: without one, the
 * pattern would fit every path of the host.
 */
export function addressPattern(url: Template): string {
  const text = filledIn(url, '*');
  return /^[a-z]+:\/\/[^/?#]+$/i.test(text) ? `${text}/` : text;
}

/** What such a pattern lets through besides the address. */
export function addressStatements({ name, identity }: ListedServer): AllowlistStatement[] {
  if (identity.kind !== 'address') return [];
  const isWide = identity.url.some((piece) => piece.includes('*'));
  return [
    ...(isWide ? [{ kind: 'wider-address' as const, server: name }] : []),
    ...(identity.url.length > 1
      ? [{ kind: 'any-value' as const, server: name, where: 'address' as const }]
      : []),
  ];
}
