import { createHash } from 'node:crypto';

/** How many tools a part has at most, on average: so many are indexed anew when one changes. */
export const PART_SIZE = 10_000;

/** A question asks every part: with more tools than fit into so many, the parts grow. */
const MOST_PARTS = 16;

/** Into how many parts the index of so many tools is cut: a power of two, so that it rarely changes. */
export function partCount(tools: number, size: number): number {
  let parts = 1;
  while (parts < MOST_PARTS && tools / parts > size) parts *= 2;
  return parts;
}

/** In which of the parts the tools of a server are, whatever other servers there are. */
export const partOf = (server: string, parts: number): number =>
  createHash('sha256').update(server).digest().readUInt32BE() % parts;
