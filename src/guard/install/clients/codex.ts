import { dirname } from 'node:path';
import { codex as hook } from '../../hook/codex.ts';
import { type InstallClient, join, SECONDS, shellLine, systemFile } from '../client.ts';
import { jsonHooks } from '../json-hooks.ts';
import { tomlHooks } from '../toml-hooks.ts';
import { SHARED } from './claude-code.ts';

const toml = tomlHooks();
const json = jsonHooks({ grouped: true, head: {} });

export const codex: InstallClient = {
  id: 'codex',
  label: 'Codex',
  hook,
  files(scope, machine) {
    if (scope === 'managed') {
      const path = systemFile(machine, {
        linux: '/etc/codex/requirements.toml',
        darwin: '/etc/codex/requirements.toml',
      });
      if (path === undefined) return [];
      // Without the first, a user's own “hooks = false” still switches the hooks of this file off.
      const form = tomlHooks([
        { table: 'features', key: 'hooks', value: true, must: true },
        { table: 'hooks', key: 'managed_dir', value: dirname(path) },
      ]);
      return [{ path, form }];
    }
    const folder =
      scope === 'user'
        ? machine.env['CODEX_HOME'] || join(machine, machine.home, '.codex')
        : join(machine, machine.cwd, '.codex');
    return [
      { path: join(machine, folder, 'config.toml'), form: toml },
      { path: join(machine, folder, 'hooks.json'), form: json },
    ];
  },
  handler: (call, kind) => ({
    type: 'command',
    command: shellLine(call, 'codex', { closed: kind === 'call' }),
    timeout: SECONDS,
  }),
  floor: 'the tables of your servers in ~/.codex/config.toml',
  next: (scope) => [
    ...(scope === 'managed'
      ? []
      : [
          'Trust the hooks: start codex, type /hooks and trust each hook of toolward-guard. Until then Codex skips them without a word.',
        ]),
    'Start a new session: a running one keeps the hooks that it started with.',
    ...(scope === 'project'
      ? ['Trust the folder: Codex reads no configuration of others.', SHARED]
      : []),
  ],
  switchedOffBy: (scope) =>
    scope === 'managed'
      ? []
      : [
          'A trusted project can switch the hooks off: “[features] hooks = false” in its .codex/config.toml. The managed requirements withstand that: install with --scope managed.',
          'So does the same line in your own config.toml.',
        ],
};
