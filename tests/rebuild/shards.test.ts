import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepareSmall } from '../fixtures/prepare-small.ts';
import { copyCheckout } from './checkout.ts';
import { EDITS } from './edits.ts';
import { expectSame } from './sites.ts';

const SHARDS = 8;
const folder = resolve(mkdtempSync('.cache/shards-'));
const content = join(folder, 'content');
const whole = join(folder, 'whole');
/** Another machine: the same code, nothing that was kept. */
const elsewhere = copyCheckout();
prepareSmall(content);
afterAll(() => {
  for (const made of [folder, elsewhere]) rmSync(made, { recursive: true, force: true });
});

/** Runs one command of ours; gives what it prints, or, where it fails, its mistakes. */
function run(script: string, args: readonly string[], cwd = '.'): Promise<string> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', `scripts/${script}.ts`, ...args],
    { cwd, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const printed = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => {
      printed[name] += text;
    });
  return new Promise((done) =>
    child.on('close', (code) => done(code === 0 ? printed.stdout : printed.stderr)),
  );
}

const partOf = (number: number): string => join(folder, `part-${number}`);

async function renderPart(number: number, catalogue: string, out = partOf(number)): Promise<void> {
  const isElsewhere = number % 2 === 0;
  const copy = join(elsewhere, 'catalogue.db');
  if (isElsewhere) cpSync(catalogue, copy);
  const from = isElsewhere ? copy : catalogue;
  const args = ['--catalogue', from, '--shard', `${number}/${SHARDS}`, '--out', out];
  await run('build', args, isElsewhere ? elsewhere : '.');
}

const numbers = Array.from({ length: SHARDS }, (_, place) => place + 1);
const parts = numbers.map(partOf);
const joined = join(folder, 'joined');
const assemble = (...folders: string[]) =>
  run('assemble', ['--catalogue', `${whole}.db`, '--out', joined, '--no-checks', ...folders]);

beforeAll(async () => {
  const place = ['--out', whole, '--database', `${whole}.db`];
  await run('build', ['--content', content, '--no-snapshots', '--no-checks', ...place]);
  // Two at a time, in two checkouts.
  for (let number = 1; number <= SHARDS; number += 2)
    await Promise.all([number, number + 1].map((each) => renderPart(each, `${whole}.db`)));
});

test('a lost, a doubled and a broken part is an error that names it', async () => {
  const [first = '', , third = ''] = parts;
  expect(await assemble(...parts.filter((part) => part !== third))).toContain(
    `Shard 3/${SHARDS} is missing.`,
  );
  expect(await assemble(...parts, first)).toContain(
    `Shard 1/${SHARDS} is there twice: ${first}, ${first}.`,
  );
  expect(await assemble(join(folder, 'nowhere'), ...parts)).toContain(
    'nowhere: there is no shard.json',
  );
  expect(existsSync(joined)).toBe(false);
});

test('a part of another catalogue or of other code is an error that names it', async () => {
  EDITS['added tool']?.(content, ([one]) => one as never, 1);
  const other = join(folder, 'other.db');
  await run('stages/catalogue', ['--content', content, '--database', other, '--cache', folder]);
  const foreign = join(folder, 'foreign');
  await renderPart(2, other, foreign);
  const rest = parts.filter((_, place) => place !== 1);
  expect(await assemble(foreign, ...rest)).toContain(
    `${foreign}: shard 2/${SHARDS} was rendered from another catalogue.`,
  );
  const file = join(foreign, 'shard.json');
  const { catalogue } = JSON.parse(readFileSync(join(partOf(2), 'shard.json'), 'utf8'));
  const facts = { ...JSON.parse(readFileSync(file, 'utf8')), catalogue, code: 'other' };
  writeFileSync(file, JSON.stringify(facts));
  expect(await assemble(foreign, ...rest)).toContain(
    `${foreign}: shard 2/${SHARDS} was rendered by another version of the code.`,
  );
  expect(existsSync(joined)).toBe(false);
});

test('parts from two checkouts, joined in any order, give the bytes of one build', async () => {
  await assemble(...parts.toReversed());
  expectSame(joined, whole);
});

test('a part that lost a page is named, and the last site stays', async () => {
  const site = join(partOf(2), 'site');
  rmSync(join(site, readdirSync(site)[0] as string), { recursive: true });
  expect(await assemble(...parts)).toContain(`shard 2/${SHARDS} is not complete`);
  expectSame(joined, whole);
});
