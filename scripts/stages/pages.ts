import './within-build.ts';
import { cpSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { downloadsFolder } from '#features/data/queries/downloads.ts';
import { catalogue } from '#queries/database.ts';
import { allServerSlugs } from '#queries/servers.ts';
import { addLines, placeDownloads } from '../downloads/write-downloads.ts';
import { writeSitemaps } from '../pages/sitemap.ts';
import { type PagesResult, type PagesRun, writePages } from '../pages/write-pages.ts';
import { forkShown, progress } from '../progress.ts';
import { openRenderer } from '../renderer/renderer.ts';
import { joinPages } from '../shards/join-pages.ts';
import { parseShard, shardOf } from '../shards/shard.ts';
import { filesFolder, readShards, ShardsError, writeShardFacts } from '../shards/shard-folder.ts';
import { finishStage } from './finish.ts';

const { values, positionals: shards } = parseArgs({
  allowPositionals: true,
  options: {
    renderer: { type: 'string', default: '' },
    out: { type: 'string', default: '' },
    state: { type: 'string', default: '' },
    'previous-site': { type: 'string', default: '' },
    'previous-state': { type: 'string', default: '' },
    'previous-catalogue': { type: 'string', default: '' },
    workers: { type: 'string', default: '1' },
    /** Only this part of the site. */
    shard: { type: 'string' },
    /** The digest of the catalogue, for shards. */
    catalogue: { type: 'string', default: '' },
  },
});
const { renderer, out } = values;

/** Pages that tell the sizes of downloads. */
const LATE = ['/data', '/guides/[slug]'];

function run(ready: () => Promise<void>): PagesRun {
  return {
    renderer,
    out,
    state: values.state,
    previous: {
      site: values['previous-site'],
      state: values['previous-state'],
      catalogue: values['previous-catalogue'],
    },
    threads: Number(values.workers),
    late: { routes: LATE, ready },
  };
}

/** In its own process, beside the pages: only the page about downloads waits for them. */
const writeDownloads = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = forkShown('scripts/stages/downloads.ts', [renderer], {}, () => undefined);
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error('The downloads could not be written.')),
    );
  });

/** Waits for the downloads, and adds the one that is made from the data files of the site. */
async function finishDownloads(written: Promise<void>): Promise<void> {
  await written;
  await addLines(allServerSlugs(catalogue()), out, downloadsFolder());
}

/** What belongs to the whole site besides its pages. */
function writeRest({ paths }: Pick<PagesResult, 'paths'>): void {
  placeDownloads(downloadsFolder(), out);
  writeSitemaps(
    out,
    paths.map(({ file }) => file),
  );
}

async function whole(): Promise<PagesResult> {
  const downloads = writeDownloads();
  cpSync(`${renderer}/client`, out, { recursive: true });
  const result = await writePages(run(() => finishDownloads(downloads)));
  writeRest(result);
  return result;
}

async function onePart(text: string): Promise<PagesResult> {
  const { number, of } = parseShard(text);
  const result = await writePages({
    ...run(() => Promise.resolve()),
    out: filesFolder(out),
    part: ({ file, route }) => !LATE.includes(route) && shardOf(file, of) === number,
  });
  const files = result.kept + result.rendered;
  writeShardFacts(out, { shard: text, catalogue: values.catalogue, code: result.mark, files });
  return result;
}

async function joined(): Promise<PagesResult> {
  const { mark, paths: listed } = await openRenderer(renderer);
  const found = readShards(shards, { catalogue: values.catalogue, code: mark });
  const downloads = writeDownloads();
  cpSync(`${renderer}/client`, out, { recursive: true });
  const paths = await listed();
  const early = paths.filter(({ route }) => !LATE.includes(route));
  const shown = progress('files joined', early.length);
  joinPages(found, early, out, () => shown.add());
  shown.end();
  const late = await writePages({
    ...run(() => finishDownloads(downloads)),
    part: ({ route }) => LATE.includes(route),
  });
  writeRest({ paths });
  return { ...late, paths };
}

try {
  const result = await (values.shard
    ? onePart(values.shard)
    : shards.length > 0
      ? joined()
      : whole());
  const files = result.paths.map(({ file }) => file);
  const pages = files.filter((file) => file.endsWith('.html')).length;
  const counts = values.shard ? {} : { pages, 'other files': files.length - pages };
  finishStage({ ...counts, rendered: result.rendered, kept: result.kept });
} catch (error) {
  if (!(error instanceof ShardsError)) throw error;
  console.error(`\n${error.message}\n`);
  process.exit(1);
}
