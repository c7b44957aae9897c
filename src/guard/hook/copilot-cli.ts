import { copilotTool } from '#domain/policy/targets/copilot-cli/tool-name.ts';
import { argumentsAt, type HookClient, textAt, unknownEvent } from './client.ts';
import { type Naming, placesOf } from './place.ts';

const plain = (server: string): string => server.replace(/[^A-Za-z0-9_-]/g, '-');
const namingWith = (join: string): Naming => ({
  nameOf: (server, tool) => `${plain(server)}${join}${copilotTool(server, tool)}`,
  prefixOf: (server) => `${plain(server)}${join}`,
});
const BEFORE = namingWith('-');
const PERMISSION = namingWith('/');

/**
 * GitHub Copilot CLI, events in camelCase, which do not say their names. An ask reaches a person in
 * its terminal, and is a refusal elsewhere.
 */
export const copilotCli: HookClient = {
  canAsk: () => true,
  liftsAt: 'permission',
  hooks: [
    { event: 'userPromptSubmitted', kind: 'prompt' },
    { event: 'preToolUse', kind: 'call' },
    { event: 'permissionRequest', kind: 'permission' },
    { event: 'postToolUse', kind: 'result' },
  ],
  read(input, policy) {
    const session = textAt(input, 'sessionId');
    if ('toolResult' in input) return { kind: 'result', session, value: input['toolResult'] };
    if ('toolArgs' in input) {
      const name = textAt(input, 'toolName');
      const tools = placesOf(policy, name, BEFORE);
      const args = argumentsAt(input, 'toolArgs');
      // Names of its own tools have no hyphen.
      const isMcp = name.includes('-');
      return { kind: 'call', session, tools, isMcp, isSure: true, arguments: args };
    }
    if ('toolInput' in input) {
      const tools = placesOf(policy, textAt(input, 'toolName'), PERMISSION);
      const args = argumentsAt(input, 'toolInput');
      return { kind: 'permission', session, tools, isMcp: true, isSure: true, arguments: args };
    }
    if ('prompt' in input) return { kind: 'prompt', session, text: textAt(input, 'prompt') };
    throw unknownEvent(input['hook_event_name']);
  },
  print({ kind, reason }, event) {
    if (event === 'permission') {
      return kind === 'allow' ? { behavior: kind } : { behavior: 'deny', message: reason };
    }
    return { permissionDecision: kind, permissionDecisionReason: reason };
  },
};
