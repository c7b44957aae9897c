import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isUsable, markUsed, pruneRenderers } from './kept-renderers.ts';

function homeWith(hoursAgo: Readonly<Record<string, number | null>>): string {
  const home = mkdtempSync(join(tmpdir(), 'renderers-'));
  for (const [name, hours] of Object.entries(hoursAgo)) {
    mkdirSync(join(home, name));
    if (hours !== null)
      writeFileSync(join(home, name, 'used'), String(Date.now() - hours * 3_600_000));
  }
  return home;
}

test('three renderers are kept, the one that is used among them', () => {
  const home = homeWith({ now: 0, a: 5, b: 2, c: 3, d: 4 });
  pruneRenderers(home, join(home, 'now'));
  expect(readdirSync(home).sort()).toEqual(['b', 'c', 'now']);
});

test('one that another build may still read is kept', () => {
  const home = homeWith({ now: 0, a: 0.1, b: 0.2, c: 0.3, d: 0.4, e: 5 });
  pruneRenderers(home, join(home, 'now'));
  expect(readdirSync(home).sort()).toEqual(['a', 'b', 'c', 'd', 'now']);
});

test('what another build is writing is kept, what a build that ended left behind is removed', () => {
  const { pid: ended } = spawnSync(process.execPath, ['--version']);
  const running = `a.${process.ppid}`;
  const home = homeWith({ now: 0, b: 2, c: 3, [running]: null, [`a.${ended}`]: null });
  pruneRenderers(home, join(home, 'now'));
  expect(readdirSync(home).sort()).toEqual([running, 'b', 'c', 'now'].sort());
});

test('a renderer is usable once it is marked', () => {
  const home = homeWith({ a: null });
  expect(isUsable(join(home, 'a'))).toBe(false);
  markUsed(join(home, 'a'));
  expect(isUsable(join(home, 'a'))).toBe(true);
});
