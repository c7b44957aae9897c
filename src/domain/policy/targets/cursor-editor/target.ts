import { defineTarget } from '../../define-target.ts';
import { printJson } from '../../print/json.ts';
import { CURSOR_EDITOR_OVERRIDES } from './overrides.ts';

function entryFor(configName: string, tool: string): string {
  return `${configName}:${tool}`;
}

/** Cursor's editor: a list of the tools that run without asking. It asks about all others. */
export const cursorEditor = defineTarget({
  id: 'cursor-editor',
  label: 'Cursor (editor)',
  name: 'Cursor’s editor',
  clients: ['Cursor'],
  fileName: 'permissions.json',
  language: 'json',
  place:
    '~/.cursor/permissions.json for yourself, or .cursor/permissions.json in a project; Cursor adds the lists of both. The Cursor CLI does not read it: it has the format “Cursor CLI”.',
  can: {
    allow: true,
    ask: true,
    deny: false,
    hide: false,
    limit: false,
    condition: false,
    unlisted: ['ask'],
    severalServers: true,
  },
  alsoCannot: [
    'A tool that no agent may call can be switched off in Settings, among the tools of its server; leave it out of the policy then.',
    'The list replaces the one in its settings, for all servers: it then asks about every tool of other servers, too.',
    'It sometimes calls a server by a longer name, such as project-0-github: it then asks about tools that the list allows.',
    'Cursor calls its allowlists a convenience, and no security boundary.',
  ],
  apply: [
    'Open ~/.cursor/permissions.json, or make it; if it is new, the text is the whole file. Otherwise add the entries to “mcpAllowlist”.',
    'In Settings, Agents, Approvals & Execution, choose the run mode Allowlist: in the other modes, tools that are not in the list can run without asking.',
    'Let the agent call a tool that is not in the list once to see that it asks. No restart is needed.',
  ],
  undo: 'Remove the same entries. Without “mcpAllowlist”, the list in the settings holds again.',
  source: {
    title: 'Cursor documentation, permissions.json reference',
    url: 'https://cursor.com/docs/reference/permissions',
    read: '2026-11-30',
  },
  verification: 'documentation',
  overrides: CURSOR_EDITOR_OVERRIDES,
  toolNameFor: entryFor,
  /** Its entries know `*`, and it does not document how it spells other characters. */
  unsureNames: {
    isSure: (configName, tool) => [configName, tool].every((name) => /^[A-Za-z0-9_-]+$/.test(name)),
    decisionFor: () => 'ask',
  },
  print({ servers }) {
    const allowed = servers.flatMap(({ as, tools }) =>
      Object.entries(tools)
        .filter(([, { decision }]) => decision === 'allow')
        .map(([tool]) => entryFor(as, tool)),
    );
    return printJson({ mcpAllowlist: allowed });
  },
});
