import { join } from 'node:path';
import type { Client, OnQuestion } from '../../client.ts';
import type { Channel } from '../../drive/channel.ts';
import { anthropicMessages } from '../../model/anthropic-messages.ts';
import { field } from '../../model/dialect.ts';
import { writeFile } from '../../write-file.ts';
import { answerInTerminal } from './terminal.ts';
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

async function speak({ send, messages }: Channel, onQuestion: OnQuestion): Promise<void> {
  const initialize = { type: 'control_request', request_id: 'start' };
  send({ ...initialize, request: { subtype: 'initialize', hooks: {} } });
  send({ type: 'user', message: { role: 'user', content: 'Go.' } });
  for await (const message of messages) {
    if (field(message, 'type') === 'result') return;
    if (field(message, 'type') !== 'control_request') continue;
    const request = field(message, 'request');
    const asks = field(request, 'subtype') === 'can_use_tool';
    if (asks) onQuestion({ tool: String(field(request, 'tool_name')), request });
    const response = {
      subtype: 'success',
      request_id: field(message, 'request_id'),
      response: asks ? NO : {},
    };
    send({ type: 'control_response', response });
  }
}

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
  prepare({ home, work, modelUrl, servers, file, mode, permissionMode, flags }) {
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
        return { command, args: ['-p', 'Go.', ...common], env };
      case 'protocol':
        return { command, args: ['-p', ...STREAM, ...common], env, speak };
      case 'terminal':
        writeFile(join(home, '.claude.json'), knownUser(work));
        return { command, args: ['Go.', ...common], env, type: answerInTerminal };
    }
  },
};
