import { defineTarget } from '../../define-target.ts';
import type { Decision, Policy } from '../../policy.ts';
import { printJson } from '../../print/json.ts';
import type { Substitution, TargetLimits } from '../../target.ts';
import { CLAUDE_MANAGED, CLAUDE_OVERRIDES } from './overrides.ts';
import { claudeName, cleaned, plainPart } from './tool-name.ts';

const LIMITS: TargetLimits = {
  can: {
    allow: true,
    ask: true,
    deny: true,
    hide: true,
    limit: false,
    condition: false,
    unlisted: ['allow', 'ask', 'deny'],
    severalServers: true,
  },
  refusedIsHidden: true,
  noConditions: 'conditions',
};

/** In `dontAsk` mode an ask is a refusal, so there a rule that asks refuses. */
const STRICT: TargetLimits = { ...LIMITS, can: { ...LIMITS.can, ask: false }, noAsk: 'dont-ask' };

/** It splits names at `__`, and writes servers of claude.ai and names in other scripts differently. */
function isServerName(configName: string): boolean {
  const part = plainPart(configName);
  const splits = part.includes('__') || part.endsWith('_');
  return /^[\x20-\x7e]+$/.test(configName) && !splits && !/^claude\.ai /i.test(configName);
}

/** Claude Code: `permissions` in a settings file. */
export const claudeCode = defineTarget({
  ...LIMITS,
  id: 'claude-code',
  label: 'Claude Code',
  name: 'Claude Code',
  clients: ['Claude Code'],
  fileName: 'settings.json',
  language: 'json',
  place:
    '.claude/settings.json in a project, ~/.claude/settings.json for yourself, or managed-settings.json for everybody on the machine.',
  notes: {
    conditions: 'Claude Code ignores a rule with arguments on an MCP tool',
    'dont-ask': 'Claude Code cannot ask in the mode that refuses unlisted tools',
    'everything-at-once':
      'Claude Code can refuse unlisted tools only for everything at once: “dontAsk” also refuses whatever else would be asked about, such as shell commands.',
    'asks-about-everything':
      'Without “defaultMode”, a session in a terminal starts in auto mode, in which a model decides about unlisted tools. The line holds for everything in the session: shell commands, for example, are asked about too. Leave it out if that costs you more than it protects.',
    'empty-name':
      'Claude Code makes nothing of the name {tool}, so a rule for it would mean the whole server.',
  },
  apply: [
    'Open the settings file, or make it. A project file holds for everybody who works there; what it allows does not count until the folder is trusted, which an interactive session offers.',
    'Add the entries to the lists under “permissions”; if the file is new, it is the whole text.',
    'Start a new session and run /permissions: it lists the rules under the names shown here.',
  ],
  undo: 'Remove the same entries from the lists, and “defaultMode” if the text set it.',
  source: {
    title: 'Claude Code documentation, permissions',
    url: 'https://code.claude.com/docs/en/permissions',
    read: '2026-11-20',
  },
  verification: 'published-schema',
  overrides: CLAUDE_OVERRIDES,
  managed: CLAUDE_MANAGED,
  toolNameFor: claudeName,
  serverNames: {
    accepts: { test: isServerName },
    allowed: 'plain letters, without “__”, not ending in “_” and not beginning with “claude.ai”',
  },
  rewritesNames: 'replaces every character outside letters, digits, _ and - by _',
  limitsFor: ({ unlisted }) => (unlisted === 'deny' ? STRICT : LIMITS),
  problemIn({ servers }) {
    const tools = servers.flatMap((server) => Object.keys(server.tools));
    const empty = tools.find((tool) => cleaned(tool) === '');
    if (empty === undefined) return undefined;
    return { kind: 'note', note: 'empty-name', values: { tool: JSON.stringify(empty) } };
  },
  substitutionsIn: modeNotes,
  print(effective) {
    const everything =
      effective.unlisted === 'allow'
        ? effective.servers.map(({ as }) => `${claudeName(as, '')}*`)
        : [];
    const permissions = {
      allow: [...everything, ...namesIn(effective, ['allow'])],
      ask: namesIn(effective, ['ask']),
      deny: namesIn(effective, ['deny', 'hide']),
    };
    const lists = Object.entries(permissions).filter(([, rules]) => rules.length > 0);
    const mode = MODE[effective.unlisted];
    const first = mode === undefined ? [] : [['defaultMode', mode] as const];
    return printJson({ permissions: Object.fromEntries([...first, ...lists]) });
  },
});

/** What happens to unlisted tools; without a mode, a terminal lets a model decide about them. */
const MODE = { ask: 'default', deny: 'dontAsk', allow: undefined } as const;
const MODE_NOTE = { ask: 'asks-about-everything', deny: 'everything-at-once' } as const;

function modeNotes({ unlisted, servers }: Policy): Substitution[] {
  if (unlisted === 'allow') return [];
  return servers.map(({ server }) => {
    return { server, tool: null, kind: 'note', note: MODE_NOTE[unlisted] };
  });
}

function namesIn({ servers }: Policy, decisions: readonly Decision[]): string[] {
  const names = servers.flatMap(({ as, tools }) =>
    Object.entries(tools)
      .filter(([, rule]) => decisions.includes(rule.decision))
      .map(([tool]) => claudeName(as, tool)),
  );
  return [...new Set(names)];
}
