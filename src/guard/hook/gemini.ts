import { own } from '#domain/own-value.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { geminiName } from '#domain/policy/targets/gemini/tool-name.ts';
import { argumentsAt, type HookClient, type Place, textAt, unknownEvent } from './client.ts';
import { placesOf } from './place.ts';

const NAMING = { nameOf: geminiName, prefixOf: (server: string) => geminiName(server, '') };

/**
 * Gemini CLI: an ask reaches a person in its terminal only. With `-p` it waits until the hook's
 * time is over, and nothing in the event tells the two apart.
 */
export const gemini: HookClient = {
  canAsk: true,
  liftsAt: 'never',
  hooks: [
    { event: 'BeforeAgent', kind: 'prompt' },
    { event: 'BeforeTool', kind: 'call', matcher: 'mcp_.*' },
    { event: 'AfterTool', kind: 'result', matcher: 'mcp_.*|web_fetch|google_web_search' },
  ],
  read(input, policy) {
    const session = textAt(input, 'session_id');
    switch (input['hook_event_name']) {
      case 'BeforeAgent':
        return { kind: 'prompt', session, text: textAt(input, 'prompt') };
      case 'AfterTool':
        return { kind: 'result', session, value: input['tool_response'] };
      case 'BeforeTool': {
        const name = textAt(input, 'tool_name');
        const context = input['mcp_context'];
        const server = own(context, 'server_name');
        const tool = own(context, 'tool_name');
        const isRaw = typeof server === 'string' && typeof tool === 'string';
        return {
          kind: 'call',
          session,
          tools: isRaw ? rawPlaces(policy, server, tool) : placesOf(policy, name, NAMING),
          isMcp: isRaw || name.startsWith('mcp_'),
          isSure: true,
          arguments: argumentsAt(input, 'tool_input'),
        };
      }
      default:
        throw unknownEvent(input['hook_event_name']);
    }
  },
  print: ({ kind, reason }) =>
    kind === 'ask' ? { decision: kind, systemMessage: reason } : { decision: 'deny', reason },
};

/** Its events give raw names. */
function rawPlaces({ servers }: Policy, server: string, tool: string): Place[] {
  return servers.some(({ as }) => as === server) ? [{ server, tool }] : [];
}
