import { claudeName } from '#domain/policy/targets/claude-code/tool-name.ts';
import { copilotTool } from '#domain/policy/targets/copilot-cli/tool-name.ts';
import { geminiName } from '#domain/policy/targets/gemini/tool-name.ts';
import { opencodeName } from '#domain/policy/targets/opencode/tool-name.ts';
import { claudeCode } from '../hook/claude-code.ts';
import type { HookClient } from '../hook/client.ts';
import { codex } from '../hook/codex.ts';
import { copilotCli } from '../hook/copilot-cli.ts';
import { cursor } from '../hook/cursor.ts';
import { gemini } from '../hook/gemini.ts';
import { opencode } from '../hook/opencode.ts';

type Event = Record<string, unknown>;
type OfCall = (server: string, tool: string, args: object) => Event;

/** How a client tells its hook of what happens, in one session. */
export interface ClientEvents {
  readonly client: HookClient;
  readonly call: OfCall;
  readonly permission?: OfCall;
  prompt(text: string): Event;
  result(text: string): Event;
}

const plain = (name: string) => name.replace(/[^A-Za-z0-9_]/g, '_');
const hyphened = (name: string) => name.replace(/[^A-Za-z0-9_-]/g, '-');
const ID = { session_id: 's' };

const claudeCall =
  (hook_event_name: string): OfCall =>
  (server, tool, tool_input) => ({
    ...ID,
    hook_event_name,
    tool_name: claudeName(server, tool),
    mcp_server: { name: server },
    tool_input,
  });
const codexCall =
  (hook_event_name: string): OfCall =>
  (server, tool, tool_input) => ({
    ...ID,
    hook_event_name,
    tool_name: `mcp__${plain(server)}__${plain(tool)}`,
    tool_input,
  });
const claudePrompt = (prompt: string) => ({ ...ID, hook_event_name: 'UserPromptSubmit', prompt });

export const CLIENT_EVENTS: Readonly<Record<string, ClientEvents>> = {
  'claude-code': {
    client: claudeCode,
    call: claudeCall('PreToolUse'),
    permission: claudeCall('PermissionRequest'),
    prompt: claudePrompt,
    result: (text) => ({
      ...ID,
      hook_event_name: 'PostToolUse',
      tool_name: 'mcp__a__b',
      tool_input: {},
      tool_response: [{ type: 'text', text }],
    }),
  },
  codex: {
    client: codex,
    call: codexCall('PreToolUse'),
    permission: codexCall('PermissionRequest'),
    prompt: claudePrompt,
    result: (text) => ({
      ...ID,
      hook_event_name: 'PostToolUse',
      tool_name: 'mcp__a__b',
      tool_input: {},
      tool_response: { content: [{ type: 'text', text }] },
    }),
  },
  gemini: {
    client: gemini,
    call: (server, tool, tool_input) => ({
      ...ID,
      hook_event_name: 'BeforeTool',
      tool_name: geminiName(server, tool),
      tool_input,
    }),
    prompt: (prompt) => ({ ...ID, hook_event_name: 'BeforeAgent', prompt }),
    result: (text) => ({
      ...ID,
      hook_event_name: 'AfterTool',
      tool_response: { llmContent: [{ text }] },
    }),
  },
  'gemini with raw names': {
    client: gemini,
    call: (server_name, tool_name, tool_input) => ({
      ...ID,
      hook_event_name: 'BeforeTool',
      tool_name: geminiName(server_name, tool_name),
      mcp_context: { server_name, tool_name },
      tool_input,
    }),
    prompt: (prompt) => ({ ...ID, hook_event_name: 'BeforeAgent', prompt }),
    result: (text) => ({ ...ID, hook_event_name: 'AfterTool', tool_response: text }),
  },
  'copilot-cli': {
    client: copilotCli,
    call: (server, tool, toolArgs) => ({
      sessionId: 's',
      toolName: `${hyphened(server)}-${copilotTool(server, tool)}`,
      toolArgs,
    }),
    permission: (server, tool, toolInput) => ({
      sessionId: 's',
      toolName: `${hyphened(server)}/${copilotTool(server, tool)}`,
      toolInput,
    }),
    prompt: (prompt) => ({ sessionId: 's', prompt }),
    result: (text) => ({ sessionId: 's', toolResult: { textResultForLlm: text } }),
  },
  cursor: {
    client: cursor,
    call: (server, tool, args) => ({
      conversation_id: 's',
      hook_event_name: 'beforeMCPExecution',
      tool_name: `MCP:${server}:${tool}`,
      tool_input: JSON.stringify(args),
    }),
    prompt: (prompt) => ({
      conversation_id: 's',
      hook_event_name: 'beforeSubmitPrompt',
      prompt,
    }),
    result: (text) => ({
      conversation_id: 's',
      hook_event_name: 'afterMCPExecution',
      result_json: JSON.stringify({ content: [{ type: 'text', text }] }),
    }),
  },
  opencode: {
    client: opencode,
    call: (server, tool, args) => ({
      session: 's',
      event: 'call',
      tool: opencodeName(server, tool),
      args,
    }),
    prompt: (text) => ({ session: 's', event: 'prompt', text }),
    result: (value) => ({ session: 's', event: 'result', value }),
  },
};
