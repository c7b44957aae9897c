import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ContentError, nearestWord } from '#catalogue/problem.ts';
import { progress } from './progress.ts';
import { readHistory, readPresets, readRiskRules, readServers } from './read-content.ts';
import { historyText } from './refresh/history-file.ts';
import { npmPackage } from './refresh/npm-package.ts';
import { type Refreshed, refreshServer } from './refresh/refresh-server.ts';
import { type NotRefreshed, reportOf } from './refresh/report.ts';
import { whyNoSandbox } from './refresh/sandbox.ts';
import { withNewVersion } from './refresh/server-file.ts';

const USAGE = `npm run refresh -- [options] [SERVER …]

Starts the newest published version of each server of content/servers/ that is an npm package, in a
sandbox without network, asks it for its tools, and writes what changed: facts into the server's file,
an entry into content/history/, and a report of what needs a person. No tool is called, and no script
of a package runs while it is installed. Wants bubblewrap (bwrap).

  --versions N     read the newest of each of the last N minor versions before it too   (0)
  --check          write nothing but the report
  --no-dates       leave out days of publication: for a registry that is a mirror
  --report FILE    write the report to FILE, too
  --cache DIR      where answers are kept, and versions are installed meanwhile   (.cache/refresh)

Exit code 0: done; 1: no server could be read, or a wrong option.
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    versions: { type: 'string', default: '0' },
    check: { type: 'boolean', default: false },
    'no-dates': { type: 'boolean', default: false },
    report: { type: 'string' },
    cache: { type: 'string', default: '.cache/refresh' },
    help: { type: 'boolean', default: false },
  },
});

function stop(text: string, code = 1): never {
  (code === 0 ? console.log : console.error)(text);
  process.exit(code);
}

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort());

function write({ slug, from, to, day, drift, history }: Refreshed): void {
  const file = join('content', 'servers', `${slug}.yaml`);
  // Also where nothing changed: the file tells the day on which it was read.
  writeFileSync(file, withNewVersion(readFileSync(file, 'utf8'), { from, to, day, drift }));
  mkdirSync(join('content', 'history'), { recursive: true });
  writeFileSync(join('content', 'history', `${slug}.yaml`), historyText(history));
}

async function main(): Promise<void> {
  if (values.help) stop(USAGE, 0);
  const versions = Number(values.versions);
  if (!Number.isInteger(versions) || versions < 0) stop('--versions wants a whole number.');
  const why = whyNoSandbox();
  if (why) stop(why);
  const all = readServers('content').filter(
    ({ value }) => value.packages?.[0]?.registry === 'npm' && value.quality === 'tools-list',
  );
  const [rules, presets] = [readRiskRules('content'), readPresets('content')];
  const known = new Map(readHistory('content').map(({ id, value }) => [id, value]));
  for (const slug of positionals) {
    if (all.some(({ id }) => id === slug)) continue;
    const near = nearestWord(
      slug,
      all.map(({ id }) => id),
    );
    stop(
      `No server “${slug}” is an npm package whose list was read${near ? `; did you mean “${near}”?` : '.'}`,
    );
  }
  const chosen = all.filter(({ id }) => positionals.length === 0 || positionals.includes(id));
  const refreshed: Refreshed[] = [];
  const failed: NotRefreshed[] = [];
  const part = progress('servers read', chosen.length);
  for (const { id, value } of chosen) {
    if (stopping.signal.aborted) break;
    try {
      const pack = await npmPackage(value.packages?.[0]?.name ?? '');
      const options = { versions, dates: !values['no-dates'], rules, presets };
      const reading = { cache: values.cache, signal: stopping.signal };
      const found = await refreshServer(reading, id, value, pack, known.get(id), options);
      refreshed.push(found);
      if (!values.check) write(found);
    } catch (error) {
      failed.push({ slug: id, why: (error as Error).message });
    }
    part.add();
  }
  part.end();
  const report = reportOf(refreshed, failed);
  if (values.report) writeFileSync(values.report, report);
  console.log(report);
  if (stopping.signal.aborted) process.exitCode = 130;
  else if (chosen.length > 0 && refreshed.length === 0) process.exitCode = 1;
}

try {
  await main();
} catch (error) {
  if (!(error instanceof ContentError)) throw error;
  stop(error.message);
}
