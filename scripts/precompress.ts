import { parseArgs } from 'node:util';
import { differingFiles, precompress } from './hosting/precompress.ts';
import { progress } from './progress.ts';

const STORE = '.cache/precompressed';
const MINIMUM = 1024;

const USAGE = `npm run precompress -- [options] [DIR]

Writes .gz files beside the texts of the built site in DIR (dist), for servers that send them as they
are. What has not changed since the last run is not compressed again.

  --brotli       write .br files, too
  --minimum N    leave files of fewer bytes alone          (${MINIMUM})
  --workers N    how many threads                          (one for each core)
  --check        only compare: exit code 1 where a compressed file is not its file’s
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    brotli: { type: 'boolean', default: false },
    minimum: { type: 'string', default: String(MINIMUM) },
    workers: { type: 'string' },
    check: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

function stop(text: string): never {
  console.error(text);
  process.exit(1);
}

function numberOf(option: string, text: string, least: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= least) return number;
  return stop(`--${option} ${text}: use a whole number from ${least}.`);
}

async function compare(site: string, workers: number | undefined): Promise<void> {
  const part = progress('files compared');
  const differing = await differingFiles({ site, workers, progress: part.at });
  part.end();
  for (const path of differing) console.error(`${path} does not hold the bytes of its file.`);
  console.log(`${differing.length} compressed files differ`);
  if (differing.length > 0) process.exitCode = 1;
}

async function compress(site: string, workers: number | undefined): Promise<void> {
  const part = progress('files compressed');
  const result = await precompress({
    site,
    workers,
    store: STORE,
    encodings: values.brotli ? ['gzip', 'brotli'] : ['gzip'],
    minimum: numberOf('minimum', values.minimum, 0),
    progress: part.at,
  });
  part.end();
  const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
  console.log(
    `${result.files.toLocaleString('en')} files, ${result.made.toLocaleString('en')} compressed now: ` +
      `${megabytes(result.bytes)} and ${megabytes(result.compressedBytes)} beside them`,
  );
}

const [site = 'dist', ...more] = positionals;
if (values.help) {
  console.log(USAGE);
} else if (more.length > 0) {
  stop(`One folder only: ${positionals.join(', ')} are ${positionals.length}.`);
} else {
  const workers = values.workers === undefined ? undefined : numberOf('workers', values.workers, 1);
  try {
    await (values.check ? compare : compress)(site, workers);
  } catch (error) {
    stop((error as Error).message);
  }
}
