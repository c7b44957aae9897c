import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { prepareSmall } from '../fixtures/prepare-small.ts';
import { changeCode, copyCheckout } from './checkout.ts';
import { EDITS, randomNumbers } from './edits.ts';
import { expectSameFiles, filesOf, keptIn } from './sites.ts';

/** `KILL_ROUNDS=10 KILL_SEED=7` kills more often, and at other moments. */
const ROUNDS = Number(process.env['KILL_ROUNDS'] ?? 1);
const SEED = Number(process.env['KILL_SEED'] ?? 20_261_130);
const random = randomNumbers(SEED);
const choose = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

const checkout = copyCheckout();
const content = join(checkout, '.cache/content');
const site = join(checkout, 'site');
const database = `${site}.db`;
prepareSmall(content);
afterAll(() => rmSync(checkout, { recursive: true, force: true }));

/** In the environment of every process of a build that is going to be killed. */
const MARK = `kill-test-${process.pid}`;
const environment = {
  ...process.env,
  NODE_COMPILE_CACHE: join(checkout, '.cache/compiled'),
  KILL_TEST: MARK,
};
const argumentsFor = (out: string) => [
  ...['--disable-warning=ExperimentalWarning', 'scripts/build.ts'],
  ...['--content', content, '--no-snapshots', '--out', out, '--database', `${out}.db`],
];

function build(out: string, ...options: string[]): string {
  const result = spawnSync(process.execPath, [...argumentsFor(out), ...options], {
    cwd: checkout,
    encoding: 'utf8',
    env: environment,
  });
  if (result.status !== 0) throw new Error(result.stdout + result.stderr);
  return result.stdout;
}

/** Processes of builds of this test; none where the system does not list them. */
function survivors(): string[] {
  if (!existsSync('/proc/self/environ')) return [];
  return readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/environ`, 'latin1').includes(MARK);
    } catch {
      return false;
    }
  });
}

/** Waits until all that a killed build started has ended. */
async function expectNoSurvivors(): Promise<void> {
  for (let wait = 0; wait < 100 && survivors().length > 0; wait += 1) await delay(100);
  const left = survivors().map((pid) => readFileSync(`/proc/${pid}/cmdline`, 'latin1'));
  expect(left).toEqual([]);
}

type Way = readonly [who: 'group' | 'build', signal: NodeJS.Signals];
/** What ends a build: a machine, a lack of memory, a service manager, and a person at a terminal. */
const WAYS: readonly Way[] = [
  ['group', 'SIGKILL'],
  ['build', 'SIGKILL'],
  ['build', 'SIGTERM'],
  ['group', 'SIGINT'],
];

interface Target {
  readonly stage: string;
  /** Whether the stage has begun, by what was printed. */
  readonly begun: (printed: string) => boolean;
  /** The stage in whose time the moment lies. */
  readonly during: string;
}

const says = (name: string) => (printed: string) => printed.includes(`${name} …`);
/** A template that only some pages are made from. */
const TEMPLATE = { path: 'src/features/tool-page/ToolWhy.tsx', from: '<section' };

const stage = (name: string): Target => ({ stage: name, begun: says(name), during: name });
/** All but that of the code: where that is killed, it runs again in every build after it. */
const STAGES: readonly Target[] = [
  stage('Catalogue'),
  stage('Search'),
  stage('Pages'),
  { stage: 'Downloads', begun: () => existsSync(`${database}.next.downloads`), during: 'Search' },
  stage('Checks'),
];

/** Seconds of each stage, by what a build printed at its end. */
const secondsIn = (report: string): ReadonlyMap<string, number> =>
  new Map(
    [...report.matchAll(/^([A-Z]\w+) +([\d.]+) s/gm)].map(([, name = '', s]) => [name, Number(s)]),
  );

function end(child: ChildProcess, [who, signal]: Way): void {
  const pid = child.pid ?? 0;
  process.kill(who === 'group' ? -pid : pid, signal);
}

/** Starts a build as the first process of a group. */
function started(options: readonly string[] = [], env: NodeJS.ProcessEnv = environment) {
  const child = spawn(process.execPath, [...argumentsFor(site), ...options], {
    ...{ cwd: checkout, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (more: string) => {
      text += more;
    });
  return { child, printed: () => text };
}

/** Starts a build and ends it at a random moment of one stage; gives what it printed, null if it was too late. */
async function killed(
  target: Target,
  way: Way,
  seconds: number,
  meanwhile: () => void,
): Promise<string | null> {
  const { child, printed } = started();
  let isRunning = true;
  const ended = new Promise<void>((done) => {
    child.on('exit', () => {
      isRunning = false;
      done();
    });
  });
  while (isRunning && !target.begun(printed())) await delay(5);
  await Promise.race([ended, delay(random() * seconds * 800)]);
  if (!isRunning) return null;
  meanwhile();
  end(child, way);
  await ended;
  await expectNoSurvivors();
  return printed();
}

let edits = 0;
function edit(): void {
  edits += 1;
  const kind = choose(['summary', 'added tool', 'server title', 'preset']);
  console.log(`${kind}: ${EDITS[kind]?.(content, choose, edits)}`);
}

const times = new Map(secondsIn(build(site, '--no-checks')));
// These two have not run yet.
times.set('Code', 3);
times.set('Checks', times.get('Pages') ?? 1);
let good = filesOf(site);

/** What a second build into the same place says. */
const second = (): string =>
  spawnSync(process.execPath, argumentsFor(site), { cwd: checkout, encoding: 'utf8' }).stderr;

async function killInStage(target: Target, way: Way, meanwhile = () => {}): Promise<void> {
  edit();
  const printed = await killed(target, way, times.get(target.during) ?? 1, meanwhile);
  console.log(`${target.stage}, ${way.join(' ')}: ${printed === null ? 'it had ended' : 'killed'}`);
  if (printed === null) good = filesOf(site);
  else expectSameFiles(filesOf(site), good);
  if (printed !== null && way[1] === 'SIGTERM') expect(printed).toContain('The build was stopped');
}

/** What the swap renames, in its order; the last site is then in its place, beside it, or replaced. */
const SWAP = [
  [database, 'in place'],
  [`${site}.old`, 'beside'],
  [site, 'replaced'],
] as const;

async function killInSwap([place, where]: (typeof SWAP)[number]): Promise<void> {
  edit();
  const script = pathToFileURL(resolve('tests/rebuild/die-after-rename.mjs')).href;
  const env = { ...environment, NODE_OPTIONS: `--import ${script}`, DIE_AFTER_RENAME_TO: place };
  const { child, printed } = started(['--no-checks'], env);
  const signal = await new Promise((done) => child.on('exit', (_code, by) => done(by)));
  console.log(`after the rename to ${place}: ${signal}`);
  expect(signal, printed()).toBe('SIGKILL');
  await expectNoSurvivors();
  if (where === 'replaced') good = filesOf(site);
  else expectSameFiles(filesOf(where === 'beside' ? `${site}.old` : site), good);
}

test.each(Array.from({ length: ROUNDS }, (_, round) => round))(
  'a build that is killed at any moment leaves the last site as it was, and the next gives the bytes of a whole one (%i)',
  async (round) => {
    const start = Math.floor(random() * WAYS.length);
    const wayOf = (place: number) => WAYS[(start + place) % WAYS.length] as Way;
    const places = ROUNDS > 1 ? SWAP : [choose(SWAP)];
    for (const place of places) await killInSwap(place);
    for (const [place, target] of STAGES.entries()) await killInStage(target, wayOf(place));
    const { path, from } = TEMPLATE;
    changeCode(checkout, path, from, `${from} data-edition="${round}"`);
    await killInStage(stage('Code'), wayOf(STAGES.length), () =>
      expect(second()).toContain(`Another build is writing ${site}.`),
    );
    const report = build(site);
    expect(keptIn(report)).toBeGreaterThan(100);
    const whole = join(checkout, 'whole');
    build(whole, '--no-checks');
    good = filesOf(site);
    expectSameFiles(good, filesOf(whole));
    for (const made of [whole, `${whole}.db`]) rmSync(made, { recursive: true, force: true });
  },
);
