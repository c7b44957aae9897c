import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleGuard } from '../../scripts/bundle-guard.ts';
import { guard as guardTarget } from '../../src/domain/policy/guard/target.ts';
import type { Seen } from '../../src/domain/policy/proof.ts';
import type { Client, ConfiguredServer, Person } from '../client.ts';
import { judge, markerOf, wordOf } from '../judge-calls.ts';
import type { WireName } from '../model/dialect.ts';
import { type PlannedCall, stepMark } from '../model/start-model.ts';
import { type Folders, runSession } from '../run-session.ts';
import { writeFile } from '../write-file.ts';
import {
  callsOf,
  type GuardedClient,
  type GuardRun,
  type GuardSetting,
  type InstalledGuard,
  isOwn,
} from './guard-run.ts';

const BUNDLE = resolve(
  dirname(fileURLToPath(import.meta.url)),
  '../../.cache/prove/toolward-guard.mjs',
);

/** Makes the program that users download. */
export const makeGuard = (): Promise<void> => bundleGuard(BUNDLE);

/** Milliseconds that a person takes to answer: a question that the guard lifts is gone by then. */
const PATIENCE = 1500;

function install(run: GuardRun, { home }: Folders): InstalledGuard {
  const folder = join(home, 'toolward');
  const program = join(folder, 'toolward-guard.mjs');
  const policy = join(folder, 'toolward-policy.json');
  const rendered = guardTarget.render(run.policy);
  if (!rendered.ok) throw new Error(`no file of the guard: ${rendered.problem.kind}`);
  mkdirSync(folder, { recursive: true });
  copyFileSync(BUNDLE, program);
  writeFile(policy, rendered.text);
  return { node: process.execPath, program, policy };
}

function damage(guard: InstalledGuard, { damage: done }: GuardSetting): void {
  if (!done) return;
  if (done.text === null) rmSync(guard[done.file]);
  else writeFile(guard[done.file], done.text);
}

const wrapped = (
  servers: readonly ConfiguredServer[],
  { node, program }: InstalledGuard,
): ConfiguredServer[] =>
  servers.map(({ as, command, args }) => ({
    as,
    command: node,
    args: [program, 'wrap', '--server', as, '--', command, ...args],
  }));

interface Planned extends PlannedCall {
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** What the model calls, with a word in each call that the guard decides about, and by which names. */
function planOf(run: GuardRun, known: ReadonlyMap<string, WireName>) {
  const names = new Map(known);
  let place = -1;
  const plan = run.steps.flatMap(({ calls }, step) =>
    calls.map((call, index): Planned => {
      if (isOwn(call)) {
        const marker = `own ${step} ${index}`;
        names.set(marker, { name: call.own });
        return { marker, arguments: call.arguments, step };
      }
      place += 1;
      const args = { owner: 'acme', ...call.arguments, repo: wordOf(place) };
      const planned = { marker: markerOf(run.servers, call), arguments: args, step };
      return call.together ? { ...planned, together: true } : planned;
    }),
  );
  return { plan, names };
}

/** Plays a session in the real client, and says what was seen of each call. */
export async function playSession(
  { client, installHook, openFile }: GuardedClient,
  setting: GuardSetting,
  run: GuardRun,
  floorFile: string | undefined,
  known: ReadonlyMap<string, WireName>,
): Promise<Seen[]> {
  const calls = callsOf(run);
  const { plan, names } = planOf(run, known);
  const [first = 'Go.', ...later] = run.steps.map(({ says }, step) => `${says}${stepMark(step)}`);
  let guard: InstalledGuard | undefined;
  const person: Person = { says: run.person ?? 'no', after: PATIENCE };
  const { mode, permissionMode, flags, env, files } = setting;
  const plain = {
    servers: run.servers,
    file: `${floorFile ?? openFile}${setting.appended ?? ''}`,
    ...(mode ? { mode } : {}),
    ...(permissionMode ? { permissionMode } : {}),
    ...(flags ? { flags } : {}),
    ...(env ? { env } : {}),
    ...(files ? { files } : {}),
  };
  const result = await runSession(client, {
    ...plain,
    calls: plan,
    known: names,
    prompts: [first, ...later],
    person,
    wrapServers(servers, folders) {
      guard = install(run, folders);
      return setting.layer === 'hook' ? [...servers] : wrapped(servers, guard);
    },
    async beforeStart(folders) {
      if (!guard) return [];
      const besideWrapper = setting.layer !== 'hook';
      const { scope = 'user', untrusted = false } = setting;
      const how = { scope, untrusted, besideWrapper };
      const written = setting.layer === 'wrapper' ? [] : await installHook(guard, folders, how);
      damage(guard, setting);
      return written;
    },
  });
  if (process.env['PROVE_KEEP']) console.error(result.output, result.answers);
  return calls.map((call, place) => {
    const name = known.get(markerOf(run.servers, call)) ?? { name: call.tool };
    const at = plan.findIndex(({ arguments: args }) => args['repo'] === wordOf(place));
    const seen = judge(client, plain, result, call, place, at, name);
    const reached = result.events.some(({ arguments: args }) => args?.['repo'] === wordOf(place));
    return person.says === 'yes' && reached && seen === 'unclear' ? 'asked' : seen;
  });
}

/** The names by which a client offers the tools of these servers, from a session where everything runs. */
export async function namesIn(
  client: Client,
  { servers }: GuardRun,
): Promise<ReadonlyMap<string, WireName>> {
  const calls = servers.flatMap(({ as, tools }) => tools.map((tool) => ({ server: as, tool })));
  const plan = calls.map((call) => ({ marker: markerOf(servers, call), arguments: {} }));
  const result = await runSession(client, { servers, file: null, calls: plan, known: new Map() });
  const reached = new Set(result.events.flatMap(({ tool }) => tool ?? []));
  const missing = calls.find(({ tool }) => !reached.has(tool));
  if (missing)
    throw new Error(`without a policy, ${missing.tool} is not reached: ${result.output}`);
  return result.offered;
}
