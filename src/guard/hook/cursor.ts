import type { Policy } from '#domain/policy/policy.ts';
import { argumentsAt, type HookClient, type Place, textAt, unknownEvent } from './client.ts';
import { placesOf, unlistedPlace } from './place.ts';

const NAMING = {
  nameOf: (server: string, tool: string) => `MCP:${server}:${tool}`,
  prefixOf: (server: string) => `MCP:${server}:`,
};

/** Cursor, after what others publish about its hooks: none of this was run. */
export const cursor: HookClient = {
  canAsk: () => true,
  liftsAt: 'never',
  hooks: [
    { event: 'beforeSubmitPrompt', kind: 'prompt' },
    { event: 'beforeMCPExecution', kind: 'call' },
    { event: 'afterMCPExecution', kind: 'result' },
  ],
  read(input, policy) {
    const session = textAt(input, 'conversation_id');
    switch (input['hook_event_name']) {
      case 'beforeSubmitPrompt':
        return { kind: 'prompt', session, text: textAt(input, 'prompt') };
      case 'afterMCPExecution':
        return { kind: 'result', session, value: input['result_json'] };
      case 'beforeMCPExecution': {
        const name = textAt(input, 'tool_name');
        return {
          kind: 'call',
          session,
          tools: name.startsWith('MCP:')
            ? placesOf(policy, name, NAMING)
            : barePlaces(policy, name),
          isMcp: true,
          isSure: true,
          arguments: argumentsAt(input, 'tool_input'),
        };
      }
      default:
        throw unknownEvent(input['hook_event_name']);
    }
  },
  print: ({ kind, reason }) => ({ permission: kind, user_message: reason, agent_message: reason }),
};

/** A name without its server: a tool of each server that lists it, or else an unlisted one of any. */
function barePlaces(policy: Policy, tool: string): Place[] {
  const listed = policy.servers.filter(({ tools }) => Object.hasOwn(tools, tool));
  if (listed.length > 0) return listed.map(({ as }) => ({ server: as, tool }));
  return policy.servers.map(({ as }) => unlistedPlace(policy, as, tool));
}
