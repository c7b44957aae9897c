import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { StubServer } from './cases/proof-run.ts';
import type { Client, ConfiguredServer } from './client.ts';
import type { WireName } from './model/dialect.ts';
import { type PlannedCall, startModel } from './model/start-model.ts';
import { runProcess } from './run-process.ts';
import { APPROVER } from './stub/approver.ts';
import { writeFile } from './write-file.ts';

const here = dirname(fileURLToPath(import.meta.url));
const STUB = join(here, 'stub/mcp-server.ts');
const BIN = join(here, 'node_modules/.bin');
const TIME_OUT = 90_000;

/** What a stub server wrote down: that its tools were listed, or that one was called. */
export interface StubEvent {
  readonly server: number;
  readonly listed?: true;
  readonly tool?: string;
  readonly arguments?: Readonly<Record<string, unknown>>;
}

export interface SessionPlan {
  readonly servers: readonly StubServer[];
  readonly file: string | null;
  readonly flags: readonly string[];
  readonly calls: readonly PlannedCall[];
  readonly known: ReadonlyMap<string, WireName>;
}

export interface SessionResult {
  readonly offered: ReadonlyMap<string, WireName>;
  readonly made: ReadonlySet<number>;
  readonly answers: readonly (string | undefined)[];
  readonly events: readonly StubEvent[];
  readonly turns: number;
  readonly output: string;
  readonly timedOut: boolean;
}

function configure(
  folder: string,
  log: string,
  servers: readonly StubServer[],
): ConfiguredServer[] {
  const all: readonly StubServer[] = [...servers, { as: APPROVER, tools: ['approve'] }];
  return all.map(({ as, tools, saysReadOnly }, number) => {
    const names = join(folder, `tools-${number}.json`);
    writeFile(names, { tools, saysReadOnly });
    const args = ['--disable-warning=ExperimentalWarning', STUB, String(number), as, names, log];
    return { as, command: process.execPath, args };
  });
}

/** Nothing of the user's own environment reaches a client: no keys, no proxies, no configuration. */
function environment(home: string, folder: string): Record<string, string> {
  const path = [BIN, dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'];
  return {
    HOME: home,
    TMPDIR: folder,
    PATH: path.join(':'),
    LANG: 'C.UTF-8',
    TERM: 'dumb',
    CI: '1',
  };
}

/** One start of a client in a new home, with the stub servers and a model that makes the calls. */
export async function runSession(client: Client, plan: SessionPlan): Promise<SessionResult> {
  const folder = mkdtempSync(join(tmpdir(), 'prove-'));
  const [home, work] = [join(folder, 'home'), join(folder, 'work')];
  const log = join(folder, 'reached.jsonl');
  mkdirSync(home);
  mkdirSync(work);
  mkdirSync(join(work, '.git'));
  const model = await startModel(client.dialect, plan.calls, plan.known);
  try {
    const servers = configure(folder, log, plan.servers);
    const { file, flags } = plan;
    const launch = client.prepare({ home, work, modelUrl: model.url, servers, file, flags });
    const { output, timedOut } = await runProcess(launch.command, launch.args, {
      cwd: work,
      env: { ...environment(home, folder), ...launch.env },
      milliseconds: TIME_OUT,
    });
    const lines = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
    const events = lines.filter(Boolean).map((line): StubEvent => JSON.parse(line));
    const { offered, made, answers } = model;
    return { offered, made, answers, events, turns: model.turns(), output, timedOut };
  } finally {
    model.close();
    if (process.env['PROVE_KEEP']) console.error(folder);
    else rmSync(folder, { recursive: true, force: true });
  }
}
