import { copilotName, copilotCli as hook } from '../../hook/copilot-cli.ts';
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
import { versionFaults } from '../version-faults.ts';
import { SHARED } from './claude-code.ts';

const form = jsonHooks({ grouped: false, head: { version: 1 } });
const NAME = 'toolward-guard.json';

const folder = (machine: Machine): string =>
  machine.env['COPILOT_HOME'] || join(machine, machine.home, '.copilot');

export const copilotCli: InstallClient = {
  id: 'copilot-cli',
  label: 'Copilot CLI',
  hook,
  tellsServersSession: true,
  files(scope, machine) {
    const path = {
      user: join(machine, folder(machine), 'hooks', NAME),
      project: join(machine, machine.cwd, '.github', 'hooks', NAME),
      managed: systemFile(machine, { linux: `/etc/github-copilot/policy.d/${NAME}` }),
    }[scope];
    return path === undefined ? [] : [{ path, form }];
  },
  handler: (call) => ({
    type: 'command',
    exec: call.node,
    args: guardWords(call, 'copilot-cli'),
    timeoutSec: SECONDS,
  }),
  event: (server, tool, session) => ({
    sessionId: session,
    toolName: copilotName(server, tool),
    toolArgs: {},
  }),
  nameOf: copilotName,
  switches(machine) {
    const mine = ['config.json', 'settings.json'].map((name) =>
      join(machine, folder(machine), name),
    );
    const theirs = ['.github/copilot', '.claude'].flatMap((place) =>
      ['settings.json', 'settings.local.json'].map((name) =>
        join(machine, machine.cwd, place, name),
      ),
    );
    return switchedBy([...mine, ...theirs], ['disableAllHooks'], ['managed']);
  },
  servers: (machine) => [
    { path: join(machine, folder(machine), 'mcp-config.json'), keys: ['mcpServers'] },
    { path: join(machine, machine.cwd, '.mcp.json'), keys: ['mcpServers'] },
    { path: join(machine, machine.cwd, '.github', 'mcp.json'), keys: ['mcpServers'] },
  ],
  faults: (_scope, file) => versionFaults(file),
  floor: 'the options --allow-tool and --deny-tool, with which the client is started',
  next: (scope) => [
    'Start a new session: a running one keeps the hooks that it started with.',
    ...(scope === 'project' ? [SHARED] : []),
    ...(scope === 'managed'
      ? [
          'Keep the file and its folder owned by root and writable by root only: others are ignored.',
        ]
      : []),
  ],
  switchedOffBy: (scope) =>
    scope === 'managed'
      ? []
      : [
          'A trusted folder can switch the hook off: "disableAllHooks": true in its .github/copilot/settings.json or .claude/settings.json. A policy hook is not affected by it: install it with --scope managed.',
        ],
};
