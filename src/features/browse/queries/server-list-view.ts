import { SERVER_ORDERS, type ServerOrder } from '#domain/browse/server-order.ts';
import type { UseSources } from '#domain/server-use.ts';
import { letterOf } from '#domain/slug.ts';
import type { Catalogue } from '#queries/database.ts';
import { useSources } from '#queries/server-use.ts';
import { type ListedServer, listServers, serversInOrder } from '#queries/servers.ts';

/** Servers that one page of the list shows. */
const SERVERS_PER_PAGE = 150;

/** One page of the list of all servers, or all servers of a letter. */
export interface ServerListView {
  readonly servers: readonly ListedServer[];
  /** How many there are on all pages of this list. */
  readonly total: number;
  /** How many there are with any letter. */
  readonly all: number;
  readonly place:
    | { readonly order: ServerOrder; readonly page: number; readonly pages: number }
    | { readonly letter: string };
  readonly letters: readonly string[];
  readonly useSources: UseSources;
}

/** The first letters of all names, in their order; `other` is last. */
export function serverLetters(db: Catalogue): string[] {
  const letters = new Set(listServers(db).map(({ label }) => letterOf(label)));
  const last = (letter: string) => Number(letter === 'other');
  return [...letters].sort((a, b) => last(a) - last(b) || (a < b ? -1 : 1));
}

const pageCount = (db: Catalogue): number =>
  Math.max(1, Math.ceil(listServers(db).length / SERVERS_PER_PAGE));

/** Every page of the list of all servers in every order. */
export function serverListPages(db: Catalogue): { order: ServerOrder; page: number }[] {
  const pages = Array.from({ length: pageCount(db) }, (_, at) => at + 1);
  return SERVER_ORDERS.flatMap((order) => pages.map((page) => ({ order, page })));
}

export function serverList(db: Catalogue, order: ServerOrder, page: number): ServerListView {
  const all = serversInOrder(db, order);
  return {
    servers: all.slice((page - 1) * SERVERS_PER_PAGE, page * SERVERS_PER_PAGE),
    total: all.length,
    all: all.length,
    place: { order, page, pages: pageCount(db) },
    letters: serverLetters(db),
    useSources: useSources(db),
  };
}

/** All servers whose names begin with a letter, by name. */
export function serversOfLetter(db: Catalogue, letter: string): ServerListView {
  const servers = serversInOrder(db, 'name').filter(({ label }) => letterOf(label) === letter);
  return {
    servers,
    total: servers.length,
    all: listServers(db).length,
    place: { letter },
    letters: serverLetters(db),
    useSources: useSources(db),
  };
}
