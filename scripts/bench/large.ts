import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { largeRecord } from '../../tests/fixtures/large-record.ts';
import { prepareContent } from '../../tests/fixtures/prepare.ts';
import { type Built, forget, measuredBuild } from './builds.ts';
import { type Taken, tableText, taken } from './measure.ts';

const FOLDER = '.cache/bench/large';
const FEW = 1_000;
const MANY = 10_000;

/** Made-up content is larger and odder than budgets allow, so what the checks find does not matter here. */
const checksOf = (site: string, database: string): Promise<Taken> =>
  taken(
    () =>
      new Promise((resolve, reject) => {
        const child = spawn(process.execPath, ['scripts/check.ts', '--site', site], {
          env: { ...process.env, CATALOGUE_DB: database },
          stdio: 'ignore',
        });
        child.on('error', reject);
        child.on('close', () => resolve());
      }),
  );

interface BuiltAndChecked {
  readonly built: Built;
  readonly checked: Taken;
}

/** Builds a few made-up servers and one more with so many tools; without it where there are none. */
async function buildWith(tools: number): Promise<BuiltAndChecked> {
  const source = join(FOLDER, `${tools}.jsonl`);
  if (tools > 0) writeFileSync(source, largeRecord(tools));
  const place = { database: join(FOLDER, 'catalogue.db'), out: join(FOLDER, 'site') };
  forget(place);
  const sources = tools > 0 ? [source] : [];
  const content = join(FOLDER, 'content');
  const built = await measuredBuild({ content, sources, checks: false, ...place });
  return { built, checked: await checksOf(place.out, resolve(place.database)) };
}

/**
 * One server with ten thousand tools beside one with a thousand: what each tool adds to a build. A ratio
 * near 1 is linear, one near 10 quadratic.
 */
export async function benchLarge(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  prepareContent(join(FOLDER, 'content'));
  // Makes the code, which the others take over.
  await buildWith(0);
  const none = await buildWith(0);
  const few = await buildWith(FEW);
  const many = await buildWith(MANY);

  const row = (name: string, of: (built: BuiltAndChecked) => number): string[] => {
    const [one, ten] = [(of(few) - of(none)) / FEW, (of(many) - of(none)) / MANY];
    const ratio = one > 0 && ten > 0 ? (ten / one).toFixed(2) : '–';
    return [name, `${(one * 1000).toFixed(2)} ms`, `${(ten * 1000).toFixed(2)} ms`, ratio];
  };
  const stageCpu =
    (name: string) =>
    ({ built }: BuiltAndChecked) =>
      built.stages.find((stage) => stage.name === name)?.cpu ?? 0;
  const names = none.built.stages.map(({ name }) => name);
  const head = [
    'For each tool',
    `of ${FEW.toLocaleString('en')}`,
    `of ${MANY.toLocaleString('en')}`,
    'Ratio',
  ];
  console.log(
    `\n${tableText([
      head,
      ...names.map((name) => row(`${name}, CPU`, stageCpu(name))),
      row('Checks, CPU', ({ checked }) => checked.cpu ?? 0),
      row('All, time', ({ built, checked }) => built.seconds + checked.seconds),
    ])}`,
  );
  console.log('A ratio near 1 is linear. The time of a build without that server is taken off.');
}
