import { expect, test } from 'vitest';
import { datedChanges } from './dated-changes.ts';
import type { Version } from './history.ts';

const version = (number: string, read: string, more: Partial<Version> = {}): Version => ({
  ...{ version: number, read, tools: 2, added: ['get_note'] },
  ...more,
});

test('versions are news on the day of publication, or once on the day on which several were read', () => {
  const versions = [
    version('6.0.0', '2026-12-08'),
    version('5.0.0', '2026-12-01', { published: '2026-11-29' }),
    { version: '4.1.0', read: '2026-11-30', tools: 2 },
    version('4.0.0', '2026-11-30'),
    version('3.0.0', '2026-11-30'),
    version('2.0.0', '2026-11-30', { published: '2026-10-01' }),
  ];
  expect(datedChanges(versions).map(({ version, day }) => [version.version, day])).toEqual([
    ['6.0.0', '2026-12-08'],
    ['5.0.0', '2026-11-29'],
    ['4.0.0', '2026-11-30'],
    ['2.0.0', '2026-10-01'],
  ]);
});
