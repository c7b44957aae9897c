import { own } from '#domain/own-value.ts';
import { claudeName } from '#domain/policy/targets/claude-code/tool-name.ts';
import { MARKS, type Mark } from '#domain/policy/vocabulary.ts';
import { argumentsAt, type HookClient, textAt, unknownEvent } from './client.ts';
import { placesOf } from './place.ts';

const NAMING = { nameOf: claudeName, prefixOf: (server: string) => claudeName(server, '') };

/** Tools of Claude Code that read: files of the user are private, and what comes from outside is untrusted. */
const BRINGS = new Map<unknown, readonly Mark[]>([
  ['WebFetch', ['untrusted-content']],
  ['WebSearch', ['untrusted-content']],
  ['Read', ['private-data']],
  ['Grep', ['private-data']],
  ['ReadMcpResourceTool', MARKS],
  ['ListMcpResourcesTool', MARKS],
]);

/**
 * Claude Code: an ask reaches a person in every mode, and without one it is a refusal. An allow before
 * the call does not skip the question of a rule that asks; an allow at the question itself does, and
 * there the arguments are those that the call will have, also where another hook has changed them.
 */
export const claudeCode: HookClient = {
  canAsk: () => true,
  liftsAt: 'permission',
  hooks: [
    { event: 'UserPromptSubmit', kind: 'prompt' },
    { event: 'PreToolUse', kind: 'call', matcher: 'mcp__.*' },
    { event: 'PermissionRequest', kind: 'permission', matcher: 'mcp__.*' },
    {
      event: 'PostToolUse',
      kind: 'result',
      matcher: `mcp__.*|${[...BRINGS.keys()].join('|')}|Bash`,
    },
  ],
  read(input, policy) {
    const session = textAt(input, 'session_id');
    const event = input['hook_event_name'];
    switch (event) {
      case 'UserPromptSubmit':
        return { kind: 'prompt', session, text: textAt(input, 'prompt') };
      case 'PostToolUse': {
        const brings = builtInBrings(input['tool_name'], input['tool_input']);
        return { kind: 'result', session, value: input['tool_response'], brings };
      }
      case 'PreToolUse':
      case 'PermissionRequest': {
        const name = textAt(input, 'tool_name');
        const server = own(input['mcp_server'], 'name');
        const tools = placesOf(policy, name, NAMING);
        return {
          kind: event === 'PreToolUse' ? 'call' : 'permission',
          session,
          tools,
          isMcp: name.startsWith('mcp__'),
          // In plan mode nothing is to be done yet, so its questions stay.
          isSure:
            input['permission_mode'] !== 'plan' &&
            (server === undefined || tools.every((tool) => tool.server === server)),
          // There a hook that asks would ask all the same.
          asksNobody: input['permission_mode'] === 'dontAsk',
          arguments: argumentsAt(input, 'tool_input'),
        };
      }
      default:
        throw unknownEvent(event);
    }
  },
  print({ kind, reason }, event) {
    if (event === 'permission') {
      const decision =
        kind === 'allow' ? { behavior: kind } : { behavior: 'deny', message: reason };
      return { hookSpecificOutput: { hookEventName: 'PermissionRequest', decision } };
    }
    return {
      hookSpecificOutput: {
        hookEventName: 'PreToolUse',
        permissionDecision: kind,
        permissionDecisionReason: reason,
      },
    };
  },
};

/** Commands that bring text from elsewhere; what such text a script fetches by itself cannot be told. */
const FETCHES =
  /:\/\/|\b(?:curl|wget|gh|glab|ssh|scp|rsync|nc|git\s+(?:clone|fetch|pull|remote))\b/;

function builtInBrings(name: unknown, input: unknown): readonly Mark[] {
  if (name === 'Bash') {
    const command = own(input, 'command');
    return typeof command !== 'string' || FETCHES.test(command) ? MARKS : ['private-data'];
  }
  return BRINGS.get(name) ?? [];
}
