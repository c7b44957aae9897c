import { statSync } from 'node:fs';
import type { Draft, Found, Origin, Progress } from './draft.ts';
import { readLines } from './lines.ts';
import { asObject } from './shapes.ts';
import { shortPath } from './short-path.ts';

/** Reads a JSON-lines file of server records without judging them; that comes after. */
export async function* readRecordLines(
  path: string,
  _origin: Origin = {},
  progress: (progress: Progress) => void = () => undefined,
): AsyncGenerator<Found> {
  const file = shortPath(path);
  const total = statSync(path).size;
  for await (const { text, number, bytes } of readLines(path)) {
    if (text.trim() === '') continue;
    const place = { file, line: number };
    const skip = (reason: string): Found => ({ skipped: { ...place, what: 'record', reason } });
    try {
      const record = asObject(JSON.parse(text));
      yield record ? { draft: record as unknown as Draft, place } : skip('it is no object');
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      yield skip(`not JSON: ${error.message}`);
    }
    progress({ done: bytes, total });
  }
}
