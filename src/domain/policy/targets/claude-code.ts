import { resolveCollisions } from '../collisions.ts';
import { fitPolicy, type Reach } from '../fit-policy.ts';
import type { Decision, Policy } from '../policy.ts';
import { printJson } from '../print/json.ts';
import type { EnforcementTarget, Rendered, Substitution, TargetAbilities } from '../target.ts';
import { BY_PUBLISHED_SCHEMA } from '../verification.ts';

const can: TargetAbilities = {
  allow: true,
  ask: true,
  deny: true,
  hide: true,
  limit: false,
  condition: false,
  unlisted: true,
  severalServers: true,
};

const LABEL = 'Claude Code';
const reach: Reach = {
  label: LABEL,
  can,
  unlisted: ['allow', 'ask', 'deny'],
  refusedIsHidden: true,
};

/** In `dontAsk` mode an ask is a refusal, so there a rule that asks refuses. */
const strictReach: Reach = {
  ...reach,
  can: { ...can, ask: false },
  noAsk: `${LABEL} cannot ask in the mode that refuses unlisted tools`,
};

/** `mcp__server__tool`, every UTF-16 unit outside `A-Za-z0-9_-` as `_`. */
export function claudeName(as: string, tool: string): string {
  return `mcp__${plainPart(as)}__${plainPart(cleaned(tool))}`;
}

function plainPart(name: string): string {
  return name.replace(/[^A-Za-z0-9_-]/g, '_');
}

/** What Claude Code makes of a name that a server sends: NFKC, without invisible characters. */
function cleaned(name: string): string {
  const once = name.normalize('NFKC').replace(/[\p{Cf}\p{Co}\p{Cn}]/gu, '');
  return once === name ? once : cleaned(once);
}

/** Claude Code: `permissions` in a settings file. */
export const claudeCode: EnforcementTarget = {
  id: 'claude-code',
  label: LABEL,
  fileName: 'settings.json',
  language: 'json',
  place:
    '.claude/settings.json in a project, ~/.claude/settings.json for yourself, or managed-settings.json for everybody on the machine.',
  can,
  cannot: [
    'It cannot count calls: a tool with a limit is asked about before each call.',
    'It ignores a rule with arguments on an MCP tool, so such a tool is refused.',
    'It also takes a refused tool out of the list that the agent sees.',
    'It replaces every character outside letters, digits, _ and - by _, so it cannot tell apart two tools that then have one name.',
    'A session that skips permissions runs tools that no rule lists without asking; rules that ask or refuse still hold there.',
  ],
  apply: [
    'Open the settings file, or make it. A project file holds for everybody who works there; what it allows does not count until the folder is trusted, which an interactive session offers.',
    'Add the entries to the lists under “permissions”; if the file is new, it is the whole text.',
    'Start a new session and run /permissions: the rules stand there under the names shown here.',
  ],
  undo: 'Remove the same entries from the lists, and “defaultMode” if the text set it.',
  source: {
    title: 'Claude Code documentation, permissions',
    url: 'https://code.claude.com/docs/en/permissions',
    read: '2026-11-20',
  },
  verification: BY_PUBLISHED_SCHEMA,
  spell: claudeName,
  render(policy) {
    const problem = policy.servers.map(({ as }) => serverProblem(as)).find((one) => one !== null);
    if (problem) return { ok: false, reason: problem };
    const unseen = policy.servers.flatMap(({ tools }) => Object.keys(tools)).find(isUnseen);
    if (unseen !== undefined) {
      const reason = `Claude Code makes nothing of the name ${JSON.stringify(unseen)}, so a rule for it would mean the whole server.`;
      return { ok: false, reason };
    }
    const fitted = fitPolicy(policy, policy.unlisted === 'deny' ? strictReach : reach);
    if (!fitted.ok) return fitted;
    const { policy: effective, substitutions } = resolveCollisions(
      fitted.policy,
      claudeName,
      reach,
    );
    return print(effective, [...fitted.substitutions, ...modeNotes(effective), ...substitutions]);
  },
};

function isUnseen(tool: string): boolean {
  return cleaned(tool) === '';
}

function serverProblem(as: string): string | null {
  if (!/^[\x20-\x7e]+$/.test(as)) {
    return `Claude Code may spell the server name ${as} in several ways: give the server a name of plain letters.`;
  }
  const part = plainPart(as);
  if (part.includes('__') || part.endsWith('_')) {
    return `Claude Code splits names at “__”, so a server called ${as} cannot be told apart: give it a name without “__” that does not end in “_”.`;
  }
  if (/^claude\.ai /i.test(as)) {
    return 'Claude Code spells servers of claude.ai differently: give the server a name of your own.';
  }
  return null;
}

function modeNotes({ unlisted, servers }: Policy): Substitution[] {
  if (unlisted !== 'deny') return [];
  const sentence =
    'Claude Code can refuse unlisted tools only for everything at once: “dontAsk” also refuses whatever else would be asked about, such as shell commands.';
  return servers.map(({ server }) => ({ server, tool: null, sentence }));
}

function print(effective: Policy, substitutions: readonly Substitution[]): Rendered {
  const everything =
    effective.unlisted === 'allow'
      ? effective.servers.map(({ as }) => `${claudeName(as, '')}*`)
      : [];
  const permissions = {
    allow: [...everything, ...spelled(effective, ['allow'])],
    ask: spelled(effective, ['ask']),
    deny: spelled(effective, ['deny', 'hide']),
  };
  const lists = Object.entries(permissions).filter(([, rules]) => rules.length > 0);
  const mode = effective.unlisted === 'deny' ? [['defaultMode', 'dontAsk'] as const] : [];
  const text = printJson({ permissions: Object.fromEntries([...mode, ...lists]) });
  return { ok: true, text, effective, substitutions };
}

function spelled({ servers }: Policy, decisions: readonly Decision[]): string[] {
  const names = servers.flatMap(({ as, tools }) =>
    Object.entries(tools)
      .filter(([, rule]) => decisions.includes(rule.decision))
      .map(([tool]) => claudeName(as, tool)),
  );
  return [...new Set(names)];
}
