import { createHash } from 'node:crypto';
import type { Tool } from '#domain/tool.ts';
import { fingerprint } from './fingerprint.ts';

const sha256 = (parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/** SHA-256 over the sorted names of a server’s tools: the same for copies and most forks. */
export const toolSetHash = (tools: readonly Pick<Tool, 'name'>[]): string =>
  sha256(tools.map(({ name }) => name).sort());

/** SHA-256 over the sorted fingerprints of a server’s tools: the same for copies, word for word. */
export const definitionsHash = (tools: readonly Tool[]): string =>
  sha256(tools.map((tool) => fingerprint(tool)).sort());
