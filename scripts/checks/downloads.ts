import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { databaseSchema } from '#features/data/queries/database-schema.ts';
import { totals } from '#queries/counts.ts';
import { openCatalogue, rows } from '#queries/database.ts';
import { allServerSlugs } from '#queries/servers.ts';
import { routes } from '#routes';
import { checksum } from '../downloads/checksum.ts';
import { DATABASE_BUDGET, type DownloadBudget, GUARD_BUDGET, LINES_BUDGET } from './budgets.ts';
import type { Check, Report } from './check.ts';
import { find, textOf, withAttribute } from './reading/page.ts';
import type { WholeSite } from './reading/site.ts';

const DATABASE = routes.download('catalogue.db.gz');
const LINES = routes.download('catalogue.jsonl.gz');
const GUARD = routes.guardProgram();
const SCHEMA = routes.databaseSchema();

const GUNZIP = fileURLToPath(new URL('../downloads/gunzip.ts', import.meta.url));

/**
 * What a reading of a download finds in it once it is unpacked; null where it cannot be. In another
 * process, since unpacking piece by piece has no form that waits.
 */
function inUnpacked<T>(path: string, read: (unpacked: string) => T): T | null {
  const folder = mkdtempSync(join(tmpdir(), 'download-'));
  const unpacked = join(folder, 'unpacked');
  try {
    const { status } = spawnSync(process.execPath, [GUNZIP, path, unpacked], { stdio: 'ignore' });
    return status === 0 ? read(unpacked) : null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The slug at the beginning of each line; the rest of a line is read and forgotten. */
function slugsOfLines(path: string): string[] {
  const file = openSync(path, 'r');
  const chunk = Buffer.allocUnsafe(1 << 20);
  const slugs: string[] = [];
  let begin = '';
  try {
    for (;;) {
      const length = readSync(file, chunk, 0, chunk.length, null);
      if (length === 0) return slugs;
      const [first = '', ...more] = chunk.toString('latin1', 0, length).split('\n');
      begin += first.slice(0, Math.max(0, 200 - begin.length));
      for (const next of more) {
        slugs.push(/^\{"slug":"([^"]+)"/.exec(begin)?.[1] ?? 'a line without a slug');
        begin = next.slice(0, 200);
      }
    }
  } finally {
    closeSync(file);
  }
}

function compareLines(site: WholeSite, report: Report): void {
  const found = inUnpacked(site.locate(LINES), slugsOfLines)?.join('\n');
  report.saw();
  if (found === allServerSlugs(site.catalogue).join('\n')) return;
  const from = 'the database';
  report.fail({ page: LINES, found: 'other servers', expected: 'each server once, by slug', from });
}

function compareDatabase(site: WholeSite, report: Report): void {
  const fail = (found: string, expected: string) =>
    report.fail({ page: DATABASE, found, expected, from: 'the catalogue of this build' });
  report.saw();
  const isRead = inUnpacked(site.locate(DATABASE), (unpacked) => {
    readDatabase(unpacked, site, fail);
    return true;
  });
  if (!isRead) fail('a file that cannot be unpacked', 'a file compressed with gzip');
}

function readDatabase(
  path: string,
  site: WholeSite,
  fail: (found: string, expected: string) => void,
): void {
  const db = openCatalogue(path);
  try {
    if (db.pragma('quick_check', { simple: true }) !== 'ok')
      fail('a broken database', 'a whole one');
    const [own, right] = [totals(db), totals(site.catalogue)];
    if (JSON.stringify(own) !== JSON.stringify(right)) {
      fail(`${own.servers} servers and ${own.tools} tools`, `${right.servers} and ${right.tools}`);
    }
    const about = rows<{ key: string }>(db, 'SELECT key FROM about').map(({ key }) => key);
    if (!about.includes('licence')) fail('no licence in the table about', 'the licence');
    const schema = site.has(SCHEMA) ? site.read(SCHEMA).toString('utf8') : '';
    if (schema !== databaseSchema(db))
      fail('other tables than in its schema', `those of ${SCHEMA}`);
  } finally {
    db.close();
  }
}

/** The guard is one module that Node can read, and that imports nothing but Node's own modules. */
function readGuard(site: WholeSite, report: Report): void {
  report.saw();
  const text = site.read(GUARD).toString('utf8');
  const others = [...text.matchAll(/\b(?:from|import)\s*["'](?!node:)([^"']+)["']/g)];
  for (const [, name] of others) {
    report.fail({ page: GUARD, found: `an import of ${name}`, expected: 'only modules of Node' });
  }
}

function checkSize(path: string, budget: DownloadBudget, site: WholeSite, report: Report): void {
  const { bytes } = checksum(site.locate(path));
  const most = budget.fixed + budget.perTool * totals(site.catalogue).tools;
  const size = (count: number) => `${(count / 1e6).toFixed(1)} MB`;
  report.note(`${path}: ${size(bytes)}, at most ${size(most)}`);
  if (bytes <= most) return;
  const from = 'scripts/checks/budgets.ts';
  report.fail({ page: path, found: size(bytes), expected: `at most ${size(most)}`, from });
}

const CHECKSUMS = routes.download('checksums.txt');
const LINE = /^([0-9a-f]{64}) {2}([\w.-]+)$/;

/** Address of a file by its name in the list of checksums. */
const addressOf = (file: string): string =>
  GUARD.endsWith(`/${file}`) ? GUARD : routes.download(file);

interface Stated {
  readonly page: string;
  readonly file: string;
  readonly sha256: string;
}

function compareChecksums(
  facts: ReadonlyMap<string, readonly Stated[]>,
  site: WholeSite,
  report: Report,
): void {
  const stated = [...facts.values()].flat();
  const listed = new Set(facts.get(CHECKSUMS)?.map(({ file }) => addressOf(file)));
  for (const path of site.paths) {
    if (!/^\/data\/[^/]+$/.test(path) || path === CHECKSUMS || listed.has(path)) continue;
    report.fail({ page: CHECKSUMS, found: `no line for ${path}`, expected: 'its checksum' });
  }
  for (const { page, file, sha256 } of stated) {
    report.saw();
    const path = addressOf(file);
    if (!site.has(path)) {
      report.fail({ page, found: `a checksum of ${file}`, expected: 'such a file' });
      continue;
    }
    const expected = checksum(site.locate(path)).sha256;
    if (sha256 !== expected) {
      report.fail({ page, found: `${file}: ${sha256}`, expected, from: 'the file itself' });
    }
  }
  const onPage = new Set(facts.get(routes.data())?.map(({ file }) => file));
  for (const file of ['catalogue.db.gz', 'catalogue.jsonl.gz', 'toolward-guard.mjs']) {
    if (onPage.has(file)) continue;
    const found = `no checksum of ${file}`;
    report.fail({ page: routes.data(), found, expected: 'its checksum' });
  }
}

export const downloads: Check<readonly Stated[]> = {
  name: 'downloads',
  promise:
    'the downloads hold the whole catalogue, follow their schema and stay within their size budgets, the guard needs nothing but Node, and every checksum is that of its file',
  things: 'downloads',

  page(page) {
    if (page.url !== routes.data()) return undefined;
    return find(page, withAttribute('data-checksum')).map((place) => ({
      page: page.url,
      file: place.attributes['data-checksum'] ?? '',
      sha256: textOf(page, place),
    }));
  },

  file({ path, text }, _site, report) {
    if (path !== CHECKSUMS) return undefined;
    const lines = text.split('\n').filter((line) => line !== '');
    return lines.flatMap((line) => {
      const [, sha256 = '', file = ''] = LINE.exec(line) ?? [];
      if (file !== '') return [{ page: path, file, sha256 }];
      report.fail({ page: path, found: line, expected: 'a line that sha256sum reads' });
      return [];
    });
  },

  all(facts, site, report) {
    for (const [path, compare, budget] of [
      [DATABASE, compareDatabase, DATABASE_BUDGET],
      [LINES, compareLines, LINES_BUDGET],
      [GUARD, readGuard, GUARD_BUDGET],
    ] as const) {
      if (!site.has(path)) {
        report.fail({ page: path, found: 'nothing there', expected: 'a file' });
        continue;
      }
      compare(site, report);
      checkSize(path, budget, site, report);
    }
    compareChecksums(facts, site, report);
  },
};
