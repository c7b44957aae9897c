import { defineTarget } from '../../define-target.ts';
import type { Policy } from '../../policy.ts';
import { yamlText } from '../../print/yaml.ts';
import { isRefused } from '../../strictness.ts';
import { VSCODE_MANAGED, VSCODE_OVERRIDES } from './overrides.ts';

function vscodeName(configName: string, tool: string): string {
  return `${configName}/${tool}`;
}

/** Plain names, and those that servers have in the gallery, such as `microsoft/playwright-mcp`. */
const SURE_SERVER = /^[A-Za-z0-9_-]+$|^[A-Za-z0-9][A-Za-z0-9.-]*\/[A-Za-z0-9][A-Za-z0-9.-]*$/;

/** VS Code: a custom agent with a list of the tools that it has. */
export const vscode = defineTarget({
  id: 'vscode',
  label: 'VS Code',
  name: 'VS Code',
  clients: ['VS Code'],
  fileName: 'mcp-policy.agent.md',
  language: 'markdown',
  place:
    '.github/agents/mcp-policy.agent.md in a project. It holds for chats with this agent, and no others.',
  can: {
    allow: false,
    ask: true,
    deny: true,
    hide: true,
    limit: false,
    condition: false,
    unlisted: ['deny'],
    severalServers: true,
  },
  refusedIsHidden: true,
  notes: {
    'one-agent':
      'In VS Code the rules hold for one custom agent, which has the listed tools and no others, not even those of VS Code itself.',
    'read-only-unasked':
      'VS Code may run a tool that its server marks as read-only (readOnlyHint) without asking.',
  },
  alsoCannot: [
    'It asks about an allowed tool until you approve it yourself; no file does that.',
    'It may run a tool that its server marks as read-only (readOnlyHint) without asking, whatever the tool does. Only leaving it out holds there.',
    'It has no list of refused tools: the agent has the tools of its list and no others, so it also lacks the tools of VS Code itself.',
  ],
  apply: [
    'Save the text as .github/agents/mcp-policy.agent.md.',
    'Choose the agent mcp-policy in the chat view.',
    'Open its list of tools: only the listed ones are ticked.',
  ],
  undo: 'Choose another agent, or delete the file.',
  source: {
    title: 'VS Code documentation, custom agents',
    url: 'https://code.visualstudio.com/docs/copilot/customization/custom-agents',
    read: '2026-11-21',
  },
  verification: 'documentation',
  overrides: VSCODE_OVERRIDES,
  managed: VSCODE_MANAGED,
  toolNameFor: vscodeName,
  unsureNames: {
    isSure: (configName, tool) => SURE_SERVER.test(configName) && /^[A-Za-z0-9_-]+$/.test(tool),
    decisionFor: () => 'hide',
  },
  problemIn: (effective) =>
    listed(effective).length === 0 ? { kind: 'nothing-allowed' } : undefined,
  substitutionsIn: ({ servers }) =>
    servers.flatMap(({ server }) =>
      ['one-agent', 'read-only-unasked'].map((note) => {
        return { server, tool: null, kind: 'note' as const, note };
      }),
    ),
  print: (effective) => print(listed(effective)),
});

function listed({ servers }: Policy): string[] {
  return servers.flatMap(({ as, tools }) =>
    Object.entries(tools)
      .filter(([, rule]) => !isRefused(rule.decision))
      .map(([tool]) => vscodeName(as, tool)),
  );
}

function print(names: readonly string[]): string {
  return `---
description: An agent that has only the tools that the policy lets through.
tools:
${names.map((name) => `  - ${yamlText(name)}\n`).join('')}---

Use the tools that you have. A tool that you miss was left out on purpose: say so, and go on without it.
`;
}
