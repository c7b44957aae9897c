import { programName } from '../launch/program-name.ts';

/** Where the parts of `node toolward-guard.mjs wrap --server NAME -- COMMAND …` are in its words. */
export interface GuardCommand {
  /** What the server is called in the policy. */
  readonly server: string;
  /** The place of the guard's path. */
  readonly guardAt: number;
  /** The place of the server's name, and what stands before the name in that word: `--server=` or nothing. */
  readonly serverAt: number;
  readonly serverPrefix: string;
  /** The place of the command that the guard starts. */
  readonly commandAt: number;
}

const RUNTIMES = /^(node|nodejs|bun)$/;

/** The parts of a command that starts a server behind the guard; undefined for every other command. */
export function guardCommand(words: readonly string[]): GuardCommand | undefined {
  const guardAt = guardPlace(words);
  const dashes = words.indexOf('--', guardAt + 1);
  if (guardAt < 0 || words[guardAt + 1] !== 'wrap' || dashes < 0) return undefined;
  if (words[dashes + 1] === undefined) return undefined;
  for (let at = guardAt + 2; at < dashes; at += 1) {
    const word = words[at] ?? '';
    const isPair = word === '--server';
    if (!isPair && !word.startsWith('--server=')) continue;
    const serverAt = isPair ? at + 1 : at;
    const serverPrefix = isPair ? '' : '--server=';
    const server = (serverAt < dashes ? (words[serverAt] ?? '') : '').slice(serverPrefix.length);
    if (server === '') return undefined;
    return { server, guardAt, serverAt, serverPrefix, commandAt: dashes + 1 };
  }
  return undefined;
}

/** A script that Node runs, whatever it is called, or the program itself. */
function guardPlace(words: readonly string[]): number {
  const name = programName(words[0] ?? '');
  if (name === 'toolward-guard') return 0;
  if (!RUNTIMES.test(name)) return -1;
  const at = words.findIndex((word, index) => index > 0 && !word.startsWith('-'));
  return /\.[cm]?js$/i.test(words[at] ?? '') ? at : -1;
}

/** The command of the server itself, without the guard in front of it. */
export function withoutGuard(command: readonly string[]): readonly string[] {
  const found = guardCommand(command);
  return found ? command.slice(found.commandAt) : command;
}

/** Does the guard run somewhere in this command, perhaps within another launcher? */
export const isGuarded = (command: readonly string[]): boolean =>
  command.some((_, at) => guardCommand(command.slice(at)) !== undefined);
