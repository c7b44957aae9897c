import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isMap, isSeq, parseDocument } from 'yaml';
import { KeptBuild } from '../build/kept-build.ts';
import { type BuildOptions, runBuild } from '../run-build.ts';
import type { StageResult } from '../stages/run-stage.ts';
import { median, peakOf, secondsText, sizeOf, type Taken, tableText, taken } from './measure.ts';

/** A build with what it took; `stages` is empty where nothing had changed. */
export interface Built extends Taken {
  readonly stages: readonly StageResult[];
}

export class BuildFailed extends Error {}

/** Throws where the build fails. */
export async function measuredBuild(options: BuildOptions): Promise<Built> {
  let stages: readonly StageResult[] = [];
  const took = await taken(async () => {
    const measured = (results: readonly StageResult[]) => {
      stages = results;
    };
    if (!(await runBuild({ ...options, measured })))
      throw new BuildFailed('A build failed: there is nothing to measure.');
  });
  return { ...took, stages };
}

/** Removes a site and all that a later build could keep of it. The built code stays. */
export function forget({ out, database }: Pick<BuildOptions, 'out' | 'database'>): void {
  for (const path of [out, database, dirname(new KeptBuild(out).state)])
    rmSync(path, { recursive: true, force: true });
}

/** The server file in the middle by its length: neither a tiny one nor the largest. */
function middleServer(content: string): string {
  const folder = join(content, 'servers');
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ path: join(folder, name), text: readFileSync(join(folder, name), 'utf8') }))
    .toSorted((a, b) => a.text.length - b.text.length);
  const middle = files[files.length >> 1];
  if (!middle) throw new Error(`${folder} has no server.`);
  return middle.path;
}

/** Changes the summary of one tool, as a contributor does. */
export function changeOneServer(content: string, time: number): void {
  const path = middleServer(content);
  const document = parseDocument(readFileSync(path, 'utf8'));
  const tools = document.get('tools');
  const tool = isSeq(tools) ? tools.items.find(isMap) : undefined;
  if (!tool) throw new Error(`${path} has no tool.`);
  tool.set('summary', `Reads one report of the account, edition ${time}.`);
  writeFileSync(path, document.toString());
}

interface Round {
  readonly cold: Built;
  readonly unchanged: Built;
  readonly changed: Built;
}

const madeOf = ({ stages }: Built, what: string): number =>
  stages.reduce((sum, { counts }) => sum + (counts[what] ?? 0), 0);

function printRounds(rounds: readonly Round[], out: string): void {
  const row = (name: string, of: (round: Round) => Built): string[] => {
    const builds = rounds.map(of);
    const cpus = builds.flatMap(({ cpu }) => (cpu === null ? [] : [cpu]));
    const rendered = median(builds.map((built) => madeOf(built, 'rendered')));
    const peak = median(builds.map(({ stages }) => peakOf(stages)));
    return [
      name,
      secondsText(median(builds.map(({ seconds }) => seconds))),
      secondsText(cpus.length === builds.length ? median(cpus) : null),
      rendered.toLocaleString('en'),
      peak === 0 ? '–' : `${(peak / 1e9).toFixed(2)} GB`,
    ];
  };
  const head = ['Build', 'Time', 'CPU', 'Rendered', 'Peak memory'];
  const cold = row('whole', (round) => round.cold);
  const unchanged = row('nothing changed', (round) => round.unchanged);
  const changed = row('one changed server', (round) => round.changed);
  console.log(`\n${tableText([head, cold, unchanged, changed])}\n`);

  const stage = (name: string) =>
    rounds.flatMap(({ cold }) => cold.stages.filter((each) => each.name === name));
  const rate = (name: string, what: string) => {
    const made = stage(name).filter(({ counts }) => counts[what]);
    const perSecond = median(made.map(({ counts, seconds }) => (counts[what] ?? 0) / seconds));
    const each = median(made.map(({ counts, cpu }) => (cpu * 1000) / (counts[what] ?? 1)));
    return [name, what, `${Math.round(perSecond)}/s`, `${each.toFixed(2)} ms`];
  };
  const rates = [rate('Pages', 'rendered'), rate('Checks', 'checked pages')];
  const measured = rates.filter(([name = '']) => stage(name).length > 0);
  console.log(tableText([['Stage', 'What', 'Rate', 'CPU each'], ...measured]));
  const { files, bytes } = sizeOf(out);
  console.log(`\n${(bytes / 1e6).toFixed(1)} MB in ${files.toLocaleString('en')} files`);
  console.log(`Median of ${rounds.length}; peak memory adds stages that run side by side.`);
}

export interface Benched {
  readonly sources: readonly string[];
  readonly runs: number;
  readonly checks: boolean;
}

/** Builds cold, again with no change, and again with one changed server; prints the medians. */
export async function benchBuilds({ sources, runs, checks }: Benched, out: string): Promise<void> {
  const content = join(mkdtempSync(join(tmpdir(), 'bench-')), 'content');
  cpSync('content', content, { recursive: true });
  const place = { database: '.cache/bench/catalogue.db', out };
  const options = { content, sources, checks, ...place };
  try {
    const rounds: Round[] = [];
    for (let run = 1; run <= runs; run += 1) {
      forget(place);
      const cold = await measuredBuild(options);
      const unchanged = await measuredBuild(options);
      changeOneServer(content, run);
      const changed = await measuredBuild(options);
      rounds.push({ cold, unchanged, changed });
    }
    printRounds(rounds, out);
  } finally {
    rmSync(dirname(content), { recursive: true, force: true });
  }
}
