import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { prepareContent, RECORDS } from '../fixtures/prepare.ts';
import { EDITS, randomNumbers } from './edits.ts';
import { expectSame, filesOf, keptIn } from './sites.ts';

/** Kinds of edits are taken in turn, at random places. `REBUILD_ROUNDS=30 REBUILD_SEED=7` looks longer, and elsewhere. */
const ROUNDS = Number(process.env['REBUILD_ROUNDS'] ?? 1);
const SEED = Number(process.env['REBUILD_SEED'] ?? 20_261_130);
const EDITS_A_ROUND = 12;

const folder = mkdtempSync('.cache/rebuild-');
const content = join(folder, 'content');
prepareContent(content);
for (const large of ['large', 'largest']) rmSync(join(content, 'servers', `${large}.yaml`));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function build(out: string, ...options: string[]): string {
  const args = ['--content', content, '--source', RECORDS, '--no-snapshots', '--no-checks'];
  const place = ['--out', out, '--database', `${out}.db`];
  return execFileSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'scripts/build.ts', ...args, ...place, ...options],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
  );
}

const kept = join(folder, 'kept');
build(kept);

test('a build of the same inputs keeps the site as it is', () => {
  expect(build(kept)).toContain('Nothing has changed');
});

const random = randomNumbers(SEED);
const choose = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const kinds = Object.keys(EDITS);

test.each(Array.from({ length: ROUNDS }, (_, round) => round + 1))(
  'after random edits, round %i, an incremental build gives the bytes of a whole one',
  (round) => {
    const done: string[] = [];
    for (let place = 0; place < EDITS_A_ROUND; place += 1) {
      const kind = kinds[(round * EDITS_A_ROUND + place) % kinds.length] as string;
      done.push(`${kind}: ${EDITS[kind]?.(content, choose, round * 100 + place)}`);
    }
    console.log(done.join('\n'));
    const report = build(kept);
    const whole = join(folder, `whole-${round}`);
    build(whole, '--workers', String(1 + (round % 2)));
    expectSame(kept, whole);
    console.log(`${keptIn(report)} files kept`);
    rmSync(whole, { recursive: true, force: true });
  },
);

test('an edit of one server keeps nearly all files, and files that were touched are made again', () => {
  EDITS['summary']?.(content, choose, 999);
  const touched = join(kept, 'attacks/index.html');
  writeFileSync(touched, `${readFileSync(touched, 'utf8')}<!-- touched -->`);
  rmSync(join(kept, '404.html'));
  const report = build(kept);
  const pages = filesOf(kept).size;
  expect(keptIn(report)).toBeGreaterThan(pages * 0.6);
  expect(existsSync(join(kept, '404.html'))).toBe(true);
  const whole = join(folder, 'whole-last');
  build(whole);
  expectSame(kept, whole);
});
