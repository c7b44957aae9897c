import { linkSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { catalogue, databasePath } from '#queries/database.ts';
import { folderMaker } from '../build/folders.ts';
import { progress } from '../progress.ts';
import { openRenderer, type SitePath } from '../renderer/renderer.ts';
import { type CatalogueChanges, catalogueChanges } from './catalogue-changes.ts';
import { renderAll } from './render-pool.ts';
import type { RenderedBatch } from './render-worker.ts';
import { catalogueMark, type FileState, SiteState } from './site-state.ts';
import { unchangedReads } from './unchanged-reads.ts';

export interface PagesRun {
  /** Folder of the built renderer. */
  readonly renderer: string;
  /** Folder of the new site. */
  readonly out: string;
  /** Where what its files were made from is stored. */
  readonly state: string;
  /** The last built site and its state; files are kept from it. */
  readonly previous: {
    readonly site: string;
    readonly state: string;
    /** The catalogue it was built from, if it is still there. */
    readonly catalogue: string;
  };
  readonly threads: number;
  /** Routes that come last: their pages speak of other outputs, which `ready` waits for when all others are written. */
  readonly late: { readonly routes: readonly string[]; readonly ready: () => Promise<unknown> };
  /** Which files this run is for; all where it is left out. */
  readonly part?: ((path: SitePath) => boolean) | undefined;
}

export interface PagesResult {
  /** Of the renderer, as `Renderer.mark`. */
  readonly mark: string;
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
  const isLate = ({ route }: SitePath) => run.late.routes.includes(route);
  let rendered = 0;
  await state.storing(async () => {
    const keep = keeper(run, state, paths, codeOf);
    const shown = progress('pages and files');
    const store = storing(state, codeOf, (count) => {
      rendered += count;
      shown.at(rendered);
    });
    const write = async (some: readonly SitePath[], name: string) => {
      const stale = keep(some);
      shown.at(rendered, rendered + stale.length);
      await renderAll({ renderer: run.renderer, out: run.out }, stale, run.threads, store(name));
    };
    await write(
      paths.filter((path) => !isLate(path)),
      'early',
    );
    await run.late.ready();
    await write(paths.filter(isLate), 'late');
    shown.end();
    const wanted = new Set(paths.map(({ file }) => file));
    for (const file of state.keepFiles((each) => wanted.has(each))) removeFile(run.out, file);
    state.removeUnused();
    state.catalogue = catalogueMark(databasePath());
  });
  state.close();
  return { mark: renderer.mark, paths: all, kept: paths.length - rendered, rendered };
}

/** Links what is unchanged from the last site, and gives the rest. */
function keeper(
  { out, previous }: PagesRun,
  state: SiteState,
  paths: readonly SitePath[],
  codeOf: (path: SitePath) => string,
): (paths: readonly SitePath[]) => SitePath[] {
  const wanted = new Map(paths.map((path) => [path.file, path]));
  const known = new Map<string, FileState>();
  for (const file of state.files()) {
    const path = wanted.get(file.file);
    if (path && file.code === codeOf(path) && file.props === path.props) known.set(file.file, file);
  }
  if (known.size === 0) return (some) => [...some];
  const reading = progress('facts compared', state.readCount);
  const changes = changesSince(state, previous.catalogue);
  const isSame = unchangedReads(state, catalogue(), changes, (count) => reading.at(count));
  reading.end();
  const makeFolder = folderMaker();
  return (some) => {
    const linking = progress('unchanged files', some.length);
    const stale = some.filter((path) => {
      const file = known.get(path.file);
      linking.add();
      return !(file?.reads.every(isSame) && keepFile(file, previous.site, out, makeFolder));
    });
    linking.end();
    return stale;
  };
}

const changesSince = (state: SiteState, older: string): CatalogueChanges | null =>
  state.catalogue === catalogueMark(older) ? catalogueChanges(databasePath(), older) : null;

/** The known file in the new site. False if it is in neither site as it is known, or this file system has no links. */
function keepFile(
  file: FileState,
  from: string,
  to: string,
  makeFolder: (file: string) => void,
): boolean {
  const isIt = (path: string): boolean => {
    const found = statSync(path, { throwIfNoEntry: false });
    return found?.size === file.bytes && found.mtimeMs === file.modified;
  };
  const [place, target] = [join(from, file.file), join(to, file.file)];
  if (isIt(target)) return true;
  if (!isIt(place)) return false;
  makeFolder(target);
  try {
    rmSync(target, { force: true });
    linkSync(place, target);
    return true;
  } catch {
    return false;
  }
}

/** Removes a file that the site has no more, and its folder if that is empty then. */
function removeFile(out: string, file: string): void {
  const place = join(out, file);
  rmSync(place, { force: true });
  try {
    rmdirSync(dirname(place));
  } catch {
    // Other files are there, or it never was.
  }
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
