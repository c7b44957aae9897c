import { resolveCollisions } from '../collisions.ts';
import { type Fitted, fitPolicy, type Reach } from '../fit-policy.ts';
import type { Decision, Policy } from '../policy.ts';
import { punycodeLabel } from '../print/punycode.ts';
import { refuseUnasked } from '../refuse-unasked.ts';
import type { EnforcementTarget, Substitution, TargetAbilities } from '../target.ts';
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

const LABEL = 'GitHub Copilot CLI';
const reach: Reach = { label: LABEL, can, unlisted: ['allow', 'ask', 'deny'] };
/** A rule that allows a whole server leaves no tool of it to ask about. */
const askingReach: Reach = { ...reach, unlisted: ['ask', 'deny'] };

const LONGEST_NAME = 64;
const LONGEST_SERVER = 30;
/** Kinds of rule that are not servers: `write` as a rule means every change of a file. */
const KINDS = ['shell', 'write', 'url'];

/**
 * The tool's name in a rule: Punycode for what is not ASCII, then `-` for all but `A-Za-z0-9_-`,
 * cut so that `server-tool` has at most 64 characters.
 */
export function copilotTool(as: string, tool: string): string {
  return wholeName(tool).slice(0, LONGEST_NAME - as.length - 1);
}

function wholeName(tool: string): string {
  const ascii = tool.split('.').map(punycodeLabel).join('.');
  return ascii.replace(/[^A-Za-z0-9_-]/g, '-');
}

function copilotRule(as: string, tool: string): string {
  return `${as}(${copilotTool(as, tool)})`;
}

/** GitHub Copilot CLI: it takes rules only as flags, so the file is a script that starts it. */
export const copilotCli: EnforcementTarget = {
  id: 'copilot-cli',
  label: LABEL,
  fileName: 'copilot-with-policy.sh',
  language: 'shell',
  place:
    'Anywhere; it starts Copilot CLI. The rules hold for sessions started with it, and no others.',
  can,
  cannot: [
    'It cannot count calls: a tool with a limit is asked about before each call.',
    'Its rules do not see arguments: a tool with conditions is refused.',
    'It asks about no tool that its server marks as read-only (readOnlyHint): where the catalogue knows of the mark, the tool is refused; one that is not listed, or is marked later, runs.',
    'It keeps no rules in a file: they hold only for a session that gets them as flags.',
    'It refuses unlisted tools only by a list of all tools that the agent may see, which takes away every other tool, its own included.',
    'It replaces odd characters by - and cuts long names, so it cannot tell apart two tools that then have one name.',
  ],
  apply: [
    'Save the text as copilot-with-policy.sh.',
    'Run “chmod +x copilot-with-policy.sh”.',
    'Start Copilot CLI with ./copilot-with-policy.sh instead of copilot, and do not add --allow-all-tools: it would answer every question with yes.',
  ],
  undo: 'Start copilot without the script.',
  source: {
    title: 'GitHub Copilot CLI, copilot help permissions',
    url: 'https://docs.github.com/en/copilot/concepts/agents/about-copilot-cli',
    read: '2026-11-21',
  },
  verification: BY_PARSER,
  spell: copilotRule,
  render(policy) {
    const problem = policy.servers.map(({ as }) => serverProblem(as)).find((one) => one !== null);
    if (problem) return { ok: false, reason: problem };
    const fitted = fitUnlistedAllow(policy);
    if (!fitted.ok) return fitted;
    const asked = refuseUnasked(fitted.policy, LABEL);
    const { policy: effective, substitutions } = resolveCollisions(
      asked.policy,
      copilotRule,
      reach,
    );
    const unclear = nameProblem(effective) ?? cutProblem(effective) ?? visibleProblem(effective);
    if (unclear) return { ok: false, reason: unclear };
    const notes = [...askNotes(effective), ...listNotes(effective)];
    const all = [...fitted.substitutions, ...asked.substitutions, ...notes, ...substitutions];
    return { ok: true, text: print(effective), effective, substitutions: all };
  },
};

function serverProblem(as: string): string | null {
  const plain = /^[A-Za-z0-9_][A-Za-z0-9_-]*$/.test(as) && as.length <= LONGEST_SERVER;
  if (plain && !KINDS.includes(as)) return null;
  return `${LABEL} cannot name the server ${as} in a rule: give it a name of at most ${LONGEST_SERVER} letters, digits, _ and -, other than ${KINDS.join(', ')}.`;
}

/** Where it writes a name that is not ASCII in a way that we did not see, no rule is certain. */
function nameProblem({ servers }: Policy): string | undefined {
  const names = servers.flatMap(({ tools }) => Object.keys(tools));
  const odd = names.find((name) => /[^\0-\x7f]/.test(name) && /[@\u3002\uff0e\uff61]/.test(name));
  return odd === undefined
    ? undefined
    : `${LABEL} writes the name ${odd} in a way that is not known.`;
}

/** Of names that are one once they are cut, it numbers all but the first, by the order of the server. */
function cutProblem({ servers }: Policy): string | undefined {
  for (const { as, tools, neighbours = [] } of servers) {
    const seen = new Map<string, string>();
    for (const tool of [...Object.keys(tools), ...neighbours]) {
      const short = copilotTool(as, tool);
      const other = seen.get(short);
      if (other !== undefined && [tool, other].some((one) => wholeName(one) !== short)) {
        return `${LABEL} cuts the names ${other} and ${tool} to one and numbers them in an order that is not known here.`;
      }
      if (other === undefined || wholeName(tool) !== short) seen.set(short, tool);
    }
  }
  return undefined;
}

function visibleProblem(policy: Policy): string | undefined {
  if (policy.unlisted !== 'deny' || visible(policy).length > 0) return undefined;
  return `${LABEL} cannot hide every tool by a list of those that stay visible: leave the servers out of its configuration.`;
}

function fitUnlistedAllow(policy: Policy): Fitted {
  const fitted = fitPolicy(policy, reach);
  const asks =
    fitted.ok &&
    fitted.policy.unlisted === 'allow' &&
    fitted.policy.servers.some(({ tools }) =>
      Object.values(tools).some((rule) => rule.decision === 'ask'),
    );
  return asks ? fitPolicy(policy, askingReach) : fitted;
}

/** Seen in version 1.0.102, and in its help: what a server calls read-only is approved unasked. */
function askNotes({ unlisted, servers }: Policy): Substitution[] {
  const sentence = `${LABEL} asks only about tools that their server does not mark as read-only (readOnlyHint): one that is not listed, or is marked later, runs unasked.`;
  const asks = servers.filter(
    ({ tools }) =>
      unlisted === 'ask' || Object.values(tools).some(({ decision }) => decision === 'ask'),
  );
  return asks.map(({ server }) => ({ server, tool: null, sentence }));
}

function listNotes({ unlisted, servers }: Policy): Substitution[] {
  if (unlisted !== 'deny') return [];
  const sentence = `${LABEL} can refuse unlisted tools only by a list of all tools that the agent may see: every tool that is not in it, Copilot’s own included, is gone.`;
  return servers.map(({ server }) => ({ server, tool: null, sentence }));
}

function print(policy: Policy): string {
  const everything =
    policy.unlisted === 'allow' ? policy.servers.map(({ as }) => `--allow-tool='${as}'`) : [];
  const flags = [
    ...everything,
    ...rules(policy, 'allow').map((rule) => `--allow-tool='${rule}'`),
    ...rules(policy, 'deny').map((rule) => `--deny-tool='${rule}'`),
    ...visibility(policy),
  ];
  const lines = ['exec copilot', ...flags.map((flag) => `  ${flag}`), '  "$@"'];
  return `#!/bin/sh\n${lines.join(' \\\n')}\n`;
}

function visibility(policy: Policy): string[] {
  if (policy.unlisted === 'deny') return [`--available-tools='${visible(policy).join(',')}'`];
  const hidden = registered(policy, ['hide']);
  return hidden.length > 0 ? [`--excluded-tools='${hidden.join(',')}'`] : [];
}

function visible(policy: Policy): string[] {
  return registered(policy, ['allow', 'ask', 'deny']);
}

function rules(policy: Policy, decision: Decision): string[] {
  return namesOf(policy, [decision], copilotRule);
}

function registered(policy: Policy, decisions: readonly Decision[]): string[] {
  return namesOf(policy, decisions, (as, tool) => `${as}-${copilotTool(as, tool)}`);
}

function namesOf(
  { servers }: Policy,
  decisions: readonly Decision[],
  name: (as: string, tool: string) => string,
): string[] {
  const names = servers.flatMap(({ as, tools }) =>
    Object.entries(tools)
      .filter(([, rule]) => decisions.includes(rule.decision))
      .map(([tool]) => name(as, tool)),
  );
  return [...new Set(names)];
}
