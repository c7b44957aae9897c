import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { prepareContent, RECORDS } from '../fixtures/prepare.ts';
import { EDITS, randomNumbers } from './edits.ts';

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

/** A digest of every file below a folder. */
function filesOf(site: string): ReadonlyMap<string, string> {
  const files = readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    files.map((file) => [
      file.slice(site.length),
      createHash('sha256').update(readFileSync(file)).digest('hex'),
    ]),
  );
}

function expectSame(incremental: string, whole: string): void {
  const [found, expected] = [filesOf(incremental), filesOf(whole)];
  const differing = [...new Set([...found.keys(), ...expected.keys()])].filter(
    (file) => found.get(file) !== expected.get(file),
  );
  expect(differing).toEqual([]);
}

const keptIn = (report: string): number =>
  Number(/([\d,]+) kept/.exec(report)?.[1]?.replaceAll(',', '') ?? 0);

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

function run(script: string, ...args: string[]): string {
  const result = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', `scripts/${script}.ts`, ...args],
    { encoding: 'utf8' },
  );
  return result.status === 0 ? result.stdout : result.stderr;
}

test('parts that are rendered apart and joined give the bytes of one build; a lost or doubled part is named', () => {
  const catalogue = `${kept}.db`;
  const parts = [1, 2, 3].map((number) => join(folder, `part-${number}`));
  for (const [place, part] of parts.entries())
    run('build', '--catalogue', catalogue, '--shard', `${place + 1}/3`, '--out', part);
  const joined = join(folder, 'joined');
  const [first = '', second = '', third = ''] = parts;
  const assemble = (...folders: string[]) =>
    run('assemble', '--catalogue', catalogue, '--out', joined, '--no-checks', ...folders);

  expect(assemble(first, third)).toContain('Shard 2/3 is missing.');
  expect(assemble(first, second, third, first)).toContain('Shard 1/3 is there twice');
  expect(existsSync(joined)).toBe(false);
  assemble(third, first, second);
  expectSame(joined, kept);

  const page = join(second, 'site', readdirSync(join(second, 'site'))[0] as string);
  rmSync(page, { recursive: true });
  expect(assemble(...parts)).toContain('shard 2/3 is not complete');
  expectSame(joined, kept);
});
