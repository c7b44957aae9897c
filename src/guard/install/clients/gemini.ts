import { gemini as hook } from '../../hook/gemini.ts';
import { type InstallClient, join, SECONDS, shellLine, systemFile } from '../client.ts';
import { jsonHooks } from '../json-hooks.ts';
import { SHARED } from './claude-code.ts';

const form = jsonHooks({ grouped: true, head: {} });

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
    name: 'toolward-guard',
    type: 'command',
    command: shellLine(call, 'gemini', { closed: kind === 'call' }),
    timeout: SECONDS * 1000,
  }),
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
