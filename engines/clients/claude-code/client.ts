import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Client, OnQuestion, Person, Session } from '../../client.ts';
import type { Channel } from '../../drive/channel.ts';
import { anthropicMessages } from '../../model/anthropic-messages.ts';
import { field } from '../../model/dialect.ts';
import { writeFile } from '../../write-file.ts';
import { typeIn } from './terminal.ts';
import { traps } from './traps.ts';

const OFFLINE = {
  ANTHROPIC_API_KEY: 'not-a-key',
  CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
  DISABLE_AUTOUPDATER: '1',
  /** Otherwise it offers tools of large servers only after a search. */
  ENABLE_TOOL_SEARCH: 'false',
};

/** The control protocol: lines of JSON, in which `can_use_tool` is a question to a person. */
const STREAM = [
  ...['--input-format', 'stream-json', '--output-format', 'stream-json', '--verbose'],
  ...['--permission-prompt-tool', 'stdio'],
];

const NO = { behavior: 'deny', message: 'A person was asked and said no.' };

/** What a person answers to a request of the client; undefined for a request that is no question. */
function answerTo(request: unknown, { says }: Person): object | undefined {
  switch (field(request, 'subtype')) {
    case 'can_use_tool':
      return says === 'no' ? NO : { behavior: 'allow', updatedInput: field(request, 'input') };
    case 'elicitation':
      return says === 'no' ? { action: 'decline' } : { action: 'accept', content: { ok: true } };
    default:
      return undefined;
  }
}

const speakIn =
  ({ prompts, person }: Session) =>
  async ({ send, messages }: Channel, onQuestion: OnQuestion): Promise<void> => {
    const say = (content: string) => send({ type: 'user', message: { role: 'user', content } });
    const takenBack = new Set<unknown>();
    const respond = (id: unknown, response: object) =>
      send({
        type: 'control_response',
        response: { subtype: 'success', request_id: id, response },
      });
    async function ask(id: unknown, request: unknown, answer: object): Promise<void> {
      if (person.after > 0) await setTimeout(person.after);
      if (takenBack.has(id)) return;
      const tool = field(request, 'tool_name') ?? field(request, 'subtype');
      onQuestion({ tool: String(tool), request });
      respond(id, answer);
    }
    const initialize = { type: 'control_request', request_id: 'start' };
    send({ ...initialize, request: { subtype: 'initialize', hooks: {} } });
    const [first, ...rest] = prompts;
    say(first);
    for await (const message of messages) {
      const id = field(message, 'request_id');
      const type = field(message, 'type');
      if (type === 'control_cancel_request') takenBack.add(id);
      else if (type === 'control_request') {
        const request = field(message, 'request');
        const answer = answerTo(request, person);
        if (answer === undefined) respond(id, {});
        else void ask(id, request, answer);
      } else if (type === 'result') {
        const next = rest.shift();
        if (next === undefined) return;
        say(next);
      }
    }
  };

/** What a person has answered who used the terminal before: the first questions, the risk of a session that skips permissions, and trust in the folder. */
const knownUser = (work: string) => ({
  hasCompletedOnboarding: true,
  lastOnboardingVersion: '9999.0.0',
  theme: 'dark',
  bypassPermissionsModeAccepted: true,
  customApiKeyResponses: { approved: [OFFLINE.ANTHROPIC_API_KEY], rejected: [] },
  projects: { [work]: { hasTrustDialogAccepted: true } },
});

/** Claude Code over its control protocol, as the SDK and editors drive it. */
export const claudeCode: Client = {
  target: 'claude-code',
  label: 'Claude Code',
  package: '@anthropic-ai/claude-code',
  dialect: anthropicMessages,
  mode: 'protocol',
  traps,
  prepare(session) {
    const { home, work, modelUrl, servers, file, mode, permissionMode, flags, prompts } = session;
    const mcp = join(work, 'mcp.json');
    const entries = servers.map(({ as, command, args }) => [as, { command, args }] as const);
    writeFile(mcp, { mcpServers: Object.fromEntries(entries) });
    if (file !== null) writeFile(join(home, '.claude/settings.json'), file);
    const open = file === null ? ['--dangerously-skip-permissions'] : [];
    const chosen = permissionMode === undefined ? [] : ['--permission-mode', permissionMode];
    const common = ['--mcp-config', mcp, '--strict-mcp-config', ...open, ...chosen, ...flags];
    const env = { ...OFFLINE, ANTHROPIC_BASE_URL: modelUrl, IS_SANDBOX: '1' };
    const command = 'claude';
    switch (mode) {
      case 'headless':
        return { command, args: ['-p', prompts[0], ...common], env };
      case 'protocol':
        return { command, args: ['-p', ...STREAM, ...common], env, speak: speakIn(session) };
      case 'terminal':
        writeFile(join(home, '.claude.json'), knownUser(work));
        return { command, args: [prompts[0], ...common], env, type: typeIn(session) };
    }
  },
};
