import { readFileSync } from 'node:fs';
import { plainForeignText } from '#domain/upstream-text.ts';
import { openCatalogue } from '#queries/database.ts';
import { allPresets } from '#queries/presets.ts';
import { assessScan } from '../src/scan/assess-scan.ts';
import { checkReport } from '../src/scan/check-report.ts';
import { checkScan } from '../src/scan/check-scan.ts';
import { knownServer } from '../src/scan/known-server.ts';
import { readOptions, type ScanCommand } from '../src/scan/options.ts';
import { readConfig } from '../src/scan/read-config.ts';
import { ScanFailed } from '../src/scan/scan-failed.ts';
import { scanReport } from '../src/scan/scan-report.ts';
import { type Scan, scanServer } from '../src/scan/scan-server.ts';
import { writeSnapshot } from '../src/scan/snapshot.ts';
import type { ScanTarget } from '../src/scan/target.ts';
import { catalogueFile } from './catalogue-file.ts';
import { readRiskRules } from './read-content.ts';

const USAGE = `npm run scan -- [options] -- COMMAND …     a server that is a program
npm run scan -- [options] --url URL        a server at an address
npm run scan -- [options] --config FILE    every server of a client's configuration

Asks a server for its list of tools and says how each is assessed. No tool is called.
The list goes to content/snapshots/scans/, which git ignores.

  --name NAME         the name of the result        (the package, or the host)
  --env NAME          pass this variable of yours on; --env NAME=value sets one. May be repeated.
                      Behind a proxy, npx wants --env HTTPS_PROXY or --env NODE_EXTRA_CA_CERTS
  --header "N: V"     a header for --url; may be repeated
  --folder DIR        where the program is started
  --timeout SECONDS   for each server               (60)
  --max-bytes N       most that a server may send   (10000000)
  --max-tools N       most tools that it may list   (5000)
  --into DIR          where the result goes         (content/snapshots/scans)
  --verbose           show what the program writes to standard error
  --check             compare with the catalogue instead of writing the list
  --server SLUG       with --check: which server of the catalogue it is

Values of variables, headers, queries and secret arguments are never written or shown.
Exit code 0: scanned, or with --check the same; 1: --check found a change; 2: it could not be done.
`;

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => stopping.abort());
}

function targetsOf({ target, config }: ScanCommand): readonly ScanTarget[] {
  if (target) return [target];
  const { targets, skipped } = readConfig(readFileSync(config ?? '', 'utf8'), process.env);
  for (const { name, reason } of skipped) {
    console.error(plainForeignText(`${name} is left out: ${reason}.`));
  }
  return targets;
}

function scanOf(target: ScanTarget, { limits, verbose }: ScanCommand): Promise<Scan> {
  const onstderr = (line: string) => console.error(`  ${plainForeignText(line)}`);
  return scanServer(target, { limits, signal: stopping.signal, ...(verbose ? { onstderr } : {}) });
}

async function compare(scan: Scan, { server }: ScanCommand): Promise<number> {
  const db = openCatalogue(await catalogueFile());
  const known = knownServer(db, scan, server);
  const found = checkScan(scan, known, {
    rules: readRiskRules('content'),
    presets: allPresets(db),
  });
  console.log(checkReport(found, scan));
  return found.tools.length > 0 ? 1 : 0;
}

async function runScan(target: ScanTarget, command: ScanCommand): Promise<number> {
  try {
    const scan = await scanOf(target, command);
    if (command.check) return await compare(scan, command);
    console.log(scanReport(assessScan(scan, readRiskRules('content'))));
    const day = new Date().toISOString().slice(0, 10);
    console.log(`Written to ${writeSnapshot(command.into, scan, day)}`);
    return 0;
  } catch (error) {
    if (!(error instanceof ScanFailed)) throw error;
    console.error(`${target.name}: ${plainForeignText(error.message)}`);
    return 2;
  }
}

async function main(): Promise<number> {
  const command = readOptions(process.argv.slice(2), process.env);
  if (command.help) {
    console.log(USAGE);
    return 0;
  }
  const codes: number[] = [];
  for (const target of targetsOf(command)) {
    if (stopping.signal.aborted) break;
    if (command.config !== undefined) console.log(`\n== ${target.name}`);
    codes.push(await runScan(target, command));
  }
  if (stopping.signal.aborted) return 130;
  if (codes.includes(1)) return 1;
  return codes.length === 0 || codes.includes(2) ? 2 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  const known = error instanceof ScanFailed || (error as NodeJS.ErrnoException).code === 'ENOENT';
  if (!known) throw error;
  console.error((error as Error).message);
  process.exitCode = 2;
}
