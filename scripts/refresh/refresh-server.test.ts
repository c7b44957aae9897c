import { expect, test } from 'vitest';
import type { Version } from '#domain/history/history.ts';
import { joined } from './refresh-server.ts';

const version = (number: string, read: string, more: Partial<Version> = {}): Version => ({
  ...{ version: number, read, tools: 2 },
  ...more,
});

const KNOWN = [
  version('3.0.0', '2026-11-23', { added: ['find_note'] }),
  version('2.0.0', '2026-11-16', { removed: ['drop_note'] }),
  version('1.0.0', '2026-11-16'),
];

test('a version that is known keeps the day of its first reading and what it is compared with', () => {
  const now = [
    version('4.0.0', '2026-11-30', { removed: ['find_note'] }),
    version('3.0.0', '2026-11-30', { published: '2026-11-20' }),
  ];
  expect(joined(now, KNOWN)).toEqual([
    now[0],
    { ...KNOWN[0], published: '2026-11-20' },
    KNOWN[1],
    KNOWN[2],
  ]);
});

test('nothing changes where the same is read again', () => {
  expect(joined([version('3.0.0', '2026-11-30')], KNOWN)).toEqual(KNOWN);
});

test('what is known of other versions is left out where the lists do not meet', () => {
  const now = [version('9.0.0', '2026-11-30')];
  expect(joined(now, KNOWN)).toEqual(now);
});
