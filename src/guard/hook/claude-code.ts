import { own } from '#domain/own-value.ts';
import { claudeName } from '#domain/policy/targets/claude-code/target.ts';
import { argumentsAt, type HookClient, textAt, unknownEvent } from './client.ts';
import { placesOf } from './place.ts';

const NAMING = { nameOf: claudeName, prefixOf: (server: string) => claudeName(server, '') };

/** Claude Code: an ask reaches a person in every mode, and without one it is a refusal. */
export const claudeCode: HookClient = {
  canAsk: true,
  liftsAt: 'call',
  hooks: [
    { event: 'UserPromptSubmit', kind: 'prompt' },
    { event: 'PreToolUse', kind: 'call', matcher: 'mcp__.*' },
    { event: 'PostToolUse', kind: 'result', matcher: 'mcp__.*|WebFetch|WebSearch' },
  ],
  read(input, policy) {
    const session = textAt(input, 'session_id');
    switch (input['hook_event_name']) {
      case 'UserPromptSubmit':
        return { kind: 'prompt', session, text: textAt(input, 'prompt') };
      case 'PostToolUse':
        return { kind: 'result', session, value: input['tool_response'] };
      case 'PreToolUse': {
        const name = textAt(input, 'tool_name');
        const server = own(input['mcp_server'], 'name');
        const tools = placesOf(policy, name, NAMING);
        return {
          kind: 'call',
          session,
          tools,
          isMcp: name.startsWith('mcp__'),
          isSure: server === undefined || tools.every((tool) => tool.server === server),
          arguments: argumentsAt(input, 'tool_input'),
        };
      }
      default:
        throw unknownEvent(input['hook_event_name']);
    }
  },
  print: ({ kind, reason }) => ({
    hookSpecificOutput: {
      hookEventName: 'PreToolUse',
      permissionDecision: kind,
      permissionDecisionReason: reason,
    },
  }),
};
