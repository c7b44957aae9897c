import { copilotCli as hook } from '../../hook/copilot-cli.ts';
import { guardWords, type InstallClient, join, SECONDS, systemFile } from '../client.ts';
import { jsonHooks } from '../json-hooks.ts';
import { SHARED } from './claude-code.ts';

const form = jsonHooks({ grouped: false, head: { version: 1 } });
const NAME = 'toolward-guard.json';

export const copilotCli: InstallClient = {
  id: 'copilot-cli',
  label: 'Copilot CLI',
  hook,
  files(scope, machine) {
    const user = machine.env['COPILOT_HOME'] || join(machine, machine.home, '.copilot');
    const path = {
      user: join(machine, user, 'hooks', NAME),
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
  floor: 'the start of the client: its rules are the options --allow-tool and --deny-tool',
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
          'A trusted folder can switch the hook off: "disableAllHooks": true in its .github/copilot/settings.json or .claude/settings.json. A policy hook withstands that: install it with --scope managed.',
        ],
};
