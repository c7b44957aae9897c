import { defineTarget } from '../../define-target.ts';
import type { Decision, Policy, ServerPolicy, Unlisted } from '../../policy.ts';
import { printYaml, type YamlValue } from '../../print/yaml.ts';
import { compareDecisions } from '../../strictness.ts';
import { KIRO_MANAGED, KIRO_OVERRIDES } from './overrides.ts';

function kiroName(configName: string, tool: string): string {
  return `${configName}/${tool}`;
}

/** Kiro: rules about the capability `mcp`. The strictest rule that matches decides. */
export const kiro = defineTarget({
  id: 'kiro',
  label: 'Kiro',
  name: 'Kiro',
  clients: ['Kiro'],
  fileName: 'permissions.yaml',
  language: 'yaml',
  place:
    '~/.kiro/settings/permissions.yaml, which Kiro IDE from 1.0 and Kiro CLI from 3.0 read. A file of that name in a project is not read.',
  can: {
    allow: true,
    ask: true,
    deny: true,
    hide: false,
    limit: false,
    condition: false,
    unlisted: ['allow', 'ask', 'deny'],
    severalServers: true,
  },
  alsoCannot: [
    'It does not document whether it compares upper and lower case in names.',
    'Rules only add up: a stricter rule of yours, or of your organisation, stays in force.',
  ],
  apply: [
    'Open ~/.kiro/settings/permissions.yaml, or make it; if it is new, the text is the whole file.',
    'Add the rules to the list under “rules”; their order does not matter: deny wins over ask, and ask over allow.',
    'Start a new session, and let the agent call a refused tool once to see that it is refused.',
  ],
  undo: 'Remove the same rules from the list.',
  source: {
    title: 'Kiro documentation, permissions',
    url: 'https://kiro.dev/docs/cli/v3/permissions/',
    read: '2026-11-29',
  },
  verification: 'documentation',
  overrides: KIRO_OVERRIDES,
  managed: KIRO_MANAGED,
  toolNameFor: kiroName,
  serverNames: { accepts: /^[A-Za-z0-9_-]+$/, allowed: 'letters, digits, _ and -' },
  /** Its patterns are globs, and it does not document how a name with other characters is written. */
  unsureNames: {
    isSure: (_configName, tool) => /^[A-Za-z0-9_-]+$/.test(tool),
    /** Such a tool falls under the rule for the others, which is not sure to reach it and refuse it. */
    decisionFor: (unlisted) => (unlisted === 'deny' ? null : unlisted),
  },
  print: ({ unlisted, servers }: Policy) =>
    printYaml({ rules: servers.flatMap((server) => rulesOf(server, unlisted)) }),
});

const EFFECTS: readonly (readonly [string, readonly Decision[]])[] = [
  ['deny', ['deny', 'hide']],
  ['ask', ['ask']],
  ['allow', ['allow']],
];

function rulesOf({ as, tools }: ServerPolicy, unlisted: Unlisted): YamlValue[] {
  const sure = Object.entries(tools).filter(([tool]) => kiro.unsureNames?.isSure(as, tool));
  const own = EFFECTS.flatMap(([effect, decisions]) => {
    const named = sure.filter(([, { decision }]) => decisions.includes(decision));
    if (named.length === 0) return [];
    return [{ capability: 'mcp', match: named.map(([tool]) => kiroName(as, tool)), effect }];
  });
  const looser = sure.filter(([, { decision }]) => compareDecisions(decision, unlisted) < 0);
  const exclude = looser.map(([tool]) => kiroName(as, tool));
  const others = {
    capability: 'mcp',
    match: [kiroName(as, '*')],
    ...(exclude.length > 0 ? { exclude } : {}),
    effect: unlisted,
  };
  return [...own, others];
}
