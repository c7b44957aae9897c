import { cursor as hook } from '../../hook/cursor.ts';
import { type InstallClient, join, SECONDS, shellLine, systemFile } from '../client.ts';
import { jsonHooks } from '../json-hooks.ts';
import { versionFaults } from '../version-faults.ts';
import { SHARED } from './claude-code.ts';

const form = jsonHooks({ grouped: false, head: { version: 1 } });

/** Cursor, after its documentation and what others publish: none of this was run. */
const cursorName = (server: string, tool: string): string => `MCP:${server}:${tool}`;

export const cursor: InstallClient = {
  id: 'cursor',
  label: 'Cursor',
  hook,
  files(scope, machine) {
    const path = {
      user: join(machine, machine.home, '.cursor', 'hooks.json'),
      project: join(machine, machine.cwd, '.cursor', 'hooks.json'),
      managed: systemFile(machine, {
        linux: '/etc/cursor/hooks.json',
        darwin: '/Library/Application Support/Cursor/hooks.json',
        win32: 'C:\\ProgramData\\Cursor\\hooks.json',
      }),
    }[scope];
    return path === undefined ? [] : [{ path, form }];
  },
  handler: (call, kind) => ({
    command: shellLine(call, 'cursor', { closed: kind === 'call' }),
    timeout: SECONDS,
    ...(kind === 'call' ? { failClosed: true } : {}),
  }),
  event: (server, tool, session) => ({
    conversation_id: session,
    hook_event_name: 'beforeMCPExecution',
    tool_name: cursorName(server, tool),
    tool_input: '{}',
  }),
  nameOf: cursorName,
  switches: () => [],
  servers: (machine) =>
    [machine.home, machine.cwd].map((place) => ({
      path: join(machine, place, '.cursor', 'mcp.json'),
      keys: ['mcpServers'],
    })),
  faults: (_scope, file) => versionFaults(file),
  floor:
    '.cursor/cli.json or ~/.cursor/cli-config.json for the CLI; the editor has an allowlist in its settings',
  next: (scope) => [
    'The hooks follow Cursor’s documentation; they were not tried in the product. Make a call that the policy refuses before you rely on them.',
    'Start a new session.',
    ...(scope === 'project' ? [SHARED] : []),
  ],
  switchedOffBy: () => [],
};
