import { opencodeName } from '#domain/policy/targets/opencode/tool-name.ts';
import { MARKS, type Mark } from '#domain/policy/vocabulary.ts';
import { builtInBrings } from './built-in.ts';
import { argumentsAt, type HookClient, textAt, unknownEvent } from './client.ts';
import { placesOf } from './place.ts';

const NAMING = { nameOf: opencodeName, prefixOf: (server: string) => opencodeName(server, '') };

/** Tools of its own, as it offered them; `read_mcp_resource` and what else is unknown count as MCP. */
const OWN = {
  web: ['webfetch', 'websearch', 'codesearch'],
  files: ['read', 'grep', 'glob', 'list', 'lsp', 'skill'],
  shell: ['bash'],
} as const;

/** opencode, by events of our own plugin (`opencode-shim.ts`): a plugin can refuse a call, and not ask. */
export const opencode: HookClient = {
  canAsk: () => false,
  liftsAt: 'never',
  hooks: [
    { event: 'prompt', kind: 'prompt' },
    { event: 'command', kind: 'prompt' },
    { event: 'call', kind: 'call' },
    { event: 'result', kind: 'result' },
  ],
  none: { decision: 'allow' },
  read(input, policy) {
    const session = textAt(input, 'session');
    switch (input['event']) {
      case 'prompt': {
        const text = input['text'];
        if (typeof text !== 'string') throw new Error('the event has no text');
        return {
          kind: 'prompt',
          session,
          text,
          brings: attachedBrings(input['attached']),
          continues: input['continues'] === true,
        };
      }
      case 'command':
        return { kind: 'prompt', session, text: '', brings: MARKS };
      case 'result':
        return { kind: 'result', session, value: input['value'] };
      case 'call': {
        const name = textAt(input, 'tool');
        const tools = placesOf(policy, name, NAMING);
        const args = argumentsAt(input, 'args');
        const brings = builtInBrings(OWN, name, args);
        return {
          kind: 'call',
          session,
          tools,
          isMcp: brings === undefined,
          isSure: true,
          arguments: args,
          ...(brings ? { brings } : {}),
        };
      }
      default:
        throw unknownEvent(input['event']);
    }
  },
  print: ({ reason }) => ({ decision: 'deny', reason }),
};

/** A file of the user's is private; a resource comes from a server. */
function attachedBrings(attached: unknown): readonly Mark[] {
  if (!Array.isArray(attached) || attached.length === 0) return [];
  return attached.every((source) => source === 'file') ? ['private-data'] : MARKS;
}
