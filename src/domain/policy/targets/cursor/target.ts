import { defineTarget } from '../../define-target.ts';
import type { Decision, Policy } from '../../policy.ts';
import { printJson } from '../../print/json.ts';
import { CURSOR_OVERRIDES } from './overrides.ts';

function cursorRule(configName: string, tool: string): string {
  return `Mcp(${configName}:${tool})`;
}

/** Cursor CLI: permissions of its configuration. */
export const cursor = defineTarget({
  id: 'cursor',
  label: 'Cursor CLI',
  name: 'Cursor CLI',
  clients: ['Cursor'],
  fileName: 'cli.json',
  language: 'json',
  place:
    '.cursor/cli.json in a project, or ~/.cursor/cli-config.json for yourself. The editor does not read it: it has the format “Cursor (editor)”.',
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
  apply: [
    'Open .cursor/cli.json, or make it; if it is new, the text is the whole file.',
    'Add the entries to the lists under “permissions”; a refusal wins.',
    'Start a new session of the Cursor CLI, and try a refused tool once to see that it is refused.',
  ],
  undo: 'Remove the same entries from the lists.',
  source: {
    title: 'Cursor documentation, CLI permissions',
    url: 'https://cursor.com/docs/cli/reference/permissions',
    read: '2026-11-20',
  },
  verification: 'documentation',
  overrides: CURSOR_OVERRIDES,
  toolNameFor: cursorRule,
  /** Its patterns know `*`, and it does not document how it spells other characters. */
  unsureNames: {
    isSure: (configName, tool) => [configName, tool].every((name) => /^[A-Za-z0-9_-]+$/.test(name)),
    decisionFor: () => 'ask',
  },
  print(effective) {
    const permissions = { allow: rules(effective, 'allow'), deny: rules(effective, 'deny') };
    return printJson({ permissions });
  },
});

function rules({ servers }: Policy, decision: Decision): string[] {
  return servers.flatMap(({ as, tools }) =>
    Object.entries(tools)
      .filter(([, rule]) => rule.decision === decision)
      .map(([tool]) => cursorRule(as, tool)),
  );
}
