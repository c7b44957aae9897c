import pkg from '../../package.json' with { type: 'json' };
import { nearest } from './arguments.ts';
import type { Command } from './command.ts';
import { EXPLAIN_USAGE, explain } from './explain.ts';
import { HOOK_CLIENTS } from './hook/hook.ts';
import { INSTALL_USAGE, install } from './install/install.ts';
import { SELFTEST_USAGE, selftest } from './install/selftest.ts';
import { UNINSTALL_USAGE, uninstall } from './install/uninstall.ts';
import { TEST_USAGE, test } from './test-policy.ts';
import { wrap } from './wrap/wrap.ts';

const USAGE = `usage: toolward-guard [--policy FILE] COMMAND
  ${INSTALL_USAGE}
      makes the guard a hook of a client; with --wrapped for what wrapped servers do not hear themselves
  ${UNINSTALL_USAGE}
      takes the hook out again
  ${SELFTEST_USAGE}
      checks what is installed, and makes a call that the policy refuses
  ${TEST_USAGE}
      how calls of all tools of the policy end, or whether calls end as a file of JSON lines expects
  ${EXPLAIN_USAGE}
      how one call ends, and why
  hook ${[...HOOK_CLIENTS.keys()].join('|')}
      what a client starts
  wrap --server NAME [--patience SECONDS] -- COMMAND [ARGUMENT…]
      starts a server behind the guard
  --help, --version
Without --policy, the policy is toolward-policy.json beside the program.`;

const print =
  (text: string): Command =>
  async () => {
    console.log(text);
    return 0;
  };

/** Every command but `hook`. The program loads them only when one of them is called: a hook must start fast. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  explain,
  install,
  selftest,
  test,
  uninstall,
  wrap,
  help: print(USAGE),
  '--help': print(USAGE),
  '-h': print(USAGE),
  '--version': print(pkg.version),
};

/** What is said where there is no such command. */
export function unknownCommand(name: string | undefined): string {
  if (name === undefined) return `a command is missing\n${USAGE}`;
  const names = ['hook', ...Object.keys(COMMANDS)];
  return `there is no command ${name}.${nearest(name, names)}\n${USAGE}`;
}
