import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { originOfCheckout } from '#catalogue/import/checkout.ts';
import { IMPORT_FORMATS, type ImportFormat } from '#catalogue/import/formats.ts';
import { importSnapshot, NothingUsable } from '#catalogue/import/import-snapshot.ts';
import { importReport, outlineReport, skippedText } from '#catalogue/import/report.ts';
import { importOutlines } from '#catalogue/outlines/import-outlines.ts';
import { ContentError, nearestWord } from '#catalogue/problem.ts';
import type { Progress } from '#catalogue/sources/draft.ts';

const USAGE = `npm run import -- FORMAT PATH [options]

${IMPORT_FORMATS.map(({ id, reads }) => `  ${id.padEnd(21)}${reads}`).join('\n')}

  outlines             JSON lines, one server each; keeps names, types and hints only

  --into DIR      where the snapshot is written   (content/snapshots)
  --name NAME     its name, instead of that of the format or of PATH
  --commit HASH   commit of the source            (that of the checkout)
  --seen DAY      day of the source, YYYY-MM-DD   (that of the commit, or what the source says)
  --all           list everything that was skipped

Each build reads all snapshots. They hold the texts of their authors and are not committed.
Outlines are written to content/outlines and are committed; of the options, they take --all only.
Exit code 1: bad arguments or an unreadable input; in that case nothing is written.
`;

/** What is kept for good, and not as a snapshot. */
const OUTLINES = 'outlines';

/** A mistake in the arguments, as one sentence. */
class UsageError extends Error {}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        into: { type: 'string', default: 'content/snapshots' },
        name: { type: 'string' },
        commit: { type: 'string' },
        seen: { type: 'string' },
        all: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function formatOf(id: string | undefined): ImportFormat {
  const format = IMPORT_FORMATS.find((known) => known.id === id);
  if (format) return format;
  if (id === undefined) throw new UsageError(`Name a format.\n\n${USAGE}`);
  const ids = [...IMPORT_FORMATS.map((format) => format.id), OUTLINES];
  const near = nearestWord(id, ids);
  const hint = near === null ? `There are: ${ids.join(', ')}.` : `Did you mean “${near}”?`;
  throw new UsageError(`There is no format “${id}”. ${hint}`);
}

/** One line at most every second, with an estimate of what is left. */
function progressLines() {
  const started = performance.now();
  let lastReported = started;
  return ({ done, total, servers }: Progress & { servers: number }) => {
    const now = performance.now();
    if (now - lastReported < 1000 || done === 0) return;
    lastReported = now;
    const left = Math.ceil((((now - started) / done) * (total - done)) / 1000);
    const share = Math.floor((done / total) * 100);
    console.error(`  ${servers.toLocaleString('en')} servers, ${share} %, about ${left} s left`);
  };
}

function check(values: ReturnType<typeof readArguments>['values']): void {
  if (values.seen !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(values.seen)) {
    throw new UsageError(`--seen ${values.seen} is not a day: write it as 2026-11-21.`);
  }
  if (values.commit !== undefined && !/^[0-9a-f]{7,40}$/.test(values.commit)) {
    throw new UsageError(`--commit ${values.commit} is not a commit: use its hexadecimal hash.`);
  }
}

function messageOf({ code, message, path }: NodeJS.ErrnoException): string {
  if (code === 'ENOTDIR') return `${path ?? 'PATH'} is no folder, but this format is one.`;
  if (code === 'EISDIR') return 'PATH is a folder, but this format is one file.';
  return message;
}

async function main(): Promise<void> {
  const { values, positionals } = readArguments();
  if (values.help) return console.log(USAGE);
  const [id, path, ...more] = positionals;
  const format = id === OUTLINES ? undefined : formatOf(id);
  if (path === undefined || more.length > 0) throw new UsageError('Name one PATH to read.');
  if (!existsSync(path)) throw new UsageError(`There is no such file or folder: ${path}`);
  check(values);
  if (!format) return console.log(outlineReport(await importOutlines(path, 'content'), values.all));
  const checkout = format.several ? {} : originOfCheckout(path);
  const { into, name } = values;
  const commit = values.commit ?? checkout.commit;
  const seen = values.seen ?? checkout.seen;
  const origin = { ...checkout, commit, seen };
  const progress = progressLines();
  const result = await importSnapshot({ format, path, into, name, origin, progress });
  console.log(importReport(result, values.all));
}

try {
  await main();
} catch (error) {
  const cannotRead =
    error instanceof SyntaxError || (error as NodeJS.ErrnoException).code !== undefined;
  const isTold = [UsageError, NothingUsable, ContentError].some((kind) => error instanceof kind);
  if (!isTold && !cannotRead) throw error;
  console.error(messageOf(error as NodeJS.ErrnoException));
  if (error instanceof NothingUsable && error.skipped.length > 0) {
    console.error(skippedText(error.skipped));
  }
  process.exitCode = 1;
}
