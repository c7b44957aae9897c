import type { Fields } from '#domain/own-value.ts';
import { opencodeName } from '#domain/policy/targets/opencode/tool-name.ts';
import { OPENCODE_PLUGIN, opencodeShim } from '../../hook/opencode-shim.ts';
import { type InstallClient, join } from '../client.ts';
import { type HookFile, Refusal } from '../hook-file.ts';
import { SHARED } from './claude-code.ts';

/** The whole file is one plugin, which is one entry here. */
const form: HookFile = {
  add(text, [entry]) {
    if (text !== undefined)
      throw new Refusal('it is there and not of toolward-guard; move it away');
    return String(entry?.handler['plugin']);
  },
  remove: (text, isOurs) => (isOurs({ plugin: text }) ? undefined : text),
  read: (text) => {
    const value: Fields = { plugin: text };
    return { value, entries: [{ event: 'plugin', handler: value, group: 0, index: 0 }] };
  },
};

export const opencode: InstallClient = {
  id: 'opencode',
  label: 'opencode',
  files(scope, machine) {
    const config = machine.env['XDG_CONFIG_HOME'] || join(machine, machine.home, '.config');
    const path = {
      user: join(machine, config, 'opencode', 'plugins', OPENCODE_PLUGIN),
      project: join(machine, machine.cwd, '.opencode', 'plugins', OPENCODE_PLUGIN),
      managed: undefined,
    }[scope];
    return path === undefined ? [] : [{ path, form }];
  },
  handler: ({ node, guard }) => ({ plugin: opencodeShim({ node, guard }) }),
  event: (server, tool, session) => ({
    event: 'call',
    session,
    tool: opencodeName(server, tool),
    args: {},
  }),
  nameOf: opencodeName,
  switches: () => [],
  servers(machine) {
    const config = machine.env['XDG_CONFIG_HOME'] || join(machine, machine.home, '.config');
    return [join(machine, config, 'opencode'), machine.cwd].flatMap((place) =>
      ['opencode.json', 'opencode.jsonc'].map((name) => ({
        path: join(machine, place, name),
        keys: ['mcp'],
      })),
    );
  },
  floor: '“permission” in ~/.config/opencode/opencode.json',
  next: (scope) => [
    'Start opencode anew. With a plugin, its first start waits until it has installed a package of its own into its configuration folder, which needs the network once.',
    ...(scope === 'project' ? [SHARED] : []),
  ],
  switchedOffBy: () => [
    'Started with --pure, opencode loads no plugins, and a plugin that cannot be loaded is gone without a word. There is no managed place for plugins; a wrapped server (toolward-guard wrap) is affected by neither.',
  ],
};
