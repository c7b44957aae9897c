import { MARKS } from '#domain/policy/vocabulary.ts';
import { builtInBrings } from './built-in.ts';
import { claudeAnswer } from './claude-answer.ts';
import { argumentsAt, type HookClient, textAt, unknownEvent } from './client.ts';
import { placesOf } from './place.ts';

const plain = (name: string): string => name.replace(/[^A-Za-z0-9_]/g, '_');
const prefixOf = (server: string): string => `mcp__${plain(server)}__`;
/** A tool's name, where it is not too long. */
export const codexName = (server: string, tool: string): string =>
  `${prefixOf(server)}${plain(tool)}`;
const NAMING = {
  nameOf: codexName,
  prefixOf,
  cutFrom: 60,
};

/** Commands are `Bash` here, whatever the tool is called that runs them. A search of the web has no hook. */
const OWN = { web: [], files: ['view_image'], shell: ['Bash'] };
const RESOURCES = ['read_mcp_resource', 'list_mcp_resources', 'list_mcp_resource_templates'];

/**
 * Codex: it does not know an answer that asks, but asks by itself where its own file says so. An answer
 * without a reason or with an unknown field lets the call run.
 */
export const codex: HookClient = {
  canAsk: () => false,
  asksByRule: true,
  liftsAt: 'permission',
  hooks: [
    { event: 'SessionStart', kind: 'prompt', matcher: 'resume|fork' },
    { event: 'UserPromptSubmit', kind: 'prompt' },
    { event: 'PreToolUse', kind: 'call', matcher: 'mcp__.*' },
    { event: 'PermissionRequest', kind: 'permission', matcher: 'mcp__.*' },
    {
      event: 'PostToolUse',
      kind: 'result',
      matcher: `mcp__.*|${[...OWN.shell, ...OWN.files, ...RESOURCES].join('|')}`,
    },
  ],
  read(input, policy) {
    const session = textAt(input, 'session_id');
    const event = input['hook_event_name'];
    switch (event) {
      case 'SessionStart':
        return { kind: 'prompt', session, text: '', continues: true };
      case 'UserPromptSubmit': {
        // With the id of an agent it is the prompt that the model gives a subagent.
        const isModels = input['agent_id'] !== undefined;
        return { kind: 'prompt', session, text: isModels ? '' : textAt(input, 'prompt') };
      }
      case 'PostToolUse': {
        const name = textAt(input, 'tool_name');
        const brings = RESOURCES.includes(name)
          ? MARKS
          : builtInBrings(OWN, name, argumentsAt(input, 'tool_input'));
        const value = input['tool_response'];
        return { kind: 'result', session, value, ...(brings ? { brings } : {}) };
      }
      case 'PreToolUse':
      case 'PermissionRequest': {
        const name = textAt(input, 'tool_name');
        return {
          kind: event === 'PreToolUse' ? 'call' : 'permission',
          session,
          tools: placesOf(policy, name, NAMING),
          isMcp: name.startsWith('mcp__'),
          isSure: true,
          // `never`, also in `codex exec`. With `auto_review` the mode is `default`, and a model answers.
          asksNobody: input['permission_mode'] === 'bypassPermissions',
          arguments: argumentsAt(input, 'tool_input'),
        };
      }
      default:
        throw unknownEvent(event);
    }
  },
  print: ({ kind, reason }, event) => claudeAnswer(event === 'call' ? 'deny' : kind, reason, event),
};
