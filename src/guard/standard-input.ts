import { type Fields, isObject } from '#domain/own-value.ts';

/** Bytes. */
const LARGEST = 32 * 1024 * 1024;

/** The JSON object on stdin. Throws where there is no such thing, or more than 32 MB. */
export async function readInput(): Promise<Fields> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    size += chunk.length;
    if (size <= LARGEST) chunks.push(chunk);
    // The rest is still read, so that the client can write it.
    else chunks.length = 0;
  }
  if (size > LARGEST) throw new Error('the input is too large');
  let input: unknown;
  try {
    input = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new Error('the input is not JSON');
  }
  if (!isObject(input)) throw new Error('the input is no JSON object');
  return input;
}
