import { routes } from '#routes';

/** What a page is about, from its address alone; see src/routes.ts. */
export type PageKind =
  | 'home'
  | 'tool'
  | 'server'
  | 'server policy'
  | 'product'
  | 'list of servers'
  | 'list of tools'
  | 'name'
  | 'list of names'
  | 'attack'
  | 'list of attacks'
  | 'guide'
  | 'history'
  | 'other';

/** The list of outlined servers. */
const OUTLINES = routes.outlines().split('/')[2];

function serverKind([first, second, third]: readonly string[]): PageKind {
  if (first === 'by' && second === 'product' && third !== undefined) return 'product';
  if (first === undefined || first === OUTLINES || (first === 'by' && third !== undefined))
    return 'list of servers';
  if (second === undefined) return 'server';
  return second === 'policy' && third !== undefined ? 'server policy' : 'tool';
}

/** Pages below `/attacks/` that are about all attacks. */
const ATTACK_TABLES = new Set(
  [routes.attackCoverage(), routes.beyondPolicy()].map((path) => path.split('/')[2]),
);

export function pageKind(url: string): PageKind {
  const [first, ...rest] = url.split('/').filter((part) => part !== '');
  switch (first) {
    case undefined:
      return 'home';
    case 'servers':
      return serverKind(rest);
    case 'tools':
      return 'list of tools';
    case 'changes':
      return 'history';
    case 'names':
      return rest.length === 1 ? 'name' : 'list of names';
    case 'attacks':
      return rest.length === 1 && !ATTACK_TABLES.has(rest[0] ?? '') ? 'attack' : 'list of attacks';
    case 'guides':
      return 'guide';
    default:
      return 'other';
  }
}

/** Server and tool of a page below `/servers/`, as its address names them. */
export function pageSubject(url: string): { server: string; tool: string | undefined } {
  const [, server = '', tool] = url.split('/').filter((part) => part !== '');
  return { server, tool };
}

/** FNV-1a, 32 bits: a number that has nothing to do with the meaning of an address, always the same. */
export function shuffled(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  }
  return value;
}
