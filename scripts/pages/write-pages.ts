import { existsSync, linkSync, mkdirSync, statSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { catalogue } from '#queries/database.ts';
import { progress } from '../progress.ts';
import { openRenderer, type SitePath } from '../renderer/renderer.ts';
import { renderAll } from './render-pool.ts';
import type { RenderedBatch } from './render-worker.ts';
import { type FileState, SiteState } from './site-state.ts';
import { unchangedReads } from './unchanged-reads.ts';

export interface PagesRun {
  /** Folder of the built renderer. */
  readonly renderer: string;
  /** Folder of the new site. */
  readonly out: string;
  /** Where what its files were made from is stored. */
  readonly state: string;
  /** The last built site and its state; files are kept from it. */
  readonly previous: { readonly site: string; readonly state: string };
  readonly threads: number;
  /** Routes that are rendered last, when `ready` is fulfilled: their pages speak of other outputs. */
  readonly late: { readonly routes: readonly string[]; readonly ready: Promise<unknown> };
  /** Which files this run is for; all where it is left out. */
  readonly part?: ((path: SitePath) => boolean) | undefined;
}

export interface PagesResult {
  /** All files of the site that the renderer makes. */
  readonly paths: readonly SitePath[];
  readonly kept: number;
  readonly rendered: number;
}

/** Writes all files that the renderer makes: those that nothing has changed for are kept. */
export async function writePages(run: PagesRun): Promise<PagesResult> {
  const renderer = await openRenderer(run.renderer);
  const all = await renderer.paths();
  const paths = run.part ? all.filter(run.part) : all;
  const state = SiteState.next(run.state, run.previous.state);
  const codeOf = ({ route }: SitePath): string => renderer.code.get(route) ?? '';
  let kept = 0;
  await state.storing(async () => {
    const stale = await keepFiles(run, state, paths, codeOf);
    kept = paths.length - stale.length;
    const shown = progress('pages and files', stale.length);
    const store = storing(state, codeOf, (count) => shown.add(count));
    const task = { renderer: run.renderer, out: run.out };
    const isLate = ({ route }: SitePath) => run.late.routes.includes(route);
    const early = stale.filter((path) => !isLate(path));
    await renderAll(task, early, run.threads, store('early'));
    await run.late.ready;
    await renderAll(task, stale.filter(isLate), 1, store('late'));
    shown.end();
    state.removeUnused();
  });
  state.close();
  return { paths: all, kept, rendered: paths.length - kept };
}

/** Links what is unchanged from the last site, and gives the rest. */
async function keepFiles(
  { out, previous, late }: PagesRun,
  state: SiteState,
  paths: readonly SitePath[],
  codeOf: (path: SitePath) => string,
): Promise<SitePath[]> {
  const wanted = new Map(paths.map((path) => [path.file, path]));
  const known = new Map<string, FileState>();
  for (const file of state.files()) {
    const path = wanted.get(file.file);
    if (!path || late.routes.includes(path.route)) continue;
    if (file.code === codeOf(path) && file.props === path.props) known.set(file.file, file);
  }
  const reading = progress('facts compared', state.readCount);
  const isSame =
    known.size === 0
      ? () => false
      : unchangedReads(state, catalogue(), (count) => reading.at(count));
  reading.end();
  const linking = progress('unchanged files', known.size);
  const stale: SitePath[] = [];
  for (const path of paths) {
    const file = known.get(path.file);
    if (file?.reads.every(isSame) && (await keepFile(file, previous.site, out))) linking.add();
    else stale.push(path);
  }
  linking.end();
  const isStale = new Set(stale.map(({ file }) => file));
  state.keepFiles((file) => known.has(file) && !isStale.has(file));
  return stale;
}

/** The same file in both sites; a copy where the file system has no links. False if it is not the one that is known. */
async function keepFile(file: FileState, from: string, to: string): Promise<boolean> {
  const place = join(from, file.file);
  const found = existsSync(place) ? statSync(place) : null;
  if (found?.size !== file.bytes || found.mtimeMs !== file.modified) return false;
  const target = join(to, file.file);
  mkdirSync(dirname(target), { recursive: true });
  try {
    linkSync(place, target);
  } catch {
    await copyFile(place, target);
    return false;
  }
  return true;
}

/** Stores what was rendered; each worker numbers its reads, the state numbers all of them. */
function storing(
  state: SiteState,
  codeOf: (path: SitePath) => string,
  done: (count: number) => void,
): (name: string) => (worker: number, batch: RenderedBatch) => void {
  const numbers = new Map<string, number[]>();
  return (name) =>
    (worker, { files, named }) => {
      const key = `${name} ${worker}`;
      const own = numbers.get(key) ?? [];
      numbers.set(key, own);
      const toAll = (list: Iterable<number>) => Uint32Array.from(list, (n) => own[n] as number);
      for (const { read, digest, parts } of named) {
        own.push(state.addRead(read, digest, parts ? toAll(parts) : null));
      }
      for (const { path, reads, ...facts } of files) {
        const { file, props } = path;
        state.setFile({ file, props, code: codeOf(path), reads: toAll(reads), ...facts });
      }
      done(files.length);
    };
}
