import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isObject } from '../src/domain/own-value.ts';
import type { DriveMode } from '../src/domain/policy/proof.ts';
import type { ExtraFile, StubServer } from './cases/proof-run.ts';
import type { Client, ConfiguredServer, Person } from './client.ts';
import type { WireName } from './model/dialect.ts';
import { type PlannedCall, startModel } from './model/start-model.ts';
import { runProcess } from './run-process.ts';
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

/** What a session runs under. */
export interface Setting {
  readonly servers: readonly StubServer[];
  readonly file: string | null;
  readonly mode?: DriveMode;
  readonly permissionMode?: string;
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly files?: readonly ExtraFile[];
}

export interface SessionPlan extends Setting {
  readonly calls: readonly PlannedCall[];
  readonly known: ReadonlyMap<string, WireName>;
  readonly prompts?: readonly [string, ...string[]];
  /** Without one, who says no at once. */
  readonly person?: Person;
  /** Changes how the servers are started, before the client is configured. */
  wrapServers?(servers: readonly ConfiguredServer[], folders: Folders): ConfiguredServer[];
  /** Called when the client’s own files are written. Gives the files below /etc that it wrote. */
  beforeStart?(folders: Folders): readonly string[] | Promise<readonly string[]>;
}

/** A question that the client asked a person. */
export interface AskedQuestion {
  /** The tool, as the client named it. */
  readonly tool: string;
  /** All that the client said with it. */
  readonly text: string;
  /** Place in the plan of the call that the model had made last. */
  readonly after: number | undefined;
}

export interface SessionResult {
  readonly offered: ReadonlyMap<string, WireName>;
  readonly made: ReadonlySet<number>;
  readonly answers: readonly (string | undefined)[];
  readonly questions: readonly AskedQuestion[];
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
  return servers.map(({ as, tools, saysReadOnly, results }, number) => {
    const names = join(folder, `tools-${number}.json`);
    writeFile(names, { tools, saysReadOnly, results });
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

export interface Folders {
  readonly home: string;
  readonly project: string;
}

/** Puts what only the session knows in the place of `{home}`, `{project}`, `{command}` and `{args}`. */
function filled(text: string, { home, project }: Folders, server: ConfiguredServer | undefined) {
  return text
    .replaceAll('{home}', home)
    .replaceAll('{project}', project)
    .replaceAll('{command}', () => JSON.stringify(server?.command))
    .replaceAll('{args}', () => JSON.stringify(server?.args));
}

const readJson = (path: string): object => JSON.parse(readFileSync(path, 'utf8'));

/** Both objects, with those inside them put together likewise. */
function merged(into: object, from: object): object {
  const entries = Object.entries(from).map(([key, value]: [string, unknown]) => {
    const known: unknown = Reflect.get(into, key);
    return [key, isObject(known) && isObject(value) ? merged(known, value) : value];
  });
  return { ...into, ...Object.fromEntries(entries) };
}

const rootOf = (file: ExtraFile, folders: Folders) =>
  file.in === 'system' ? '/etc' : folders[file.in];

/** One start of a client in a new home, with the stub servers and a model that makes the calls. */
export async function runSession(client: Client, plan: SessionPlan): Promise<SessionResult> {
  const folder = mkdtempSync(join(tmpdir(), 'prove-'));
  const folders = { home: join(folder, 'home'), project: join(folder, 'work') };
  const log = join(folder, 'reached.jsonl');
  mkdirSync(folders.home);
  mkdirSync(join(folders.project, '.git'), { recursive: true });
  const model = await startModel(client.dialect, plan.calls, plan.known);
  const questions: AskedQuestion[] = [];
  const written: string[] = [];
  try {
    const plain = configure(folder, log, plan.servers);
    const servers = plan.wrapServers?.(plain, folders) ?? plain;
    const fill = (text: string) => filled(text, folders, servers[0]);
    const launch = client.prepare({
      home: folders.home,
      work: folders.project,
      modelUrl: model.url,
      servers,
      file: plan.file === null ? null : fill(plan.file),
      mode: plan.mode ?? client.mode,
      permissionMode: plan.permissionMode,
      flags: (plan.flags ?? []).map(fill),
      prompts: plan.prompts ?? ['Go.'],
      person: plan.person ?? { says: 'no', after: 0 },
    });
    written.push(...((await plan.beforeStart?.(folders)) ?? []));
    for (const file of plan.files ?? []) {
      const path = join(rootOf(file, folders), file.path);
      const text = fill(file.text);
      writeFile(path, file.merge ? merged(readJson(path), JSON.parse(text)) : text);
      if (file.in === 'system') written.push(path);
    }
    const own = Object.entries(plan.env ?? {}).map(([name, value]) => [name, fill(value)]);
    const env = {
      ...environment(folders.home, folder),
      ...launch.env,
      ...Object.fromEntries(own),
    };
    const { output, timedOut } = await runProcess(launch, {
      cwd: folders.project,
      env,
      milliseconds: TIME_OUT,
      onQuestion: ({ tool, request }) =>
        questions.push({ tool, text: JSON.stringify(request), after: model.latest() }),
    });
    const lines = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
    const events = lines.filter(Boolean).map((line): StubEvent => JSON.parse(line));
    const { offered, made, answers } = model;
    return { offered, made, answers, questions, events, turns: model.turns(), output, timedOut };
  } finally {
    model.close();
    for (const path of written) rmSync(path);
    if (process.env['PROVE_KEEP']) console.error(folder);
    else rmSync(folder, { recursive: true, force: true });
  }
}
