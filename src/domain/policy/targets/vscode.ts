import { fitPolicy, type Reach } from '../fit-policy.ts';
import type { Policy } from '../policy.ts';
import { yamlText } from '../print/yaml.ts';
import { isRefused } from '../strictness.ts';
import type { EnforcementTarget, Substitution, TargetAbilities } from '../target.ts';
import { withoutUnsureNames } from '../unsure-names.ts';
import { BY_DOCUMENTATION } from '../verification.ts';

const can: TargetAbilities = {
  allow: false,
  ask: true,
  deny: true,
  hide: true,
  limit: false,
  condition: false,
  unlisted: true,
  severalServers: true,
};

const LABEL = 'VS Code';
const reach: Reach = { label: LABEL, can, unlisted: ['deny'], refusedIsHidden: true };

function vscodeName(as: string, tool: string): string {
  return `${as}/${tool}`;
}

function isSure(as: string, tool: string): boolean {
  return /^[A-Za-z0-9_-]+$/.test(as) && /^[A-Za-z0-9_-]+$/.test(tool);
}

/** VS Code: a custom agent with a list of the tools that it has. */
export const vscode: EnforcementTarget = {
  id: 'vscode',
  label: LABEL,
  fileName: 'mcp-policy.agent.md',
  language: 'markdown',
  place:
    '.github/agents/mcp-policy.agent.md in a project. It holds for chats with this agent, and no others.',
  can,
  cannot: [
    'It has no file that lets a tool run without asking: it asks before each call until you approve the tool yourself.',
    'It may run a tool that its server marks as read-only (readOnlyHint) without asking, whatever the tool does. Only leaving it out holds there.',
    'It cannot count calls: a tool with a limit is asked about before each call.',
    'It does not see arguments: a tool with conditions is left out.',
    'It has no list of refused tools: the agent has the tools of its list and no others, so it also lacks the tools of VS Code itself.',
    'It does not document how it spells names with characters other than letters, digits, _ and -: such a tool is left out.',
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
  verification: BY_DOCUMENTATION,
  spell: vscodeName,
  render(policy) {
    const fitted = fitPolicy(policy, reach);
    if (!fitted.ok) return fitted;
    const { policy: effective, substitutions } = withoutUnsureNames(
      fitted.policy,
      isSure,
      () => 'hide',
      LABEL,
    );
    const names = listed(effective);
    if (names.length === 0) {
      return {
        ok: false,
        reason: 'This policy lets no tool through: leave the server out of VS Code.',
      };
    }
    const all = [...fitted.substitutions, ...substitutions, ...agentNotes(effective)];
    return { ok: true, text: print(names), effective, substitutions: all };
  },
};

function agentNotes({ servers }: Policy): Substitution[] {
  const sentence = `In ${LABEL} the rules hold for one custom agent, which has the listed tools and no others, not even those of ${LABEL} itself.`;
  const unasked = `${LABEL} may run a tool that its server marks as read-only (readOnlyHint) without asking.`;
  return servers.flatMap(({ server }) =>
    [sentence, unasked].map((one) => ({ server, tool: null, sentence: one })),
  );
}

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
