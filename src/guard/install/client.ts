import { dirname, join as joined, posix, resolve, win32 } from 'node:path';
import { type Fields, own } from '#domain/own-value.ts';
import type { Program } from '../command.ts';
import type { HookClient, HookPoint } from '../hook/client.ts';
import type { HookFile } from './hook-file.ts';

export const SCOPES = ['user', 'project', 'managed'] as const;
/** For whom a hook is installed: this user, who works in this folder, or everybody on the machine. */
export type Scope = (typeof SCOPES)[number];

/** Where the program runs; paths of clients follow from it. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What stands before the paths of managed files; empty but in tests. */
  readonly root: string;
}

/** What a hook starts: absolute paths. */
export interface GuardCall {
  readonly node: string;
  readonly guard: string;
  /** Only where it is not beside the guard. */
  readonly policy?: string;
}

export interface PlacedFile {
  readonly path: string;
  readonly form: HookFile;
}

/** A file in which something switches hooks off. */
export interface Switch {
  readonly path: string;
  /** What in the parsed file does it, as it is written there; undefined where nothing does. */
  off(value: unknown): string | undefined;
  /** Scopes whose hooks still run. */
  readonly spares: readonly Scope[];
}

/** Where a client keeps its servers: a file, and the keys that lead to the object of them. */
export interface ServerList {
  readonly path: string;
  readonly keys: readonly string[];
}

/** Something that is wrong with what is installed, and what to do about it. */
export interface Fault {
  readonly text: string;
  readonly remedy: string;
}

/** How the guard is put to work in one client. Forms and places were tried unless its file says otherwise. */
export interface InstallClient {
  readonly id: string;
  readonly label: string;
  /** The adapter, which knows the events; none where the client loads a plugin, which knows them. */
  readonly hook?: HookClient;
  /** The client tells servers the session, so that hooks and wrappers share it (`wrap/session-id.ts`). */
  readonly tellsServersSession?: true;
  /** Files of a scope that may hold the hooks, the usual one first; none where the client has no such place. */
  files(scope: Scope, machine: Machine): readonly PlacedFile[];
  handler(call: GuardCall, kind: HookPoint['kind'] | 'plugin'): Fields;
  /** The event before a call, as the client writes it; the name of its tool is `nameOf`. */
  event(server: string, tool: string, session: string): Fields;
  nameOf(server: string, tool: string): string;
  /** Files that may switch hooks off: of the user, of this folder and of the machine. */
  switches(machine: Machine): readonly Switch[];
  /** Where the servers of the user and of this folder are. */
  servers(machine: Machine): readonly ServerList[];
  /** What else keeps hooks of a file from running. */
  faults?(scope: Scope, file: PlacedFile, machine: Machine): readonly Fault[];
  /** Where the client's own rules belong, which hold without the guard. */
  readonly floor: string;
  /** What is left to do after installing in a scope, a sentence each. */
  next(scope: Scope): readonly string[];
  /** What can switch the hook off in a scope, a sentence each. */
  switchedOffBy(scope: Scope): readonly string[];
}

/** The seconds that a client gives the guard; its own deadline is half of that. */
export const SECONDS = 10;

export function join(machine: Machine, ...parts: string[]): string {
  return (machine.platform === 'win32' ? win32 : posix).join(...parts);
}

/** The files of these scopes, each once: in the home folder, the user's and the project's can be the same. */
export function placesIn(
  client: InstallClient,
  scopes: readonly Scope[],
  machine: Machine,
): { readonly scope: Scope; readonly file: PlacedFile }[] {
  const all = scopes.flatMap((scope) =>
    client.files(scope, machine).map((file) => ({ scope, file })),
  );
  return all.filter(({ file }, at) => all.findIndex((one) => one.file.path === file.path) === at);
}

/** Files in which one of these keys of the root is true. */
export const switchedBy = (
  paths: readonly (string | undefined)[],
  keys: readonly string[],
  spares: readonly Scope[],
): Switch[] =>
  paths.flatMap((path) =>
    path === undefined
      ? []
      : [{ path, spares, off: (value) => keys.find((key) => own(value, key) === true) }],
  );

/** A file of the whole machine; undefined where it is not known for the platform. */
export function systemFile(
  machine: Machine,
  files: Partial<Record<'linux' | 'darwin' | 'win32', string>>,
): string | undefined {
  const { platform, root } = machine;
  const file = platform === 'darwin' || platform === 'win32' ? files[platform] : files.linux;
  return file === undefined ? undefined : `${root}${file}`;
}

/** The words of the guard's command line after Node. */
export function guardWords({ guard, policy }: GuardCall, client: string): string[] {
  return [guard, ...(policy === undefined ? [] : ['--policy', policy]), 'hook', client];
}

/** The same as a line for a shell. With `closed`, every failure is exit code 2 with a text, which refuses a call. */
export function shellLine(
  call: GuardCall,
  client: string,
  { closed }: { closed: boolean },
): string {
  const words = [call.node, ...guardWords(call, client)].map(quoted).join(' ');
  return closed ? `${words} || { echo 'guard failed' >&2; exit 2; }` : words;
}

/** Is the policy where the guard looks for it by itself? */
export const isBeside = ({ file, policyFile }: Program): boolean =>
  joined(dirname(file), 'toolward-policy.json') === resolve(policyFile);

/** A command of this program as somebody types it. */
export function typed(program: Program, command: string): string {
  const word = (text: string) => (/\s/.test(text) ? `"${text}"` : text);
  const policy = isBeside(program) ? '' : ` --policy ${word(resolve(program.policyFile))}`;
  return `node ${word(program.file)}${policy} ${command}`;
}

const quoted = (word: string): string =>
  /^[A-Za-z0-9_@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;

/** All words that a handler of a hook starts, in whatever form; for a plugin its text. */
export function wordsOf(handler: Fields): string {
  const { command, exec, args, plugin } = handler;
  const list: unknown[] = Array.isArray(args) ? args : [];
  return [command, exec, ...list, plugin].filter((word) => typeof word === 'string').join(' ');
}

/** Does a hook start the guard for this client, from this file or from one of its name? */
export function startsGuard(handler: Fields, client: string, guard?: string): boolean {
  const words = wordsOf(handler);
  const named =
    (guard !== undefined && words.includes(guard)) || /\btoolward-guard\.mjs\b/.test(words);
  if ('plugin' in handler) return named;
  return named && new RegExp(`\\bhook ${client}(?![\\w-])`).test(words);
}
