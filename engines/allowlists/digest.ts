import { createHash } from 'node:crypto';
import { allowlistFormatById } from '../../src/domain/server-allowlist/formats/index.ts';
import { casesOf, type Stubs } from './cases.ts';

/** The same stubs on every computer. */
const ANYWHERE: Stubs = { program: ['node', 'stub.ts', 'log'], origin: 'http://127.0.0.1:1' };

/** SHA-256 of the files that a format makes of the cases: another file is not what was tried. */
export function allowlistDigest(format: string): string {
  const hash = createHash('sha256');
  for (const { name, list, servers } of casesOf(ANYWHERE)) {
    const rendered = allowlistFormatById(format)?.render(list);
    hash.update(JSON.stringify([name, servers, rendered?.ok ? rendered.text : null]));
  }
  return hash.digest('hex');
}
