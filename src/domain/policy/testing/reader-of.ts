import type { Reader } from '../target-reader.ts';

/** How a target's product reads its file: `read` of `targets/<id>/reader.ts`. */
export async function readerOf(id: string): Promise<Reader> {
  const { read } = (await import(`../targets/${id}/reader.ts`)) as { read: Reader };
  return read;
}
