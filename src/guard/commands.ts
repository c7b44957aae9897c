import type { Command } from './command.ts';
import { explain } from './explain.ts';
import { HOOK_CLIENTS } from './hook/hook.ts';
import { INSTALL_USAGE, install } from './install/install.ts';
import { UNINSTALL_USAGE, uninstall } from './install/uninstall.ts';
import { wrap } from './wrap/wrap.ts';

/** Every command but `hook`. The program loads them only when one of them is called: a hook must start fast. */
export const COMMANDS: Readonly<Record<string, Command>> = { explain, install, uninstall, wrap };

export const USAGE = `usage:
toolward-guard [--policy FILE] hook ${[...HOOK_CLIENTS.keys()].join('|')}
toolward-guard [--policy FILE] ${INSTALL_USAGE}
toolward-guard ${UNINSTALL_USAGE}
toolward-guard [--policy FILE] explain   with {"server": …, "tool": …, "arguments": {…}} as input
toolward-guard [--policy FILE] wrap --server NAME -- COMMAND [ARGUMENT…]`;
