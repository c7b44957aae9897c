import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { complain, readArguments, reporting } from '../arguments.ts';
import type { Program } from '../command.ts';
import { policyIn } from '../policy-file.ts';
import { apply } from './apply.ts';
import { type Change, changeOf, hooksIn } from './change-file.ts';
import {
  type GuardCall,
  type InstallClient,
  isBeside,
  type Machine,
  type PlacedFile,
  placesIn,
  SCOPES,
  type Scope,
  startsGuard,
  typed,
} from './client.ts';
import { INSTALL_CLIENTS } from './clients/index.ts';
import { nameNotes } from './configured-servers.ts';
import { type HookEntry, Refusal, sameEntries } from './hook-file.ts';
import { thisMachine } from './machine.ts';

export const INSTALL_USAGE = `install ${INSTALL_CLIENTS.map(({ id }) => id).join('|')} [--scope ${SCOPES.join('|')}] [--wrapped] [--yes] [--dry-run]`;
const EXPECTED = {
  values: { scope: SCOPES },
  flags: ['wrapped', 'yes', 'dry-run'],
  words: [{ name: 'client', allowed: INSTALL_CLIENTS.map(({ id }) => id) }],
};

/** Writes the guard as a hook into the configuration of a client. */
export const install = reporting(async (args, program) => {
  const given = readArguments(args, EXPECTED);
  if (Array.isArray(given)) return complain(given, INSTALL_USAGE);
  const scope = (given.values['scope'] ?? 'user') as Scope;
  return installIn(clientOf(given.words[0]), scope, given.flags, program, thisMachine());
});

export function clientOf(id: string | undefined): InstallClient {
  const client = INSTALL_CLIENTS.find((each) => each.id === id);
  if (!client) throw new Error(`unknown client ${id}`);
  return client;
}

/** The same on a given machine. */
export async function installIn(
  client: InstallClient,
  scope: Scope,
  flags: ReadonlySet<string>,
  program: Program,
  machine: Machine,
): Promise<number> {
  try {
    const file = placeFor(client, scope, machine);
    const entries = entriesFor(client, program, flags.has('wrapped'));
    const change = changeFor(client, file, entries, program.file);
    const warnings = [
      ...(await policyWarnings(client, program, machine)),
      ...nodeWarnings(client, machine),
      ...placeWarnings(scope, program, machine),
      ...otherWarnings(client, file, program, machine),
    ];
    const done =
      change.before === change.after
        ? `The guard is already installed for ${client.label} in ${file.path}.`
        : `The guard is installed for ${client.label} in ${file.path}.`;
    const code = await apply([change], flags, done, warnings);
    if (code !== 0 || flags.has('dry-run')) return code;
    sayNext(client, scope, program);
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    process.stderr.write(`${error.message}\nNothing was changed.\n`);
    return 1;
  }
}

/** The hooks that install the guard of this program. */
export function entriesFor(
  client: InstallClient,
  program: Program,
  isWrapped = false,
): HookEntry[] {
  const policy = resolve(program.policyFile);
  const beside = isBeside(program);
  const call = { node: process.execPath, guard: program.file };
  if (isWrapped && !client.tellsServersSession)
    throw new Refusal(
      `${client.label} tells its servers no session, so hooks would tell their wrappers nothing: leave --wrapped out.`,
    );
  if (!beside && !client.hook)
    throw new Refusal(
      `For ${client.label}, the policy has to be beside the guard: leave --policy out.`,
    );
  return entriesWith(client, beside ? call : { ...call, policy }, isWrapped);
}

/**
 * The hooks of a client for all events that its adapter reads. Where the servers are wrapped, the wrapper judges and
 * counts the calls, and the hooks tell it what the user said and what else was read.
 */
export function entriesWith(
  { hook, handler }: InstallClient,
  call: GuardCall,
  isWrapped = false,
): HookEntry[] {
  if (!hook) return [{ event: 'plugin', handler: handler(call, 'plugin') }];
  const points = hook.hooks.filter(
    ({ kind }) => !isWrapped || (kind !== 'call' && kind !== 'permission'),
  );
  return points.map(({ event, kind, matcher }) => ({
    event,
    ...(matcher === undefined ? {} : { matcher }),
    handler: handler(call, kind),
  }));
}

const SYSTEM: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'macOS',
  linux: 'Linux',
  win32: 'Windows',
};

/** The usual file, or another of the scope that already holds hooks while the usual one has none. */
function placeFor(client: InstallClient, scope: Scope, machine: Machine): PlacedFile {
  const files = client.files(scope, machine);
  const [usual] = files;
  if (!usual)
    throw new Refusal(
      `${client.label} has no ${scope} place for hooks on ${SYSTEM[machine.platform] ?? machine.platform}.`,
    );
  if (files.length === 1) return usual;
  const holding = files.filter((file) => (hooksIn(file)?.entries ?? []).length > 0);
  return holding.includes(usual) ? usual : (holding[0] ?? usual);
}

function changeFor(
  client: InstallClient,
  { path, form }: PlacedFile,
  entries: readonly HookEntry[],
  guard: string,
): Change {
  const isOurs = (handler: HookEntry['handler']) => startsGuard(handler, client.id, guard);
  return changeOf(path, (text) => {
    if (text === undefined) return form.add(undefined, entries);
    const ours = form.read(text).entries.filter(({ handler }) => isOurs(handler));
    if (sameEntries(ours, entries)) return text;
    return form.add(ours.length > 0 ? form.remove(text, isOurs) : text, entries);
  });
}

/** Each place where the hooks are makes the client start the guard once more. */
function otherWarnings(
  client: InstallClient,
  file: PlacedFile,
  program: Program,
  machine: Machine,
): string[] {
  const places = placesIn(client, SCOPES, machine).map((place) => place.file);
  const others = places.filter((other) => {
    if (other.path === file.path) return false;
    const entries = hooksIn(other)?.entries ?? [];
    return entries.some(({ handler }) => startsGuard(handler, client.id, program.file));
  });
  return others.map(
    ({ path }) =>
      `the guard is also in ${path}. In two places, it counts each call twice: take it out there (uninstall ${client.id} --scope …).`,
  );
}

async function policyWarnings(
  client: InstallClient,
  { policyFile }: Program,
  machine: Machine,
): Promise<string[]> {
  if (!existsSync(policyFile))
    return [
      `there is no policy at ${policyFile}. Until there is one, every call of an MCP tool is refused.`,
    ];
  try {
    return nameNotes(await policyIn(policyFile), client.servers(machine));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [`${why}. Until that is set right, every call of an MCP tool is refused.`];
  }
}

function nodeWarnings({ label }: InstallClient, { platform }: Machine): string[] {
  const [major = 0] = process.versions.node.split('.').map(Number);
  return [
    ...(major < 22
      ? [
          `the hooks will start ${process.execPath}, Node ${major}. Node 24 starts them in half the time.`,
        ]
      : []),
    ...(platform === 'win32'
      ? [
          `hooks of ${label} were not tried on Windows. Make a call that the policy refuses before you rely on them.`,
        ]
      : []),
  ];
}

/** Who may change what everybody's sessions start? */
function placeWarnings(scope: Scope, program: Program, { platform }: Machine): string[] {
  if (scope !== 'managed' || platform === 'win32') return [];
  const files = [program.file, dirname(program.file), program.policyFile, process.execPath];
  const loose = files.filter((file) => {
    const found = statSync(file, { throwIfNoEntry: false });
    return found !== undefined && (found.uid !== 0 || (found.mode & 0o022) !== 0);
  });
  return loose.map(
    (file) =>
      `others than root may change ${file}. For everybody on the machine, keep the guard, its policy and Node where only root may write, such as /opt/toolward.`,
  );
}

function sayNext(client: InstallClient, scope: Scope, program: Program): void {
  const next = [
    ...client.next(scope),
    `Keep ${client.label}’s own policy in force: it holds where the guard is switched off. Its place: ${client.floor}.`,
    `Check it: ${typed(program, `selftest ${client.id}`)}`,
  ];
  const off = client.switchedOffBy(scope);
  console.log(`\nNext:\n${next.map((line) => `- ${line}`).join('\n')}`);
  if (off.length > 0)
    console.log(`\nWhat switches it off:\n${off.map((line) => `- ${line}`).join('\n')}`);
}
