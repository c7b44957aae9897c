import { createReadStream } from 'node:fs';

export interface Line {
  readonly text: string;
  /** Counted from 1. */
  readonly number: number;
  /** Bytes read so far, this line included or nearly so. */
  readonly bytes: number;
}

/**
 * The lines of a UTF-8 file as a stream. Only a line feed ends a line: JSON may hold U+2028, at
 * which `node:readline` would cut.
 */
export async function* readLines(path: string): AsyncGenerator<Line> {
  let number = 0;
  let rest = '';
  const stream = createReadStream(path, 'utf8');
  const line = (text: string): Line => {
    number += 1;
    const bare = number === 1 ? text.replace(/^\uFEFF/, '') : text;
    return { text: bare.replace(/\r$/, ''), number, bytes: stream.bytesRead };
  };
  for await (const chunk of stream) {
    const parts = (rest + String(chunk)).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) yield line(part);
  }
  if (rest !== '') yield line(rest);
}
