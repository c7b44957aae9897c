import { createHash } from 'node:crypto';

const bytesOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** More tools than any server has. */
const TOOLS = 2 ** 20;
const SERVERS = 2 ** 32;

/**
 * The number of the first tool of each server; the others follow it. It is made from the server’s slug,
 * so that no server changes the numbers of another one (but where two slugs would have the same, the
 * one that comes later by name takes the next).
 */
export function toolNumbers(slugs: readonly string[]): ReadonlyMap<string, number> {
  const taken = new Set<number>();
  const numbers = new Map<string, number>();
  for (const slug of slugs.toSorted()) {
    let place = bytesOf(slug).readUInt32BE(0);
    while (taken.has(place)) place = (place + 1) % SERVERS;
    taken.add(place);
    numbers.set(slug, place * TOOLS);
  }
  return numbers;
}

/** A number of 48 bits made from a text: the same text always has the same. */
export const textNumber = (text: string): number => bytesOf(text).readUIntBE(0, 6);
