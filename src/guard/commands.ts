import pkg from '../../package.json' with { type: 'json' };
import { nearest } from './arguments.ts';
import type { Command } from './command.ts';
import { EXPLAIN_INPUT, explain } from './explain.ts';
import { HOOK_CLIENTS, hook } from './hook/hook.ts';
import { INSTALL_USAGE, install } from './install/install.ts';
import { SELFTEST_USAGE, selftest } from './install/selftest.ts';
import { UNINSTALL_USAGE, uninstall } from './install/uninstall.ts';
import { TEST_USAGE, test } from './test-policy.ts';
import { WRAP_USAGE, wrap } from './wrap/wrap.ts';

/** How each command is called, and what it does. */
const ABOUT: readonly (readonly [name: string, usage: string, does: string])[] = [
  [
    'install',
    INSTALL_USAGE,
    'makes the guard a hook of a client; with --wrapped: only the hooks that wrapped servers need',
  ],
  ['uninstall', UNINSTALL_USAGE, 'takes the hook out again'],
  [
    'selftest',
    SELFTEST_USAGE,
    'checks what is installed, and makes a call that the policy refuses',
  ],
  [
    'test',
    TEST_USAGE,
    'how calls of all tools of the policy end, or whether calls end as a file of JSON lines expects',
  ],
  ['explain', 'explain', `how one call ends, and why\n      ${EXPLAIN_INPUT}`],
  ['hook', `hook ${[...HOOK_CLIENTS.keys()].join('|')}`, 'what a client starts'],
  ['wrap', WRAP_USAGE, 'starts a server behind the guard'],
];
const POLICY = 'Without --policy, the policy is toolward-policy.json beside the program.';

/** The usage of a command, or of all of them. */
function usage(command?: string): string {
  const all = ABOUT.filter(([name]) => command === undefined || name === command);
  const texts = all.map(([, called, does]) => `  ${called}\n      ${does}`);
  const others = command === undefined ? ['  --help, --version'] : [];
  const word = command === undefined ? 'COMMAND' : command;
  return [`usage: toolward-guard [--policy FILE] ${word}`, ...texts, ...others, POLICY].join('\n');
}

const print =
  (text: string): Command =>
  async () => {
    console.log(text);
    return 0;
  };

/** Does somebody ask how a command is called? What follows `--` belongs to a server. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return args.slice(0, end < 0 ? args.length : end).some((arg) => arg === '--help' || arg === '-h');
}

/** Every command. The program loads them only when another than `hook` is called: a hook must start fast. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  ...Object.fromEntries(
    Object.entries({ explain, hook, install, selftest, test, uninstall, wrap }).map(
      ([name, command]): [string, Command] => [
        name,
        (args, program) =>
          asksForHelp(args) ? print(usage(name))(args, program) : command(args, program),
      ],
    ),
  ),
  help: print(usage()),
  '--help': print(usage()),
  '-h': print(usage()),
  '--version': print(pkg.version),
};

/** What is said where there is no such command. */
export function unknownCommand(name: string | undefined): string {
  if (name === undefined) return `a command is missing\n${usage()}`;
  return `there is no command ${name}.${nearest(name, Object.keys(COMMANDS))}\n${usage()}`;
}
