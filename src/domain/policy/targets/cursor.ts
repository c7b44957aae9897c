import { fitPolicy, type Reach } from '../fit-policy.ts';
import type { Decision, Policy } from '../policy.ts';
import { printJson } from '../print/json.ts';
import { isRefused } from '../strictness.ts';
import type { EnforcementTarget, TargetAbilities } from '../target.ts';
import { withoutUnsureNames } from '../unsure-names.ts';
import { BY_DOCUMENTATION } from '../verification.ts';

const can: TargetAbilities = {
  allow: true,
  ask: true,
  deny: true,
  hide: false,
  limit: false,
  condition: false,
  unlisted: false,
  severalServers: true,
};

const LABEL = 'Cursor';
const reach: Reach = { label: LABEL, can, unlisted: ['ask'] };

function cursorRule(as: string, tool: string): string {
  return `Mcp(${as}:${tool})`;
}

/** Its patterns know `*`, and it does not document what becomes of other characters. */
function isSure(as: string, tool: string): boolean {
  return /^[A-Za-z0-9_-]+$/.test(as) && /^[A-Za-z0-9_-]+$/.test(tool);
}

/** Cursor CLI: permissions of its configuration. */
export const cursor: EnforcementTarget = {
  id: 'cursor',
  label: 'Cursor CLI',
  fileName: 'cli.json',
  language: 'json',
  place:
    '.cursor/cli.json in a project, or ~/.cursor/cli-config.json for yourself. The Cursor editor does not read it: it has only a list of tools that run without asking.',
  can,
  cannot: [
    'It cannot count calls: a tool with a limit is asked about before each call.',
    'Its rules do not see arguments: a tool with conditions is refused.',
    'It cannot hide a tool: the agent sees a refused tool.',
    'It asks about every tool that is not listed; a policy that refuses unlisted tools cannot be written.',
    'It does not document how it spells names with characters other than letters, digits, _ and -: such a tool is asked about, and a policy that refuses one cannot be written.',
  ],
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
  verification: BY_DOCUMENTATION,
  spell: cursorRule,
  render(policy) {
    const fitted = fitPolicy(policy, reach);
    if (!fitted.ok) return fitted;
    const odd = oddRefusal(fitted.policy);
    if (odd !== undefined) {
      const reason = `${LABEL} does not document how it spells ${odd}, so no rule is sure to refuse it.`;
      return { ok: false, reason };
    }
    const { policy: effective, substitutions } = withoutUnsureNames(
      fitted.policy,
      isSure,
      () => 'ask',
      LABEL,
    );
    const permissions = { allow: rules(effective, 'allow'), deny: rules(effective, 'deny') };
    const all = [...fitted.substitutions, ...substitutions];
    return { ok: true, text: printJson({ permissions }), effective, substitutions: all };
  },
};

function oddRefusal({ servers }: Policy): string | undefined {
  for (const { as, tools } of servers) {
    for (const [tool, rule] of Object.entries(tools)) {
      if (isRefused(rule.decision) && !isSure(as, tool)) return `${tool} of ${as}`;
    }
  }
  return undefined;
}

function rules({ servers }: Policy, decision: Decision): string[] {
  return servers.flatMap(({ as, tools }) =>
    Object.entries(tools)
      .filter(([, rule]) => rule.decision === decision)
      .map(([tool]) => cursorRule(as, tool)),
  );
}
