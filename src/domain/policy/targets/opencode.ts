import { resolveCollisions } from '../collisions.ts';
import { fitPolicy, type Reach } from '../fit-policy.ts';
import type { Decision, Policy } from '../policy.ts';
import { printJson } from '../print/json.ts';
import type { EnforcementTarget, TargetAbilities } from '../target.ts';
import { BY_PARSER } from '../verification.ts';

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

const LABEL = 'opencode';
const reach: Reach = {
  label: LABEL,
  can,
  unlisted: ['allow', 'ask', 'deny'],
  refusedIsHidden: true,
};

/** Permissions of opencode itself that a tool's name could spell by chance. */
const OWN_PERMISSIONS = ['doom_loop', 'external_directory'];

/** `server_tool`, every UTF-16 unit outside `A-Za-z0-9_-` as `_`. */
export function opencodeName(as: string, tool: string): string {
  return `${as}_${tool}`.replace(/[^A-Za-z0-9_-]/g, '_');
}

/** opencode: `permission` in its configuration. The last entry that matches decides. */
export const opencode: EnforcementTarget = {
  id: 'opencode',
  label: LABEL,
  fileName: 'opencode.json',
  language: 'json',
  place: 'opencode.json in a project, or ~/.config/opencode/opencode.json for yourself.',
  can,
  cannot: [
    'It cannot count calls: a tool with a limit is asked about before each call.',
    'Its rules do not see the arguments of MCP tools: a tool with conditions is refused.',
    'It also takes a refused tool out of the list that the agent sees.',
    'It replaces odd characters by _, so it cannot tell apart two tools that then have one name; the entry for all tools of a server also covers a server whose name begins with that name and _.',
    'A session that skips permissions is not asked; only refusals hold there.',
    'Without a rule it runs every tool: the entry for all tools of the server must stay, and stand first.',
  ],
  apply: [
    'Open opencode.json, or make it; if it is new, the text is the whole file.',
    'Copy the entries into “permission” in this order, after entries of yours that match the same tools: the last match decides.',
    'Start a new session; a wrong decision word stops opencode with an error.',
  ],
  undo: 'Remove the same entries from “permission”.',
  source: {
    title: 'opencode documentation, permissions',
    url: 'https://opencode.ai/docs/permissions',
    read: '2026-11-20',
  },
  verification: BY_PARSER,
  spell: opencodeName,
  render(policy) {
    const fitted = fitPolicy(policy, reach);
    if (!fitted.ok) return fitted;
    const problem = ownPermission(fitted.policy) ?? prefixProblem(fitted.policy);
    if (problem) return { ok: false, reason: problem };
    const { policy: effective, substitutions } = resolveCollisions(
      fitted.policy,
      opencodeName,
      reach,
    );
    const text = printJson({
      $schema: 'https://opencode.ai/config.json',
      permission: permissionOf(effective),
    });
    return {
      ok: true,
      text,
      effective,
      substitutions: [...fitted.substitutions, ...substitutions],
    };
  },
};

function ownPermission({ servers }: Policy): string | undefined {
  for (const { as, tools } of servers) {
    const tool = Object.keys(tools).find((one) => OWN_PERMISSIONS.includes(opencodeName(as, one)));
    if (tool !== undefined) {
      return `opencode has a permission of its own called ${opencodeName(as, tool)}: give the server ${as} another name.`;
    }
  }
  return undefined;
}

/** The entry for all tools of `a` would also cover the tools of `a_b`. */
function prefixProblem({ servers }: Policy): string | undefined {
  for (const one of servers) {
    const prefix = opencodeName(one.as, '');
    const other = servers.find((two) => two !== one && opencodeName(two.as, '').startsWith(prefix));
    if (other) {
      return `opencode cannot tell the tools of ${one.as} from those of ${other.as}: give one of the servers another name.`;
    }
  }
  return undefined;
}

const WORD: Record<Decision, string> = { allow: 'allow', ask: 'ask', deny: 'deny', hide: 'deny' };

function permissionOf({ unlisted, servers }: Policy): object {
  const everything = servers.map(({ as }) => [`${opencodeName(as, '')}*`, WORD[unlisted]] as const);
  const listed = servers.flatMap(({ as, tools }) =>
    Object.entries(tools).map(
      ([tool, rule]) => [opencodeName(as, tool), WORD[rule.decision]] as const,
    ),
  );
  return Object.fromEntries([...everything, ...listed]);
}
