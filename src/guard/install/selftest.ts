import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Policy } from '#domain/policy/policy.ts';
import { counted } from '#wording/sentence.ts';
import { complain, readArguments, reporting } from '../arguments.ts';
import type { Program } from '../command.ts';
import type { HookPoint } from '../hook/client.ts';
import { policyIn } from '../policy-file.ts';
import { stateFolder } from '../session-store.ts';
import { hooksIn, textIn } from './change-file.ts';
import {
  type GuardCall,
  type InstallClient,
  type Machine,
  type PlacedFile,
  placesIn,
  SCOPES,
  type Scope,
  SECONDS,
  startsGuard,
  typed,
} from './client.ts';
import { INSTALL_CLIENTS } from './clients/index.ts';
import { nameNotes } from './configured-servers.ts';
import { type PlacedEntry, Refusal, sameEntries } from './hook-file.ts';
import { clientOf, entriesWith } from './install.ts';
import { thisMachine } from './machine.ts';
import { startedBy } from './started-by.ts';
import { answerIn, type HeldCall, heldCall, start, startPlugin } from './trial.ts';

export const SELFTEST_USAGE = `selftest ${INSTALL_CLIENTS.map(({ id }) => id).join('|')}`;
const EXPECTED = { words: [{ name: 'client', allowed: INSTALL_CLIENTS.map(({ id }) => id) }] };

/** Checks what is installed in a client, and makes a call that the policy refuses or asks about. */
export const selftest = reporting(async (args, program) => {
  const given = readArguments(args, EXPECTED);
  if (Array.isArray(given)) return complain(given, SELFTEST_USAGE);
  return selftestOf(clientOf(given.words[0]), program, thisMachine());
});

interface Installed {
  readonly scope: Scope;
  readonly file: PlacedFile;
  readonly entries: readonly PlacedEntry[];
}

class Report {
  failures = 0;
  /** The last call that was tried, and how it ended. */
  tried: HeldCall['by'] | undefined;
  ok(text: string): void {
    console.log(`ok    ${text}`);
  }
  note(text: string): void {
    console.log(`note  ${text}`);
  }
  fail(text: string, remedy: string): void {
    this.failures += 1;
    console.log(`FAIL  ${text}\n      ${remedy}`);
  }
}

const TRY: Readonly<Record<HeldCall['by'] | 'none', string>> = {
  deny: ': make a refused call there once',
  ask: ': make a call there once that is asked about',
  none: '',
};

/** The same on a given machine. */
export async function selftestOf(
  client: InstallClient,
  program: Program,
  machine: Machine,
): Promise<number> {
  const report = new Report();
  const installed = findInstalled(client, program, machine, report);
  for (const each of installed) {
    checkHooks(client, each, program, report);
    for (const { text, remedy } of client.faults?.(each.scope, each.file, machine) ?? [])
      report.fail(text, remedy);
    await tryHooks(client, each, program, machine, report);
  }
  checkSwitches(client, installed, machine, report);
  checkState(machine, report);
  const end =
    report.failures === 0
      ? `This tried the configuration and the guard. ${client.label} itself was not started${TRY[report.tried ?? 'none']}.`
      : `${report.failures === 1 ? 'One check' : `${report.failures} checks`} failed.`;
  console.log(`\n${end}`);
  return report.failures === 0 ? 0 : 1;
}

function findInstalled(
  client: InstallClient,
  program: Program,
  machine: Machine,
  report: Report,
): Installed[] {
  const places = placesIn(client, SCOPES, machine);
  const failures = report.failures;
  const installed = places.flatMap(({ scope, file }) => {
    try {
      const ours = (hooksIn(file)?.entries ?? []).filter(({ handler }) =>
        startsGuard(handler, client.id, program.file),
      );
      return ours.length > 0 ? [{ scope, file, entries: ours }] : [];
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      report.fail(error.message, `${client.label} ignores such a file. Fix it first.`);
      return [];
    }
  });
  if (installed.length === 0 && report.failures === failures) {
    const paths = places.map(({ file }) => file.path).join(', ');
    report.fail(
      `The guard is in none of ${paths}.`,
      `Run ${typed(program, `install ${client.id}`)}`,
    );
  }
  for (const { scope, file } of installed) report.ok(`Hooks are in ${file.path} (scope ${scope}).`);
  if (installed.length > 1)
    report.fail(
      `Hooks are in ${installed.length} places, so each call is judged and counted more than once.`,
      `Keep one: ${typed(program, `uninstall ${client.id} --scope SCOPE`)}`,
    );
  return installed;
}

function checkHooks(
  client: InstallClient,
  { scope, file, entries }: Installed,
  program: Program,
  report: Report,
) {
  const again = `Run ${typed(program, `install ${client.id} --scope ${scope}`)}`;
  const first = entries[0];
  const call = first && startedBy(first.handler);
  if (client.hook && call && sameEntries(entries, entriesWith(client, call, true)))
    return report.ok('They hear prompts and results; calls are left to wrapped servers.');
  const points: readonly Partial<HookPoint>[] = client.hook?.hooks ?? [{ event: 'plugin' }];
  for (const { event } of points) {
    if (!entries.some((entry) => entry.event === event))
      report.fail(`There is no hook for ${event} in ${file.path}.`, again);
  }
  for (const { event, matcher } of entries) {
    const wrong = matcher === undefined ? undefined : wrongMatcher(matcher);
    if (wrong) report.fail(`The matcher of ${event} ${wrong}, so the hook never runs.`, again);
  }
  if (call && !sameEntries(entries, entriesWith(client, call)))
    report.fail('The hooks differ from those that this program installs.', again);
  else
    report.ok(
      `${counted(points.length, 'hook')}, as this program installs ${points.length === 1 ? 'it' : 'them'}.`,
    );
}

function wrongMatcher(matcher: string): string | undefined {
  try {
    new RegExp(matcher);
    return undefined;
  } catch {
    return `is no regular expression (${matcher})`;
  }
}

async function tryHooks(
  client: InstallClient,
  { scope, file, entries }: Installed,
  program: Program,
  machine: Machine,
  report: Report,
) {
  const again = `Run ${typed(program, `install ${client.id} --scope ${scope}`)}`;
  const event = client.hook?.hooks.find(({ kind }) => kind === 'call')?.event ?? 'plugin';
  const entry = entries.find((each) => each.event === event);
  const call = entry && startedBy(entry.handler);
  if (!entry || !call) return;
  if (!checkFiles(call, again, report)) return;
  const policyFile = call.policy ?? join(dirname(call.guard), 'toolward-policy.json');
  let policy: Policy;
  try {
    policy = await policyIn(policyFile);
    report.ok(`The policy ${policyFile} can be read.`);
  } catch (error) {
    const why = existsSync(policyFile) && error instanceof Error ? error.message : undefined;
    report.fail(
      why === undefined ? `There is no policy ${policyFile}.` : `${why}.`,
      'Save the policy there: without it, every call is refused.',
    );
    return;
  }
  for (const note of nameNotes(policy, client.servers(machine))) report.note(note);
  const held = heldCall(policy);
  if (!held || (held.by === 'ask' && client.hook?.asksByRule)) {
    report.note('No call was tried: the policy has none that the guard refuses in every session.');
    return;
  }
  report.tried = client.hook ? held.by : 'deny';
  const name = client.nameOf(held.server, held.tool);
  const what = `A call of ${held.tool} of ${held.server}`;
  if (entry.matcher !== undefined && !matches(entry.matcher, name))
    report.fail(
      `The matcher ${entry.matcher} does not match ${name}, so the call would run unseen.`,
      again,
    );
  const { hook } = client;
  if (!hook) return tryPlugin(file.path, name, what, again, report);
  const input = JSON.stringify(client.event(held.server, held.tool, 'toolward-selftest'));
  const ended = await start(entry.handler, input, SECONDS);
  const answer = answerIn(hook, ended);
  if (answer === 'deny') report.ok(`${what} is refused.`);
  else if (answer === 'ask' && held.by === 'ask') report.ok(`${what} is asked about.`);
  else
    report.fail(
      `${what} is not ${held.by === 'ask' ? 'asked about' : 'refused'}: exit code ${ended.code}, ${JSON.stringify((ended.out || ended.err).slice(0, 300))}.`,
      'Set right what the message says, or get the program anew.',
    );
  const broken = await start(entry.handler, 'no event', SECONDS);
  if (broken.code === 2 && broken.err !== '') report.ok('A failure of the guard refuses the call.');
  else report.fail('A failure of the guard lets the call run.', again);
}

async function tryPlugin(
  path: string,
  name: string,
  what: string,
  again: string,
  report: Report,
): Promise<void> {
  const { code, out, err } = await startPlugin(path, name, SECONDS);
  if (code === 0 && out.startsWith('Toolward: ')) return report.ok(`${what} is refused.`);
  const why = (out || err || 'it runs').trim().slice(0, 300);
  report.fail(`${what} is not refused by the policy: ${why}.`, again);
}

/** As clients match: a plain name is compared as a whole. */
function matches(matcher: string, name: string): boolean {
  if (/^[A-Za-z0-9_|-]*$/.test(matcher)) return matcher.split('|').includes(name);
  try {
    return new RegExp(matcher).test(name);
  } catch {
    return false;
  }
}

function checkFiles({ node, guard }: GuardCall, again: string, report: Report): boolean {
  if (!existsSync(node)) {
    report.fail(`There is no Node at ${node}.`, again);
    return false;
  }
  if (existsSync(guard)) return true;
  report.fail(
    `There is no guard at ${guard}.`,
    `Put toolward-guard.mjs there, or install it again. ${again}`,
  );
  return false;
}

function checkSwitches(
  client: InstallClient,
  installed: readonly Installed[],
  machine: Machine,
  report: Report,
): void {
  let isOff = false;
  for (const { path, off, spares } of client.switches(machine)) {
    const what = off(valueIn(client, path, machine));
    if (what === undefined) continue;
    if (installed.some(({ scope }) => spares.includes(scope))) continue;
    isOff = true;
    report.fail(
      `${path} switches hooks off: ${what}.`,
      spares.includes('managed')
        ? 'Remove it there, or install with --scope managed, which is not affected by it.'
        : 'Remove it there.',
    );
  }
  if (!isOff) report.ok('Nothing switches hooks off, for you and in this folder.');
}

/** What a file of settings holds, hooks or not; undefined where it cannot be read. */
function valueIn(client: InstallClient, path: string, machine: Machine): unknown {
  const { form } = client.files('user', machine)[0] ?? {};
  if (!form || textIn(path) === undefined) return undefined;
  try {
    return hooksIn({ path, form })?.value;
  } catch {
    return undefined;
  }
}

function checkState({ env }: Machine, report: Report): void {
  const folder = stateFolder(env);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
  } catch {
    report.fail(
      `${folder} cannot be written: the guard keeps its sessions there.`,
      'Make it yours.',
    );
  }
}
