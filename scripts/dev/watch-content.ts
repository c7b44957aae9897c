import { existsSync, renameSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import type { AstroIntegration } from 'astro';
import type * as Database from '#queries/database.ts';
import { type CatalogueMaker, catalogueMaker, type Made } from './catalogue.ts';
import { type Failure, failureText, overlayOf, pageWithoutCatalogue } from './overlay.ts';

type ServerSetup = NonNullable<AstroIntegration['hooks']['astro:server:setup']>;
type ViteServer = Parameters<ServerSetup>[0]['server'];

export interface Watched {
  readonly content: string;
  readonly snapshots: string | undefined;
  /** The catalogue that the pages read. */
  readonly database: string;
  /** Called after each change that is free of mistakes, with a digest of the content. */
  readonly changed: (digest: string) => void;
}

/** The folders whose code decides what a catalogue holds. */
const CODE = ['src/catalogue', 'src/domain', 'src/rows'].map((path) => resolve(path));
const DATABASE = '/src/queries/database.ts';
/** Milliseconds: an editor saves in several steps, and a checkout of another branch in many. */
const SETTLE = 40;

const isBelow = (path: string, folder: string): boolean => path.startsWith(folder + sep);
const isCode = (path: string): boolean =>
  CODE.some((folder) => isBelow(path, folder)) && /(?<!\.test)\.(ts|sql)$/.test(path);

/** The pages read the new catalogue from now on. */
async function useCatalogue(server: ViteServer, made: string, database: string): Promise<void> {
  const places = [server.environments['ssr'], server.environments['prerender']];
  const modules: (typeof Database)[] = [];
  for (const place of places) {
    if (place && 'runner' in place) {
      const runner = place.runner as { import(path: string): Promise<typeof Database> };
      modules.push(await runner.import(DATABASE));
    }
  }
  // Closed before the file is replaced: Windows does not replace an open one.
  for (const { forgetCatalogue } of modules) forgetCatalogue();
  renameSync(made, database);
  // The addresses of the pages are listed anew.
  for (const place of places) place?.hot.send('astro:content-changed', {});
}

/**
 * Keeps the catalogue in step with the content: what is changed there is in the open pages a
 * moment later. A mistake is shown over the pages and in the terminal; the last good catalogue
 * stays meanwhile.
 */
export function watchContent(watched: Watched): AstroIntegration & { first(): Promise<void> } {
  const content = resolve(watched.content);
  const made = `${watched.database}.made`;
  const maker: CatalogueMaker = catalogueMaker({
    content: watched.content,
    snapshots: watched.snapshots,
    database: made,
    cache: { folder: `${watched.database}.kept`, previous: watched.database },
  });
  let server: ViteServer | undefined;
  let digest = '';
  let failure: Failure | undefined;
  let isWaiting = false;
  let isNewCode = false;
  let files = new Set<string>();

  async function take(result: Made, since: number): Promise<void> {
    const before = failure;
    failure = result.kind === 'catalogue' ? undefined : result;
    if (result.kind !== 'catalogue') {
      console.error(`\n${failureText(result)}\n`);
      for (const client of server?.ws.clients ?? []) client.send(overlayOf(result));
      return;
    }
    watched.changed(result.withGuides);
    if (server) await useCatalogue(server, made, watched.database);
    else renameSync(made, watched.database);
    const isFirst = digest === '';
    const isSame = digest === result.digest;
    digest = result.digest;
    // An open page that shows a mistake is loaded again as well.
    if (isSame && !before) return;
    server?.environments['client']?.hot.send({ type: 'full-reload', path: '*' });
    if (isFirst) return;
    const seconds = `${((performance.now() - since) / 1000).toFixed(1)} s`;
    console.error(isSame ? '  No mistakes any more.' : `  In the pages after ${seconds}.`);
  }

  /** One catalogue after the other, until nothing has changed since the last was begun. */
  let running: Promise<void> | undefined;
  async function run(): Promise<void> {
    while (isWaiting) {
      await new Promise((done) => setTimeout(done, SETTLE));
      isWaiting = false;
      if (isNewCode) maker.restart();
      isNewCode = false;
      const names = [...files].map((path) => relative('.', path));
      files = new Set();
      if (names.length > 0)
        console.error(
          `${names.slice(0, 3).join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''} …`,
        );
      const since = performance.now();
      await take(await maker.make(), since);
    }
    running = undefined;
  }
  function ask(): Promise<void> {
    isWaiting = true;
    running ??= run();
    return running;
  }

  return {
    name: 'watch-content',
    first: ask,
    hooks: {
      'astro:server:setup': ({ server: started }) => {
        server = started;
        started.watcher.add(content);
        started.watcher.on('all', (_event, name) => {
          const path = resolve(name);
          const isContent = isBelow(path, content) && /\.(ya?ml|mdx|jsonl?)$/.test(path);
          if (!isContent && !isCode(path)) return;
          if (!isContent) isNewCode = true;
          files.add(path);
          void ask();
        });
        started.environments['client']?.hot.on('vite:client:connect', (_data, client) => {
          if (failure) client.send(overlayOf(failure));
        });
        started.middlewares.use((request, response, next) => {
          const isPage = request.headers['sec-fetch-dest'] === 'document';
          if (!failure || !isPage || existsSync(watched.database)) return next();
          response.writeHead(500, { 'content-type': 'text/html;charset=utf-8' });
          response.end(pageWithoutCatalogue(failure));
        });
      },
      'astro:server:done': () => maker.stop(),
    },
  };
}
