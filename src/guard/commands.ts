import type { Command } from './command.ts';
import { explain } from './explain.ts';
import { HOOK_CLIENTS } from './hook/hook.ts';
import { wrap } from './wrap/wrap.ts';

/** Every command but `hook`. The program loads them only when one of them is called: a hook must start fast. */
export const COMMANDS: Readonly<Record<string, Command>> = { explain, wrap };

export const USAGE = `usage:
toolward-guard [--policy FILE] hook ${[...HOOK_CLIENTS.keys()].join('|')}
toolward-guard [--policy FILE] explain   with {"server": …, "tool": …, "arguments": {…}} as input
toolward-guard [--policy FILE] wrap --server NAME -- COMMAND [ARGUMENT…]`;
