import { defineTarget } from '../../define-target.ts';
import type { Decision, Policy } from '../../policy.ts';
import { printJson } from '../../print/json.ts';
import type { RenderProblem } from '../../target.ts';
import { OPENCODE_NOTES, opencodeProblem } from '../opencode/target.ts';
import { opencodeName } from '../opencode/tool-name.ts';
import { OPENCODE_V2_MANAGED, OPENCODE_V2_OVERRIDES } from './overrides.ts';

const EFFECT: Record<Decision, string> = { allow: 'allow', ask: 'ask', deny: 'deny', hide: 'deny' };

/** opencode, version 2: an ordered list of rules, of which the last that matches decides. */
export const opencodeV2 = defineTarget({
  id: 'opencode-v2',
  label: 'opencode V2',
  name: 'opencode V2',
  clients: ['opencode V2'],
  fileName: 'opencode.json',
  language: 'json',
  place:
    '~/.config/opencode/opencode.json for yourself, or opencode.json in a project. This is the form of version 2 (V2), which lists servers under “mcp” and “servers”.',
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
  notes: {
    ...OPENCODE_NOTES,
    'unknown-spelling':
      'opencode V2 does not document how it writes {tool}: it may be the name that it gives {other}.',
  },
  alsoCannot: [
    'The rule for all tools of a server also covers a server whose name begins with that name and _.',
    'Where no rule matches it asks, by its documentation; the rule for all tools of the server must still stay, and come first.',
    'Do not mix the two forms in one file: “permission” is version 1, “permissions” version 2.',
  ],
  apply: [
    'Open ~/.config/opencode/opencode.json, or make it; if it is new, the text is the whole file.',
    'Copy the rules to the end of “permissions”, in this order: the last match decides.',
    'Set OPENCODE_CONFIG_PROJECT_DISABLE=1 in your shell, or a repository’s own opencode.json counts after yours. Start a new session.',
  ],
  undo: 'Remove the same rules from “permissions”.',
  source: {
    title: 'opencode documentation (V2), permissions and MCP servers',
    url: 'https://opencode.ai/v2/docs/permissions/',
    read: '2026-11-30',
  },
  verification: 'documentation',
  overrides: OPENCODE_V2_OVERRIDES,
  managed: OPENCODE_V2_MANAGED,
  toolNameFor: opencodeName,
  rewritesNames: 'replaces odd characters by _',
  serverNames: {
    accepts: /^[A-Za-z0-9_-]+$/,
    allowed: 'letters, digits, _ and -',
  },
  unsureNames: {
    isSure: (_configName, tool) => isSure(tool),
    decisionFor: (unlisted) => unlisted,
  },
  problemIn: (effective) => opencodeProblem(effective) ?? spellingProblem(effective),
  print: (effective) =>
    printJson({ $schema: 'https://opencode.ai/config.json', permissions: rulesOf(effective) }),
});

/** Dots become _, as its documentation says; of other characters it does not say how many. */
const isSure = (tool: string) => /^[A-Za-z0-9_.-]+$/.test(tool);

/** An odd name that may be written like another one, whose rule would then hold for both. */
function spellingProblem({ servers }: Policy): RenderProblem | undefined {
  for (const { as, tools, neighbours = [] } of servers) {
    const listed = Object.keys(tools);
    const sure = new Map(
      listed.filter(isSure).map((tool) => [opencodeName(as, tool), tool] as const),
    );
    for (const tool of [...listed, ...neighbours].filter((name) => !isSure(name))) {
      const bySymbol = `${as}_${tool.replace(/[^A-Za-z0-9_-]/gu, '_')}`;
      const other = sure.get(opencodeName(as, tool)) ?? sure.get(bySymbol);
      if (other !== undefined) {
        return { kind: 'note', note: 'unknown-spelling', values: { tool, other } };
      }
    }
  }
  return undefined;
}

interface PermissionRule {
  readonly action: string;
  readonly resource: '*';
  readonly effect: string;
}

/** Names that are not sure get no rule: the one for all tools of the server holds for them. */
function rulesOf({ unlisted, servers }: Policy): PermissionRule[] {
  const rule = (action: string, decision: Decision): PermissionRule => ({
    action,
    resource: '*',
    effect: EFFECT[decision],
  });
  const everything = servers.map(({ as }) => rule(`${opencodeName(as, '')}*`, unlisted));
  const listed = servers.flatMap(({ as, tools }) =>
    Object.entries(tools)
      .filter(([tool]) => isSure(tool))
      .map(([tool, { decision }]) => rule(opencodeName(as, tool), decision)),
  );
  return [...everything, ...listed];
}
