import { defineTarget } from '../../define-target.ts';
import type { Decision, Policy } from '../../policy.ts';
import { printYaml } from '../../print/yaml.ts';
import { GOOSE_OVERRIDES } from './overrides.ts';

/** The name under which the agent knows a tool: Goose puts that of the extension before it. */
function gooseName(configName: string, tool: string): string {
  return `${configName}__${tool}`;
}

/** Goose: a list of tools for each level of permission. It asks about all others. */
export const goose = defineTarget({
  id: 'goose',
  label: 'Goose',
  name: 'Goose',
  clients: ['Goose'],
  fileName: 'permission.yaml',
  language: 'yaml',
  place:
    '~/.config/goose/permission.yaml, on Windows %APPDATA%\\Block\\goose\\config\\permission.yaml. It holds for all your sessions.',
  can: {
    allow: true,
    ask: true,
    deny: true,
    hide: false,
    limit: false,
    condition: false,
    unlisted: ['ask'],
    severalServers: true,
  },
  noConditions: 'conditions',
  notes: {
    conditions: 'Goose compares no arguments of MCP tools',
  },
  alsoCannot: [
    'Its rules hold in the modes approve and smart_approve only; its default mode, auto, runs every tool.',
    'Goose itself adds entries to this file, so your answers to its questions change it.',
  ],
  apply: [
    'Quit Goose. Open ~/.config/goose/permission.yaml, or make it; if it is new, the text is the whole file. Otherwise add the entries to the lists under “user”.',
    'In ~/.config/goose/config.yaml, set “GOOSE_MODE: approve”.',
    'Start Goose, and let the agent call a refused tool once to see that it is refused.',
  ],
  undo: 'Remove the same entries from the lists, and set GOOSE_MODE as it was.',
  source: {
    title: 'Goose, permission_inspector.rs at 81aef28 and documentation of its files',
    url: 'https://github.com/aaif-goose/goose/blob/81aef283d0a75b2478c6a5a95925477e50062f32/crates/goose/src/permission/permission_inspector.rs',
    read: '2026-11-30',
  },
  verification: 'source',
  overrides: GOOSE_OVERRIDES,
  toolNameFor: gooseName,
  rewritesNames: 'joins the names of server and tool by __',
  serverNames: {
    accepts: /^[a-z0-9_-]+$/,
    allowed: 'lower-case letters, digits, _ and -, to which Goose reduces it',
  },
  /** It reads brackets as a rule about arguments, and does not document how it writes odd names. */
  unsureNames: {
    isSure: (_configName, tool) => /^[A-Za-z0-9_-]+$/.test(tool),
    decisionFor: () => 'ask',
  },
  print: (effective) =>
    printYaml({
      user: {
        always_allow: named(effective, ['allow']),
        ask_before: named(effective, ['ask']),
        never_allow: named(effective, ['deny', 'hide']),
      },
    }),
});

function named({ servers }: Policy, decisions: readonly Decision[]): string[] {
  const names = servers.flatMap(({ as, tools }) =>
    Object.entries(tools)
      .filter(([tool]) => goose.unsureNames?.isSure(as, tool))
      .filter(([, { decision }]) => decisions.includes(decision))
      .map(([tool]) => gooseName(as, tool)),
  );
  return [...new Set(names)];
}
