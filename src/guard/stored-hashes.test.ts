import { hash } from 'node:crypto';
import { expect, it } from 'vitest';
import { HASH_LENGTH, StoredHashes } from './stored-hashes.ts';

const key = (text: string | number) => hash('sha256', String(text), 'base64url').slice(0, 16);
const keys = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => key(from + at));

it('finds what was added, also from bytes that were stored', () => {
  const hashes = new StoredHashes();
  hashes.add(keys(0, 100), 1000);
  const stored = new StoredHashes(Buffer.from(hashes.bytes));
  stored.add(keys(100, 110), 1000);
  for (let at = 0; at < 110; at += 1) expect(stored.has(key(at))).toBe(true);
  for (let at = 110; at < 1000; at += 1) expect(stored.has(key(at))).toBe(false);
  expect(stored.bytes.length).toBe(110 * HASH_LENGTH);
});

it('takes no bytes across the border of two hashes for one', () => {
  const hashes = new StoredHashes();
  hashes.add([key('a'), key('b')], 10);
  const across = hashes.bytes.toString('base64url', 6, 6 + HASH_LENGTH);
  expect(hashes.has(across)).toBe(false);
  expect(hashes.has(key('b'))).toBe(true);
});

it('forgets the oldest, keeps what was added again, and counts nothing twice', () => {
  const hashes = new StoredHashes();
  hashes.add(keys(0, 80), 80);
  hashes.add([...keys(0, 10), ...keys(0, 10)], 80);
  expect(hashes.bytes.length).toBe(70 * HASH_LENGTH);
  for (let at = 0; at < 10; at += 1) expect(hashes.has(key(at))).toBe(true);
  for (let at = 10; at < 20; at += 1) expect(hashes.has(key(at))).toBe(false);
  for (let at = 20; at < 80; at += 1) expect(hashes.has(key(at))).toBe(true);
});
