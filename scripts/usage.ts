import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { ContentError } from '#catalogue/problem.ts';
import { type Entry, readFolder, readingOf } from '#catalogue/read/content-folder.ts';
import { type ContentServer, contentServerSchema } from '#domain/server.ts';
import { type PackageDownloads, packageDownloadsSchema } from '#domain/server-use.ts';
import { runCommand } from './command.ts';
import { UsageError } from './printed.ts';
import { downloadsInList } from './usage/downloads-list.ts';
import { askNpm, NoDownloads, NPM_DOWNLOADS } from './usage/npm-downloads.ts';

const USAGE = `npm run usage                              ask the public API of npm
npm run usage -- --from FILE --day DAY     read a list instead

Writes content/usage/npm-downloads.yaml: how often the npm packages of our servers were downloaded in the
last 30 days. Packages that are a server only with a subcommand are left out: most of their downloads are
of the whole program. If the registry does not answer, the file stays as it is.

  --from FILE       a list with the columns name and downloads_a_month, with tabs in between
  --day DAY         with --from: the day of the list, or else the day on which it was read
  --title TITLE     with --from: what the list is called             (List of npm packages)
  --api URL         another address with the same API                (${NPM_DOWNLOADS.api})
  --content DIR     the folder of the content                        (content)
`;

const FILE = 'usage/npm-downloads.yaml';

function npmPackages(content: string): string[] {
  const reading = readingOf(content);
  const servers: Entry<ContentServer>[] = readFolder(reading, 'servers', contentServerSchema);
  if (reading.problems.length > 0) throw new ContentError(reading.problems);
  const names = servers.flatMap(({ value: { packages = [] } }) =>
    packages.flatMap(({ registry, name, subcommand }) =>
      registry === 'npm' && subcommand === undefined ? [name] : [],
    ),
  );
  return [...new Set(names)].sort();
}

const sorted = (packages: ReadonlyMap<string, number>): Record<string, number> =>
  Object.fromEntries([...packages].sort(([a], [b]) => (a < b ? -1 : 1)));

interface Found {
  readonly downloads: PackageDownloads;
  readonly missing: readonly string[];
}

function fromList(path: string, day: string | undefined, title: string, names: string[]): Found {
  if (day === undefined) throw new UsageError('--from needs --day, the day of the list.');
  if (!existsSync(path)) throw new UsageError(`There is no file ${path}.`);
  const list = downloadsInList(readFileSync(path, 'utf8'));
  const packages = new Map(names.flatMap((name) => [[name, list.get(name)] as const]));
  const known = new Map([...packages].flatMap(([name, n]) => (n === undefined ? [] : [[name, n]])));
  return {
    downloads: { source: { title }, read: day, packages: sorted(known) },
    missing: names.filter((name) => !known.has(name)),
  };
}

async function fromNpm(api: string | undefined, names: string[]): Promise<Found> {
  const { from, to, packages, missing } = await askNpm(names, { api });
  const { title, url } = NPM_DOWNLOADS;
  const read = new Date().toISOString().slice(0, 10);
  return {
    downloads: { source: { title, url }, read, from, to, packages: sorted(packages) },
    missing,
  };
}

function write(path: string, downloads: PackageDownloads): void {
  const checked = packageDownloadsSchema.safeParse(downloads);
  if (!checked.success) {
    const [{ path: [field] = [], message } = { path: [], message: '' }] = checked.error.issues;
    throw new UsageError(`This cannot be written: ${String(field)}, ${message}.`);
  }
  mkdirSync(dirname(path), { recursive: true });
  const head = '# Written by `npm run usage`: downloads of npm packages in one month.\n';
  writeFileSync(path, `${head}${stringify(checked.data, { lineWidth: 0 })}`);
}

const options = {
  from: { type: 'string' },
  day: { type: 'string' },
  title: { type: 'string', default: 'List of npm packages' },
  api: { type: 'string' },
  content: { type: 'string', default: 'content' },
} as const;

await runCommand({ usage: USAGE, options, words: false }, async (values) => {
  const { from, day, title, api, content } = values;
  try {
    const names = npmPackages(content);
    const { downloads, missing } =
      from === undefined ? await fromNpm(api, names) : fromList(from, day, title, names);
    const path = join(content, FILE);
    write(path, downloads);
    console.log(
      `${path}: downloads of ${names.length - missing.length} of ${names.length} packages`,
    );
    if (missing.length > 0) console.log(`Not known there: ${missing.join(', ')}`);
    return true;
  } catch (error) {
    if (!(error instanceof NoDownloads || error instanceof ContentError)) throw error;
    console.error(error.message);
    return false;
  }
});
