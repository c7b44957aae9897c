import { createHash } from 'node:crypto';

const sha256 = (parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/** SHA-256 over the sorted names of a server’s tools: the same for copies and most forks. */
export const toolSetHash = (tools: readonly { readonly name: string }[]): string =>
  sha256(tools.map(({ name }) => name).sort());

/** SHA-256 over the sorted fingerprints of a server’s tools: the same for copies, word for word. */
export const definitionsHash = (tools: readonly { readonly fingerprint: string }[]): string =>
  sha256(tools.map(({ fingerprint }) => fingerprint).sort());
