import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { allowlistProofSchema } from '#domain/server-allowlist/proof.ts';
import { allowlistDigest } from '../engines/allowlists/digest.ts';
import { PRODUCTS } from '../engines/allowlists/products.ts';

const file = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const record = allowlistProofSchema.parse(file('../engines/allowlists/record.json'));
const pinned = file('../engines/package.json') as { dependencies: Record<string, string> };
const again =
  'run “npm run prove-allowlists -- --record” and commit engines/allowlists/record.json';

test.each(PRODUCTS.map((product) => [product.format, product] as const))(
  'the record of the allowlist of %s is of the files of today, in the pinned product',
  (format, product) => {
    const run = record.runs.find((recorded) => recorded.format === format);
    expect(run?.digest, again).toBe(allowlistDigest(format));
    expect(run?.version, again).toBe(pinned.dependencies[product.package]);
    expect(run?.results.filter(({ ok }) => !ok)).toEqual([]);
    expect(run?.results.some(({ seen }) => seen === 'refused')).toBe(true);
  },
);
