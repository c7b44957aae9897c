import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Download } from '#features/data/queries/downloads.ts';
import { DOWNLOAD_LIST } from '#features/data/queries/downloads.ts';
import { serverData } from '#features/data/queries/server-data.ts';
import { openCatalogue } from '#queries/database.ts';
import { allServerSlugs } from '#queries/servers.ts';
import { routes } from '#routes';
import { jsonText } from '#seo/json-file.ts';

import { checksum } from './checksum.ts';
import { copyDatabase } from './copy-database.ts';
import { gzipFile, piecesOf, type Written } from './gzip-file.ts';

/** One line for each server: what its own data file holds. One server at a time is in memory. */
function* lines(database: string): Generator<string> {
  const db = openCatalogue(database);
  try {
    for (const slug of allServerSlugs(db)) yield `${jsonText(serverData(db, slug))}\n`;
  } finally {
    db.close();
  }
}

async function writeDatabase({ database }: Sources, to: string): Promise<Written> {
  const plain = `${to}.plain`;
  copyDatabase(database, plain);
  const written = await gzipFile(piecesOf(plain), to);
  rmSync(plain);
  return written;
}

async function writeGuard({ guard }: Sources, to: string): Promise<Written> {
  if (guard !== undefined) copyFileSync(guard, to);
  else await (await import('../bundle-guard.ts')).bundleGuard(to);
  return checksum(to);
}

/** What downloads are made from. */
interface Sources {
  readonly database: string;
  /** The guard's program, if it is built already. */
  readonly guard?: string | undefined;
}

/** The address of one line for each server. */
const LINES = routes.download('catalogue.jsonl.gz');

type Write = (sources: Sources, to: string) => Promise<Written>;
/** By their addresses. The catalogue is offered compressed only: plain, it is seven times as large. */
const WRITERS: Readonly<Record<string, Write>> = {
  [routes.download('catalogue.db.gz')]: writeDatabase,
  [LINES]: ({ database }, to) => gzipFile(lines(database), to),
  [routes.guardProgram()]: writeGuard,
};

/**
 * Writes the downloads into a folder, with a list of their sizes and checksums for the pages. Runs in
 * a process of its own, beside the pages: copying the database blocks.
 */
export async function writeDownloads(
  database: string,
  folder: string,
  { guard, withLines = true }: { readonly guard?: string | undefined; withLines?: boolean } = {},
): Promise<Download[]> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const list: Download[] = [];
  for (const [address, write] of Object.entries(WRITERS)) {
    if (address === LINES && !withLines) continue;
    const name = basename(address);
    list.push({ name, ...(await write({ database, guard }, join(folder, name))) });
  }
  writeFileSync(join(folder, DOWNLOAD_LIST), JSON.stringify(list));
  return list;
}

/** Writes the lines that were left out, from the data files of a site: making them again takes four times as long. */
export async function addLines(
  servers: readonly string[],
  site: string,
  folder: string,
): Promise<void> {
  const name = basename(LINES);
  function* made(): Generator<string> {
    for (const slug of servers)
      yield `${readFileSync(join(site, routes.serverData(slug)), 'utf8')}\n`;
  }
  const added = { name, ...(await gzipFile(made(), join(folder, name))) };
  const path = join(folder, DOWNLOAD_LIST);
  const list = [...(JSON.parse(readFileSync(path, 'utf8')) as Download[]), added];
  const order = Object.keys(WRITERS).map((address) => basename(address));
  list.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  writeFileSync(path, JSON.stringify(list));
}

function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    copyFileSync(from, to);
    rmSync(from);
  }
}

export const CHECKSUMS = 'checksums.txt';

/**
 * Moves the downloads to their addresses in a built site, and writes the checksums of all files in
 * `/data/`, and of downloads elsewhere, in the form that `sha256sum -c` reads.
 */
export function placeDownloads(folder: string, site: string): void {
  const data = join(site, 'data');
  mkdirSync(data, { recursive: true });
  const elsewhere: string[] = [];
  for (const address of Object.keys(WRITERS)) {
    const to = join(site, address);
    mkdirSync(dirname(to), { recursive: true });
    move(join(folder, basename(address)), to);
    if (dirname(to) !== data) elsewhere.push(to);
  }
  rmSync(folder, { recursive: true, force: true });
  const files = readdirSync(data)
    .filter((name) => name !== CHECKSUMS && !name.endsWith('.html'))
    .map((name) => join(data, name))
    .filter((file) => statSync(file).isFile());
  const lines = [...files, ...elsewhere]
    .map((file) => `${checksum(file).sha256}  ${basename(file)}\n`)
    .sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1));
  writeFileSync(join(data, CHECKSUMS), lines.join(''));
}
