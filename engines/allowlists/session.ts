import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ConfiguredServer, Running } from '../../src/domain/server-allowlist/reader.ts';
import { startModel } from '../model/start-model.ts';
import { runProcess } from '../run-process.ts';
import { writeFile } from '../write-file.ts';
import type { Stubs } from './cases.ts';
import type { Product } from './products.ts';
import { type StubHost, startHost } from './stub-host.ts';

const here = dirname(fileURLToPath(import.meta.url));
const STUB = join(here, 'stub-program.ts');
const BIN = join(here, '../node_modules/.bin');
const TIME_OUT = 60_000;

/** The stubs of a run: a program that writes down how it was started, and a host. */
export interface Bench extends Stubs {
  readonly log: string;
  readonly host: StubHost;
  readonly folder: string;
  close(): void;
}

export async function openBench(): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'allowlists-'));
  const log = join(folder, 'started.jsonl');
  const host = await startHost();
  return {
    folder,
    log,
    host,
    origin: host.origin,
    program: [process.execPath, '--disable-warning=ExperimentalWarning', STUB, log],
    close: () => {
      host.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface Plan {
  /** The managed file; null for none. */
  readonly file: string | null;
  readonly servers: readonly ConfiguredServer[];
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly home?: Readonly<Record<string, object>>;
}

/** Starts the product once in a new home and gives what it started, in one spelling each. */
export async function startedIn(product: Product, bench: Bench, plan: Plan): Promise<Set<string>> {
  const folder = mkdtempSync(join(bench.folder, 'session-'));
  const [home, work] = [join(folder, 'home'), join(folder, 'work')];
  mkdirSync(home);
  mkdirSync(join(work, '.git'), { recursive: true });
  rmSync(bench.log, { force: true });
  bench.host.forget();
  if (plan.file === null) rmSync(product.place, { force: true });
  else writeFile(product.place, plan.file);
  for (const [path, content] of Object.entries(plan.home ?? {}))
    writeFile(join(home, path), content);
  const model = await startModel(product.dialect, [], new Map());
  try {
    const { servers, flags = [] } = plan;
    const launch = product.prepare({ home, modelUrl: model.url, servers, flags });
    const path = [BIN, dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'].join(':');
    const plain = {
      HOME: home,
      TMPDIR: folder,
      PATH: path,
      LANG: 'C.UTF-8',
      TERM: 'dumb',
      CI: '1',
    };
    const env = { ...plain, ...launch.env, ...plan.env };
    const { output } = await runProcess(launch, {
      cwd: work,
      env,
      milliseconds: TIME_OUT,
      onQuestion: () => {},
    });
    if (process.env['PROVE_OUTPUT']) console.log(output);
    const lines = existsSync(bench.log) ? readFileSync(bench.log, 'utf8').trim().split('\n') : [];
    const programs = lines.filter(Boolean).map((line) => {
      const command = [...bench.program, ...(JSON.parse(line) as string[])];
      return spelled({ kind: 'command', command });
    });
    const hosted = [...bench.host.reached].map((url) =>
      spelled({ kind: 'address', url: `${bench.origin}${url}` }),
    );
    return new Set([...programs, ...hosted]);
  } finally {
    model.close();
    rmSync(product.place, { force: true });
  }
}

/** One spelling for what was started, and for what is expected. */
export const spelled = (running: Running): string =>
  running.kind === 'command' ? JSON.stringify(running.command) : new URL(running.url).href;
