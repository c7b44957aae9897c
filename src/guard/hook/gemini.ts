import { own } from '#domain/own-value.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { geminiName } from '#domain/policy/targets/gemini/tool-name.ts';
import { MARKS, type Mark } from '#domain/policy/vocabulary.ts';
import { builtInBrings } from './built-in.ts';
import { argumentsAt, type HookClient, type Place, textAt, unknownEvent } from './client.ts';
import { geminiHasPerson } from './gemini-terminal.ts';
import { placesOf } from './place.ts';

const NAMING = { nameOf: geminiName, prefixOf: (server: string) => geminiName(server, '') };

const OWN = {
  web: ['web_fetch', 'google_web_search'],
  files: ['read_file', 'read_many_files', 'grep_search', 'search_file_content'],
  shell: ['run_shell_command', 'read_background_output'],
} as const;
const TOOLS = ['mcp_.*', ...OWN.web, ...OWN.files, ...OWN.shell].join('|');

/** Gemini CLI: an ask reaches a person in its terminal only. Its subagents have its session. */
export const gemini: HookClient = {
  canAsk: () => geminiHasPerson(),
  liftsAt: 'never',
  hooks: [
    { event: 'SessionStart', kind: 'prompt', matcher: 'resume' },
    { event: 'BeforeAgent', kind: 'prompt' },
    { event: 'BeforeTool', kind: 'call', matcher: TOOLS },
    { event: 'AfterTool', kind: 'result', matcher: 'mcp_.*|web_fetch|google_web_search' },
  ],
  read(input, policy) {
    const session = textAt(input, 'session_id');
    switch (input['hook_event_name']) {
      case 'SessionStart':
        return { kind: 'prompt', session, text: '', continues: input['source'] === 'resume' };
      case 'BeforeAgent':
        return { kind: 'prompt', session, ...written(textAt(input, 'prompt')) };
      case 'AfterTool':
        return { kind: 'result', session, value: input['tool_response'] };
      case 'BeforeTool': {
        const name = textAt(input, 'tool_name');
        const context = input['mcp_context'];
        const server = own(context, 'server_name');
        const tool = own(context, 'tool_name');
        const isRaw = typeof server === 'string' && typeof tool === 'string';
        const args = argumentsAt(input, 'tool_input');
        const brings = isRaw ? undefined : builtInBrings(OWN, name, args);
        return {
          kind: 'call',
          session,
          tools: isRaw ? rawPlaces(policy, server, tool) : placesOf(policy, name, NAMING),
          isMcp: isRaw || name.startsWith('mcp_'),
          isSure: true,
          arguments: args,
          ...(brings ? { brings } : {}),
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

const ATTACHED = /(?:^|\n)--- Content from referenced (?:files|context) ---/;
/** The heading of a server's resource, or of other context, has a scheme or a server before a colon. */
const RESOURCE = /^Content from @[^\n]*:[^\n]*:$/m;

/** What the user wrote of a prompt: the text of files and resources that it names follows there. */
function written(prompt: string): { text: string; brings: readonly Mark[] } {
  const at = prompt.search(ATTACHED);
  if (at < 0) return { text: prompt, brings: [] };
  const attached = prompt.slice(at);
  return { text: prompt.slice(0, at), brings: RESOURCE.test(attached) ? MARKS : ['private-data'] };
}
