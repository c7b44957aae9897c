import { join } from 'node:path';
import type { Client } from '../../client.ts';
import { anthropicMessages } from '../../model/anthropic-messages.ts';
import { APPROVER } from '../../stub/approver.ts';
import { writeFile } from '../../write-file.ts';
import { traps } from './traps.ts';

const OFFLINE = {
  ANTHROPIC_API_KEY: 'not-a-key',
  CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
  DISABLE_AUTOUPDATER: '1',
  /** Otherwise it offers tools of large servers only after a search. */
  ENABLE_TOOL_SEARCH: 'false',
};

/** Claude Code in print mode. What it would ask a person, it asks a tool of the stub. */
export const claudeCode: Client = {
  target: 'claude-code',
  label: 'Claude Code',
  package: '@anthropic-ai/claude-code',
  dialect: anthropicMessages,
  traps,
  prepare({ home, work, modelUrl, servers, file, flags }) {
    const mcp = join(work, 'mcp.json');
    const entries = servers.map(({ as, command, args }) => [as, { command, args }] as const);
    writeFile(mcp, { mcpServers: Object.fromEntries(entries) });
    if (file !== null) writeFile(join(home, '.claude/settings.json'), file);
    const open = file === null ? ['--dangerously-skip-permissions'] : [];
    const prompt = ['--permission-prompt-tool', `mcp__${APPROVER}__approve`];
    return {
      command: 'claude',
      args: ['-p', 'Go.', '--mcp-config', mcp, '--strict-mcp-config', ...prompt, ...open, ...flags],
      env: { ...OFFLINE, ANTHROPIC_BASE_URL: modelUrl, IS_SANDBOX: '1' },
    };
  },
  wasAsked: ({ answer }) => answer.includes('A person was asked and said no.'),
};
