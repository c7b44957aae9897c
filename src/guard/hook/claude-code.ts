import { isObject, own } from '#domain/own-value.ts';
import { claudeName } from '#domain/policy/targets/claude-code/tool-name.ts';
import { MARKS, type Mark } from '#domain/policy/vocabulary.ts';
import { builtInBrings } from './built-in.ts';
import { claudeAnswer } from './claude-answer.ts';
import { argumentsAt, type HookClient, textAt, unknownEvent } from './client.ts';
import { placesOf } from './place.ts';

const NAMING = { nameOf: claudeName, prefixOf: (server: string) => claudeName(server, '') };

const OWN = { web: ['WebFetch', 'WebSearch'], files: ['Read', 'Grep'], shell: ['Bash', 'Monitor'] };
/** Their prompts come back later, and nothing tells them from those of the user. */
const SCHEDULING = ['CronCreate', 'ScheduleWakeup'];
const RESOURCES = ['ReadMcpResourceTool', 'ListMcpResourcesTool'];
const READING = [...OWN.web, ...OWN.files, ...RESOURCES, ...OWN.shell];

/**
 * Claude Code: an ask reaches a person in every mode, and without one it is a refusal. An allow before
 * the call does not skip the question of a rule that asks; an allow at the question itself does, and
 * there the arguments are those that the call will have, also where another hook has changed them.
 */
export const claudeCode: HookClient = {
  canAsk: () => true,
  liftsAt: 'permission',
  hooks: [
    { event: 'SessionStart', kind: 'prompt', matcher: 'resume|fork' },
    { event: 'UserPromptSubmit', kind: 'prompt' },
    { event: 'PreToolUse', kind: 'call', matcher: `mcp__.*|${SCHEDULING.join('|')}` },
    { event: 'PermissionRequest', kind: 'permission', matcher: 'mcp__.*' },
    { event: 'PostToolUse', kind: 'result', matcher: `mcp__.*|${READING.join('|')}` },
    { event: 'PostToolUseFailure', kind: 'result', matcher: `mcp__.*|${READING.join('|')}` },
  ],
  read(input, policy) {
    const session = textAt(input, 'session_id');
    const event = input['hook_event_name'];
    switch (event) {
      case 'SessionStart':
        return { kind: 'prompt', session, text: '', continues: true };
      case 'UserPromptSubmit': {
        const text = textAt(input, 'prompt');
        // The prompt of a subagent is the model's, and one in a tag is a message of Claude Code.
        const [tag] = /^\s*<[a-z][\w-]*/i.exec(text) ?? [];
        if (tag !== undefined || input['agent_id'] !== undefined) {
          const brings = tag === undefined || tag.endsWith('<task-notification') ? [] : MARKS;
          return { kind: 'prompt', session, text: '', brings };
        }
        return { kind: 'prompt', session, text, brings: attachedTo(text) };
      }
      // A command that fails has read as well.
      case 'PostToolUseFailure':
      case 'PostToolUse': {
        const name = textAt(input, 'tool_name');
        const brings = RESOURCES.includes(name)
          ? MARKS
          : builtInBrings(OWN, name, isObject(input['tool_input']) ? input['tool_input'] : {});
        const value = input['tool_response'] ?? input['error'];
        return { kind: 'result', session, value, ...(brings ? { brings } : {}) };
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
          writesPrompt: SCHEDULING.includes(name),
          // In plan mode nothing is to be done yet, so its questions stay.
          isSure:
            input['permission_mode'] !== 'plan' &&
            (server === undefined || tools.every((tool) => tool.server === server)),
          // There a hook that asks would still ask.
          asksNobody: input['permission_mode'] === 'dontAsk',
          arguments: argumentsAt(input, 'tool_input'),
        };
      }
      default:
        throw unknownEvent(event);
    }
  },
  print: ({ kind, reason }, event) => claudeAnswer(kind, reason, event),
};

/** What a prompt brings that names files (`@path`), resources of a server, or a prompt of one. */
function attachedTo(prompt: string): readonly Mark[] {
  if (/^\s*\/mcp__|(?:^|\s)@[^\s:]+:\S+:\/\//.test(prompt)) return MARKS;
  return /(?:^|\s)@\S/.test(prompt) ? ['private-data'] : [];
}
