import { claudeName } from '#domain/policy/targets/claude-code/tool-name.ts';
import { claudeCode as hook } from '../../hook/claude-code.ts';
import {
  guardWords,
  type InstallClient,
  join,
  type Machine,
  SECONDS,
  switchedBy,
  systemFile,
} from '../client.ts';
import { jsonHooks } from '../json-hooks.ts';

const form = jsonHooks({ grouped: true, head: {} });

const folder = (machine: Machine): string =>
  machine.env['CLAUDE_CONFIG_DIR'] || join(machine, machine.home, '.claude');
const managedFile = (machine: Machine): string | undefined =>
  systemFile(machine, {
    linux: '/etc/claude-code/managed-settings.json',
    darwin: '/Library/Application Support/ClaudeCode/managed-settings.json',
    win32: 'C:\\Program Files\\ClaudeCode\\managed-settings.json',
  });

export const claudeCode: InstallClient = {
  id: 'claude-code',
  label: 'Claude Code',
  hook,
  tellsServersSession: true,
  files(scope, machine) {
    const path = {
      user: join(machine, folder(machine), 'settings.json'),
      project: join(machine, machine.cwd, '.claude', 'settings.json'),
      managed: managedFile(machine),
    }[scope];
    return path === undefined ? [] : [{ path, form }];
  },
  handler: (call, kind) => ({
    type: 'command',
    command: call.node,
    args: guardWords(call, 'claude-code'),
    timeout: SECONDS,
    ...(kind === 'call' ? { onFailure: 'block' } : {}),
  }),
  event: (server, tool, session) => ({
    session_id: session,
    hook_event_name: 'PreToolUse',
    tool_name: claudeName(server, tool),
    mcp_server: { name: server, source: 'user' },
    tool_input: {},
    permission_mode: 'default',
  }),
  nameOf: claudeName,
  switches: (machine) => [
    ...switchedBy(
      [
        join(machine, folder(machine), 'settings.json'),
        join(machine, machine.cwd, '.claude', 'settings.json'),
        join(machine, machine.cwd, '.claude', 'settings.local.json'),
      ],
      ['disableAllHooks'],
      ['managed'],
    ),
    ...switchedBy([managedFile(machine)], ['disableAllHooks'], []),
    ...switchedBy([managedFile(machine)], ['allowManagedHooksOnly'], ['managed']),
  ],
  servers(machine) {
    const own = machine.env['CLAUDE_CONFIG_DIR'] || machine.home;
    const state = join(machine, own, '.claude.json');
    return [
      { path: state, keys: ['mcpServers'] },
      { path: state, keys: ['projects', machine.cwd, 'mcpServers'] },
      { path: join(machine, machine.cwd, '.mcp.json'), keys: ['mcpServers'] },
    ];
  },
  floor: '“permissions” in ~/.claude/settings.json, or in managed-settings.json for everybody',
  next: (scope) => [
    'Start a new session: a running one keeps the hooks that it started with.',
    ...(scope === 'project' ? [SHARED] : []),
  ],
  switchedOffBy: (scope) =>
    scope === 'managed'
      ? []
      : [
          'A repository can switch the hook off: its .claude/settings.json with "disableAllHooks": true. A hook in the managed settings is not affected by it: install it with --scope managed.',
          'The options --settings \'{"disableAllHooks":true}\', --safe-mode and --bare switch it off too.',
        ],
};

/** For files that are usually committed. */
export const SHARED =
  'The file names paths of this machine: keep it out of the repository, or the hook fails for others.';
