import { defineTarget } from '../../define-target.ts';
import type { Decision } from '../../policy.ts';
import { printJson } from '../../print/json.ts';
import { ZED_OVERRIDES } from './overrides.ts';

/** The id of a tool in the settings (`mcp_tool_id` in its source): both names are kept as they are. */
function zedName(configName: string, tool: string): string {
  return `mcp:${configName}:${tool}`;
}

const MODE: Readonly<Record<Decision, string>> = {
  allow: 'allow',
  ask: 'confirm',
  deny: 'deny',
  hide: 'deny',
};

/** Zed: permissions of the tools of its own agent, in its settings. */
export const zed = defineTarget({
  id: 'zed',
  label: 'Zed',
  name: 'Zed',
  clients: ['Zed'],
  fileName: 'settings.json',
  language: 'json',
  place:
    '~/.config/zed/settings.json, on Windows %APPDATA%\\Zed\\settings.json. Zed reads these permissions from version 0.224 on.',
  can: {
    allow: true,
    ask: true,
    deny: true,
    hide: false,
    limit: false,
    condition: false,
    /** Its default holds for the terminal too, so it is never set to allow. */
    unlisted: ['ask', 'deny'],
    severalServers: true,
  },
  noConditions: 'conditions',
  notes: {
    conditions: 'Zed compares no arguments of MCP tools',
    'one-default':
      'Zed has one default for all tools: tools of other servers, and its own, are refused too where no rule lists them.',
  },
  alsoCannot: [
    'It has one default for all tools, its own included.',
    'The rules are those of Zed’s own agent: an external agent in its panel has rules of its own.',
  ],
  apply: [
    'Open the settings file; if it is new, the text is the whole file.',
    'Add the entries to “tools” under “agent” and “tool_permissions”, and set the “default” beside it.',
    'Save, and let the agent call a refused tool once to see that it is refused.',
  ],
  undo: 'Remove the same entries, and the “default” if the text set another one.',
  source: {
    title: 'Zed, tool permissions, docs and crates/agent/src/tool_permissions.rs at 00b6ce1',
    url: 'https://github.com/zed-industries/zed/blob/00b6ce1c6992ec3c5df1b15ee144e4607c7af470/crates/agent/src/tool_permissions.rs',
    read: '2026-11-29',
  },
  verification: 'source',
  overrides: ZED_OVERRIDES,
  toolNameFor: zedName,
  rewritesNames: 'joins the names of server and tool by a colon',
  substitutionsIn: ({ unlisted, servers }) =>
    unlisted === 'deny'
      ? servers.map(({ server }) => ({ server, tool: null, kind: 'note', note: 'one-default' }))
      : [],
  print({ unlisted, servers }) {
    const rules = servers.flatMap(({ as, tools }) =>
      Object.entries(tools).map(
        ([tool, { decision }]) => [zedName(as, tool), { default: MODE[decision] }] as const,
      ),
    );
    const permissions = { default: MODE[unlisted], tools: Object.fromEntries(rules) };
    return printJson({ agent: { tool_permissions: permissions } });
  },
});
