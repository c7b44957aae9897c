import { own, stringsOf } from '#domain/own-value.ts';
import { geminiName } from '#domain/policy/targets/gemini/tool-name.ts';
import { gemini as hook } from '../../hook/gemini.ts';
import { type InstallClient, join, SCOPES, SECONDS, shellLine, systemFile } from '../client.ts';
import { jsonHooks } from '../json-hooks.ts';
import { SHARED } from './claude-code.ts';

const form = jsonHooks({ grouped: true, head: {} });

const NAME = 'toolward-guard';

function switchedOff(value: unknown): string | undefined {
  const hooks = own(value, 'hooksConfig');
  if (own(hooks, 'enabled') === false) return 'hooksConfig.enabled: false';
  const isNamed = stringsOf(own(hooks, 'disabled')).includes(NAME);
  return isNamed ? `hooksConfig.disabled: ["${NAME}"]` : undefined;
}

export const gemini: InstallClient = {
  id: 'gemini',
  label: 'Gemini CLI',
  hook,
  files(scope, machine) {
    const home = machine.env['GEMINI_CLI_HOME'] || machine.home;
    const managed = systemFile(machine, {
      linux: '/etc/gemini-cli/settings.json',
      darwin: '/Library/Application Support/GeminiCli/settings.json',
      win32: 'C:\\ProgramData\\gemini-cli\\settings.json',
    });
    const path = {
      user: join(machine, home, '.gemini', 'settings.json'),
      project: join(machine, machine.cwd, '.gemini', 'settings.json'),
      managed,
    }[scope];
    return path === undefined ? [] : [{ path, form }];
  },
  handler: (call, kind) => ({
    name: NAME,
    type: 'command',
    command: shellLine(call, 'gemini', { closed: kind === 'call' }),
    timeout: SECONDS * 1000,
  }),
  event: (server, tool, session) => ({
    session_id: session,
    hook_event_name: 'BeforeTool',
    tool_name: geminiName(server, tool),
    mcp_context: { server_name: server, tool_name: tool },
    tool_input: {},
  }),
  nameOf: geminiName,
  switches(machine) {
    const files = SCOPES.flatMap((scope) => gemini.files(scope, machine));
    return files.map(({ path }) => ({ path, off: switchedOff, spares: [] }));
  },
  servers: (machine) =>
    SCOPES.flatMap((scope) => gemini.files(scope, machine)).map(({ path }) => ({
      path,
      keys: ['mcpServers'],
    })),
  floor: '~/.gemini/policies/mcp.toml',
  next: (scope) => [
    'Start a new session: a running one keeps the hooks that it started with.',
    'Over ACP, as editors start it, Gemini CLI runs no hooks: wrap the servers there (toolward-guard wrap).',
    ...(scope === 'project' ? [SHARED] : []),
  ],
  switchedOffBy: () => [
    'A repository can switch the hook off in every scope, also the managed one: its .gemini/settings.json with "hooksConfig": {"enabled": false} or {"disabled": ["toolward-guard"]}. Turn on the trust of folders (security.folderTrust), or wrap the servers, which withstands it.',
  ],
};
