import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import { own } from '#domain/own-value.ts';
import { codexName, codex as hook } from '../../hook/codex.ts';
import { hooksIn } from '../change-file.ts';
import {
  type Fault,
  type InstallClient,
  join,
  type Machine,
  type PlacedFile,
  type Scope,
  SECONDS,
  shellLine,
  startsGuard,
  switchedBy,
  systemFile,
} from '../client.ts';
import type { PlacedEntry } from '../hook-file.ts';
import { jsonHooks } from '../json-hooks.ts';
import { tomlHooks } from '../toml-hooks.ts';
import { SHARED } from './claude-code.ts';

const toml = tomlHooks();
const json = jsonHooks({ grouped: true, head: {} });

const folder = (scope: 'user' | 'project', machine: Machine): string =>
  scope === 'user'
    ? machine.env['CODEX_HOME'] || join(machine, machine.home, '.codex')
    : join(machine, machine.cwd, '.codex');

export const codex: InstallClient = {
  id: 'codex',
  label: 'Codex',
  hook,
  tellsServersSession: true,
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
    return [
      { path: join(machine, folder(scope, machine), 'config.toml'), form: toml },
      { path: join(machine, folder(scope, machine), 'hooks.json'), form: json },
    ];
  },
  handler: (call, kind) => ({
    type: 'command',
    command: shellLine(call, 'codex', { closed: kind === 'call' }),
    timeout: SECONDS,
  }),
  event: (server, tool, session) => ({
    session_id: session,
    hook_event_name: 'PreToolUse',
    tool_name: codexName(server, tool),
    tool_input: {},
    permission_mode: 'default',
  }),
  nameOf: codexName,
  switches(machine) {
    const off = (value: unknown) =>
      own(own(value, 'features'), 'hooks') === false ? '[features] hooks = false' : undefined;
    const paths = (['user', 'project'] as const).map((scope) =>
      join(machine, folder(scope, machine), 'config.toml'),
    );
    const system = systemFile(machine, {
      linux: '/etc/codex/config.toml',
      darwin: '/etc/codex/config.toml',
    });
    return [
      ...[...paths, ...(system ? [system] : [])].map((path) => ({
        path,
        off,
        spares: ['managed' as const],
      })),
      ...codex
        .files('managed', machine)
        .flatMap(({ path }) => [
          { path, off, spares: [] },
          ...switchedBy([path], ['allow_managed_hooks_only'], ['managed']),
        ]),
    ];
  },
  servers: (machine) =>
    (['user', 'project'] as const).map((scope) => ({
      path: join(machine, folder(scope, machine), 'config.toml'),
      keys: ['mcp_servers'],
    })),
  faults: trustFaults,
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
          'The same line in your own config.toml switches them off too.',
        ],
};

/**
 * Codex skips a hook of a user or a project whose hash is not under its key in `hooks.state` of the user's file
 * (`codex-rs/hooks/src/engine/discovery.rs`; the hashes of 0.171.0 were compared).
 */
function trustFaults(scope: Scope, file: PlacedFile, machine: Machine): Fault[] {
  if (scope === 'managed') return [];
  const config = { path: join(machine, folder('user', machine), 'config.toml'), form: toml };
  const state = own(own(hooksIn(config)?.value, 'hooks'), 'state');
  const skipped = (hooksIn(file)?.entries ?? []).filter((entry) => {
    if (!startsGuard(entry.handler, 'codex')) return false;
    const known = own(state, `${file.path}:${snake(entry.event)}:${entry.group}:${entry.index}`);
    return own(known, 'enabled') === false || own(known, 'trusted_hash') !== hashOf(entry);
  });
  if (skipped.length === 0) return [];
  const events = skipped.map(({ event }) => event).join(', ');
  return [
    { text: `Codex skips hooks that nobody has trusted as they are: ${events}.`, remedy: TRUST },
  ];
}

const TRUST = 'Start codex, type /hooks and trust the hooks of toolward-guard.';
const snake = (event: string): string =>
  event.replace(/(?<=.)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();

function hashOf({ event, matcher, handler: { command, timeout } }: PlacedEntry): string {
  const matching = matcher === undefined ? {} : { matcher };
  const hooks = [{ async: false, command, timeout, type: 'command' }];
  const identity = JSON.stringify({ event_name: snake(event), hooks, ...matching });
  return `sha256:${createHash('sha256').update(identity).digest('hex')}`;
}
