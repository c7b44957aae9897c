import { guardCommand } from '../guard/guard-command.ts';
import { isSecretPart } from '../secret-text.ts';
import { shellWords } from '../shell-words.ts';
import { addressProgram } from './address.ts';
import { bridge } from './bridge.ts';
import { container } from './container.ts';
import { npm } from './npm.ts';
import { subcommandWords } from './options.ts';
import type { LaunchDraft, PackageProgram, Program, ServerList, UnclearReason } from './program.ts';
import { programName } from './program-name.ts';
import { python } from './python.ts';
import { warnOfContact, wrapped } from './wrapper.ts';

const DEEPEST = 8;

/** Finds out what a command really runs, taking one launcher off after another. */
export function unwrap(command: readonly string[], draft: LaunchDraft): Program {
  draft.depth += 1;
  if (draft.depth > DEEPEST) return { kind: 'unclear', why: 'too-many-launchers' };
  const [path = '', ...args] = command;
  const name = programName(path).replace(/^php\d[\d.]*$/, 'php');
  if (name === '') return { kind: 'unclear', why: 'no-command' };
  if (/^https?:\/\//.test(path)) return addressProgram(path, draft);
  const guarded = guardCommand(command);
  if (guarded) return unwrap(command.slice(guarded.commandAt), draft);
  if (warnOfContact(command, draft)) return { kind: 'unclear', why: 'no-server' };
  const inner = wrapped(name, args, draft);
  if (inner) return Array.isArray(inner) ? unwrap(inner, draft) : unclear(inner.why);
  const found = npm(name, args, draft) ?? python(name, args, draft) ?? container(name, args, draft);
  if (!found) return ownProgram(name, args) ?? installed(name, path, args, draft);
  if (found.program.kind === 'package') return unwrapBridge(found.program, found.rest, draft);
  return found.program;
}

/** Packages that start a command with variables of a file. */
const WRAPPERS: Record<string, string> = {
  '@dotenvx/dotenvx': 'dotenvx',
  'dotenv-cli': 'dotenv',
  'cross-env': 'cross-env',
};

const unclear = (why: UnclearReason): Program => ({ kind: 'unclear', why });

/** A bridge carries the real server in its arguments; everything else is the server itself. */
function unwrapBridge(
  program: PackageProgram,
  rest: readonly string[],
  draft: LaunchDraft,
): Program {
  draft.package(program);
  const { registry, name } = program;
  const wrapper = registry === 'npm' && Object.hasOwn(WRAPPERS, name) ? WRAPPERS[name] : undefined;
  const inner = wrapper === undefined ? undefined : wrapped(wrapper, rest, draft);
  if (inner) {
    draft.pass(program);
    return Array.isArray(inner) ? unwrap(inner, draft) : unclear(inner.why);
  }
  if (registry === 'oci' && name === 'alpine/socat') return unclear('gateway-without-servers');
  const next = bridge(name, rest);
  const words = subcommandWords(rest);
  if (!next) return words.length > 0 ? { ...program, words } : program;
  draft.pass(program);
  if ('address' in next) return addressProgram(next.address, draft);
  if ('line' in next) return unwrap(shellWords(next.line), draft);
  if ('listed' in next) return listed(next.listed, next.list);
  return unclear(next.why);
}

/** The name of a server in a registry, unless it is something else that was put in its place. */
const listed = (name: string, list: ServerList): Program =>
  /^@?[\w./-]{1,100}$/.test(name) && !isSecretPart(name)
    ? { kind: 'listed', name, list }
    : unclear('server-name');

/** What starts a program of the reader's own, and the first words of its arguments if it does. */
const OWN: Record<string, readonly [runtime: string, words: RegExp]> = {
  go: ['Go', /^run /],
  cargo: ['Cargo', /^run\b/],
  dotnet: ['.NET', /^(run\b|\S+\.dll\b)/i],
  java: ['Java', /(^| )-jar /],
  ruby: ['Ruby', /^\S+\.rb\b/],
  php: ['PHP', /^\S+\.(php|phar)\b/],
};
const FIRST_WORDS = 6;

function ownProgram(name: string, args: readonly string[]): Program | undefined {
  const [runtime, words] = (Object.hasOwn(OWN, name) ? OWN[name] : undefined) ?? [];
  const isOwn = words?.test(args.slice(0, FIRST_WORDS).join(' '));
  return isOwn && runtime !== undefined
    ? { kind: 'unclear', why: 'local-program', runtime }
    : undefined;
}

/** Words with the name of the script alone: `php /srv/shop/artisan boost:mcp` is `php artisan boost:mcp`. */
const withoutFolder = (name: string, [script, ...rest]: readonly string[]): string[] =>
  script === undefined ? [] : [name === 'php' ? programName(script) : script, ...rest];

function installed(
  name: string,
  path: string,
  args: readonly string[],
  draft: LaunchDraft,
): Program {
  const next = bridge(name, args);
  if (next && 'address' in next) return addressProgram(next.address, draft);
  if (next && 'line' in next) return unwrap(shellWords(next.line), draft);
  if (next && 'why' in next && name === 'fastmcp') return unclear(next.why);
  if (isSecretPart(name) || name.length > 80) return unclear('command-name');
  const words = subcommandWords(withoutFolder(name, args));
  const kind = /[\\/]/.test(path) ? 'file' : 'command';
  return { kind, name, ...(words.length > 0 ? { words } : {}) };
}
