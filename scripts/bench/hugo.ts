import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { UsageError } from '../printed.ts';
import { plannedRenderer } from '../renderer/build-renderer.ts';
import { measuredBuild } from './builds.ts';
import { hugoPage } from './hugo-page.ts';
import { CONFIG, LAYOUTS } from './hugo-templates.ts';
import { median, secondsText, sizeOf, type Taken, tableText, taken } from './measure.ts';

const FOLDER = '.cache/bench/hugo';
const SITE = '.cache/bench/site';
const DATABASE = '.cache/bench/catalogue.db';

function hugoVersion(): string {
  const { stdout, error } = spawnSync('hugo', ['version'], { encoding: 'utf8' });
  if (error)
    throw new UsageError(
      'There is no program “hugo” here. On Debian and Ubuntu: apt-get install hugo. Elsewhere: https://gohugo.io/installation/',
    );
  return /v[\d.]+/.exec(stdout)?.[0] ?? 'of an unknown version';
}

function run(command: string, args: readonly string[], env: Record<string, string> = {}) {
  return new Promise<void>((resolved, reject) => {
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolved() : reject(new Error(`${command} ended with ${code}.`)),
    );
  });
}

/** Writes what Hugo reads for every page that we have rendered. */
function writeHugoSite(pages: string): void {
  for (const [path, text] of Object.entries(LAYOUTS)) {
    const place = join(FOLDER, 'layouts', path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, text);
  }
  writeFileSync(join(FOLDER, 'config.json'), CONFIG);
  const files = readdirSync(pages, { withFileTypes: true, recursive: true }).filter((entry) =>
    entry.isFile(),
  );
  files.forEach(({ parentPath, name }, number) => {
    const { markdown, ...facts } = hugoPage(readFileSync(join(parentPath, name), 'utf8'));
    const url = `/${relative(pages, parentPath)}/`;
    const folder = join(FOLDER, 'content', relative(pages, dirname(parentPath)));
    mkdirSync(folder, { recursive: true });
    const head = JSON.stringify({ ...facts, url }, null, 1);
    writeFileSync(join(folder, `page-${number}.md`), `${head}\n\n${markdown}`);
  });
}

const NOTES = `Both: read the same texts, write one file for each tool, with title, description, links between pages,
JSON-LD, header, breadcrumbs, footer, and a link at every heading; both start cold and use every core.
Hugo: the texts are done, in Markdown; no highlighting, no classes on entries and cells, no buttons, tabs or
client code, no content-security policy. It does not look anything up.
Ours: reads facts from the database, renders the rules of three formats and their checks, writes the sentences,
highlights the files, notes what each page read and a digest of it for the next build.`;

/** Renders the texts of all tool pages with Hugo and with our renderer, in turns. */
export async function benchHugo(sources: readonly string[], runs: number): Promise<void> {
  const version = hugoVersion();
  await measuredBuild({
    ...{ content: 'content', sources, checks: false, database: DATABASE, out: SITE },
  });
  rmSync(FOLDER, { recursive: true, force: true });
  const out = { ours: resolve(FOLDER, 'ours'), hugo: resolve(FOLDER, 'public') };
  const workers = String(availableParallelism());
  const ours = () => {
    rmSync(out.ours, { recursive: true, force: true });
    const args = ['--renderer', plannedRenderer().folder, '--out', out.ours, '--workers', workers];
    const env = { CATALOGUE_DB: resolve(DATABASE), SITE_OUT: resolve(SITE) };
    return taken(() => run(process.execPath, ['scripts/bench/render-tool-pages.ts', ...args], env));
  };
  const hugo = () => {
    rmSync(out.hugo, { recursive: true, force: true });
    return taken(() => run('hugo', ['--source', FOLDER, '--destination', out.hugo, '--quiet']));
  };
  const rounds: { ours: Taken; hugo: Taken }[] = [];
  for (let round = 0; round < runs; round += 1) {
    const first = await ours();
    if (round === 0) writeHugoSite(out.ours);
    rounds.push({ ours: first, hugo: await hugo() });
  }

  const [size, other] = [sizeOf(out.ours), sizeOf(out.hugo)];
  if (size.files !== other.files)
    throw new Error(`We wrote ${size.files} pages, Hugo ${other.files}: this is no comparison.`);
  const each = (of: (taken: Taken) => number | null, side: 'ours' | 'hugo') =>
    median(rounds.map((round) => of(round[side]) ?? 0));
  const row = (name: string, side: 'ours' | 'hugo', { files, bytes }: typeof size) => {
    const [seconds, cpu] = [each((took) => took.seconds, side), each(({ cpu }) => cpu, side)];
    const perPage = (value: number) => `${((value * 1000) / files).toFixed(2)} ms`;
    const size = `${Math.round(bytes / files / 1000)} KB`;
    return [name, secondsText(seconds), perPage(seconds), perPage(cpu), size];
  };
  const ratio = (of: (taken: Taken) => number | null) =>
    (each(of, 'ours') / each(of, 'hugo')).toFixed(2);
  console.log(
    `\n${tableText([
      [`${size.files.toLocaleString('en')} tool pages`, 'Time', 'a page', 'CPU a page', 'Size'],
      row(`Hugo ${version}`, 'hugo', other),
      row('Toolward', 'ours', size),
    ])}`,
  );
  console.log(
    `Toolward takes ${ratio(({ cpu }) => cpu)} times the CPU of Hugo and ${ratio(({ seconds }) => seconds)} times its time. Median of ${runs}.\n\n${NOTES}`,
  );
}
