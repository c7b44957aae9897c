import type { Fields } from '#domain/own-value.ts';
import { copilotTool } from '#domain/policy/targets/copilot-cli/tool-name.ts';
import { builtInBrings } from './built-in.ts';
import { argumentsAt, type HookClient, textAt, unknownEvent } from './client.ts';
import { type Naming, placesOf } from './place.ts';

const plain = (server: string): string => server.replace(/[^A-Za-z0-9_-]/g, '-');
const namingWith = (join: string): Naming => ({
  nameOf: (server, tool) => `${plain(server)}${join}${copilotTool(server, tool)}`,
  prefixOf: (server) => `${plain(server)}${join}`,
});
const BEFORE = namingWith('-');
const PERMISSION = namingWith('/');
export const copilotName = BEFORE.nameOf;

/** Tools of its own. */
const OWN = {
  web: ['web_fetch', 'web_search', 'fetch_copilot_cli_documentation'],
  files: ['view', 'grep', 'rg'],
  shell: ['bash', 'read_bash', 'powershell', 'read_powershell'],
} as const;
/** From this length on, what joins server and tool may be cut off. */
const LONG = 60;

/**
 * GitHub Copilot CLI, events in camelCase, of which few say their names. An ask reaches a person in its
 * terminal, and is a refusal elsewhere. It asks its hook for the permission of every MCP call. A
 * subagent is a session of its own, and the model writes its prompt.
 */
export const copilotCli: HookClient = {
  canAsk: () => true,
  liftsAt: 'permission',
  asksHookFirst: true,
  hooks: [
    { event: 'sessionStart', kind: 'prompt' },
    { event: 'userPromptSubmitted', kind: 'prompt' },
    { event: 'preToolUse', kind: 'call' },
    { event: 'permissionRequest', kind: 'permission' },
    { event: 'postToolUse', kind: 'result' },
  ],
  read(input, policy) {
    const any = { session: textAt(input, 'sessionId'), parent: parentIn(input) };
    if ('toolResult' in input) return { ...any, kind: 'result', value: input['toolResult'] };
    if ('toolArgs' in input) {
      const name = textAt(input, 'toolName');
      const tools = placesOf(policy, name, BEFORE);
      const args = argumentsAt(input, 'toolArgs');
      // Server and tool are joined by a hyphen; names of its own tools have none.
      const isMcp = name.includes('-') || name.length >= LONG;
      const brings = isMcp ? undefined : builtInBrings(OWN, name, args);
      const more = brings ? { brings } : {};
      return { ...any, kind: 'call', tools, isMcp, isSure: true, arguments: args, ...more };
    }
    if ('toolInput' in input) {
      const tools = placesOf(policy, textAt(input, 'toolName'), PERMISSION);
      const args = argumentsAt(input, 'toolInput');
      return { ...any, kind: 'permission', tools, isMcp: true, isSure: true, arguments: args };
    }
    if ('prompt' in input) {
      const prompt = textAt(input, 'prompt');
      return { ...any, kind: 'prompt', text: any.parent === undefined ? written(prompt) : '' };
    }
    if ('source' in input) {
      return { ...any, kind: 'prompt', text: '', continues: input['source'] !== 'new' };
    }
    throw unknownEvent(input['hookName']);
  },
  print({ kind, reason }, event) {
    if (event === 'permission') {
      return kind === 'allow' ? { behavior: kind } : { behavior: 'deny', message: reason };
    }
    return { permissionDecision: kind, permissionDecisionReason: reason };
  },
};

/** Absent where the user's own session is meant, which the permission of a subagent's call names already. */
function parentIn(input: Fields): string | undefined {
  return typeof input['parentAgentId'] === 'string' && input['agentId'] === input['sessionId']
    ? input['parentAgentId']
    : undefined;
}

/** Copilot CLI reports what ran in the background as a prompt, with names that the model chose. */
function written(prompt: string): string {
  const [text = ''] = prompt.split('<system_notification');
  return text;
}
