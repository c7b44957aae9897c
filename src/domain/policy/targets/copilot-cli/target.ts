import { defineTarget } from '../../define-target.ts';
import { fitPolicy } from '../../fit-policy.ts';
import type { Decision, Policy } from '../../policy.ts';
import type { RenderProblem, Substitution, TargetLimits } from '../../target.ts';
import { COPILOT_OVERRIDES } from './overrides.ts';
import { copilotTool, wholeName } from './tool-name.ts';

const LIMITS: TargetLimits = {
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
};
/** A rule that allows a whole server leaves no tool of it to ask about. */
const ASKING: TargetLimits = { ...LIMITS, can: { ...LIMITS.can, unlisted: ['ask', 'deny'] } };

const LONGEST_SERVER = 30;
/** Kinds of rule that are not servers: `write` as a rule means every change of a file. */
const KINDS = ['shell', 'write', 'url'];

function copilotRule(configName: string, tool: string): string {
  return `${configName}(${copilotTool(configName, tool)})`;
}

function isServerName(configName: string): boolean {
  const plain = /^[A-Za-z0-9_][A-Za-z0-9_-]*$/.test(configName);
  return plain && configName.length <= LONGEST_SERVER && !KINDS.includes(configName);
}

/** GitHub Copilot CLI: it takes rules only as flags, so the file is a script that starts it. */
export const copilotCli = defineTarget({
  ...LIMITS,
  id: 'copilot-cli',
  label: 'GitHub Copilot CLI',
  name: 'GitHub Copilot CLI',
  clients: ['GitHub Copilot CLI'],
  fileName: 'copilot-with-policy.sh',
  language: 'shell',
  place:
    'Anywhere; it starts Copilot CLI. The rules hold for sessions started with it, and no others.',
  notes: {
    'unknown-spelling': 'GitHub Copilot CLI writes the name {tool} in a way that is not known.',
    'cut-names':
      'GitHub Copilot CLI cuts the names {other} and {tool} to one and numbers them in an order that is not known here.',
    'nothing-visible':
      'GitHub Copilot CLI cannot hide every tool by a list of those that stay visible: leave the servers out of its configuration.',
    'visible-only':
      'GitHub Copilot CLI can refuse unlisted tools only by a list of all tools that the agent may see: every tool that is not in it, Copilot’s own included, is gone.',
  },
  alsoCannot: [
    'It reads no file with refusals: they hold only for a session that gets them as flags. What it keeps by itself, in ~/.copilot/permissions-config.json, are tools that a person allowed for good in a folder.',
    'It refuses unlisted tools only by a list of all tools that the agent may see, which takes away every other tool, its own included.',
    '“copilot -p” asks nobody: a tool that should be asked about is refused there. A terminal asks, and an editor over ACP.',
  ],
  overrides: COPILOT_OVERRIDES,
  apply: [
    'Save the text as copilot-with-policy.sh.',
    'Run “chmod +x copilot-with-policy.sh”.',
    'Start Copilot CLI with ./copilot-with-policy.sh instead of copilot, without --allow-all-tools, --allow-all or --yolo: they answer every question with yes.',
  ],
  undo: 'Start copilot without the script.',
  source: {
    title: 'GitHub Copilot CLI, copilot help permissions',
    url: 'https://docs.github.com/en/copilot/concepts/agents/about-copilot-cli',
    read: '2026-11-21',
  },
  verification: 'own-reading',
  toolNameFor: copilotRule,
  serverNames: {
    accepts: { test: isServerName },
    allowed: `at most ${LONGEST_SERVER} letters, digits, _ and -, other than ${KINDS.join(', ')}`,
  },
  rewritesNames: 'replaces odd characters by - and cuts long names',
  neverAsksReadOnly: true,
  limitsFor(policy) {
    const fitted = fitPolicy(policy, LIMITS);
    const runs = fitted.ok && fitted.policy.unlisted === 'allow';
    return runs && asks(fitted.policy) ? ASKING : LIMITS;
  },
  problemIn: (effective) =>
    nameProblem(effective) ?? cutProblem(effective) ?? visibleProblem(effective),
  substitutionsIn: ({ unlisted, servers }) =>
    unlisted === 'deny' ? servers.map(({ server }) => visibleOnly(server)) : [],
  print,
});

function visibleOnly(server: string): Substitution {
  return { server, tool: null, kind: 'note', note: 'visible-only' };
}

function asks({ servers }: Policy): boolean {
  return servers.some(({ tools }) =>
    Object.values(tools).some(({ decision }) => decision === 'ask'),
  );
}

/** Where it writes a name that is not ASCII in a way that we did not see, no rule is certain. */
function nameProblem({ servers }: Policy): RenderProblem | undefined {
  const names = servers.flatMap(({ tools }) => Object.keys(tools));
  const tool = names.find((name) => /[^\0-\x7f]/.test(name) && /[@\u3002\uff0e\uff61]/.test(name));
  if (tool === undefined) return undefined;
  return { kind: 'note', note: 'unknown-spelling', values: { tool } };
}

/** Of names that are one once they are cut, it numbers all but the first, by the order of the server. */
function cutProblem({ servers }: Policy): RenderProblem | undefined {
  for (const { as, tools, neighbours = [] } of servers) {
    const seen = new Map<string, string>();
    for (const tool of [...Object.keys(tools), ...neighbours]) {
      const short = copilotTool(as, tool);
      const other = seen.get(short);
      if (other !== undefined && [tool, other].some((name) => wholeName(name) !== short)) {
        return { kind: 'note', note: 'cut-names', values: { tool, other } };
      }
      if (other === undefined || wholeName(tool) !== short) seen.set(short, tool);
    }
  }
  return undefined;
}

function visibleProblem(policy: Policy): RenderProblem | undefined {
  if (policy.unlisted !== 'deny' || visible(policy).length > 0) return undefined;
  return { kind: 'note', note: 'nothing-visible' };
}

function print(policy: Policy): string {
  const everything =
    policy.unlisted === 'allow' ? policy.servers.map(({ as }) => `--allow-tool='${as}'`) : [];
  const flags = [
    ...everything,
    ...rules(policy, 'allow').map((rule) => `--allow-tool='${rule}'`),
    ...rules(policy, 'hide').map((rule) => `--deny-tool='${rule}'`),
    ...visibility(policy),
  ];
  const lines = ['exec copilot', ...flags.map((flag) => `  ${flag}`), '  "$@"'];
  return `#!/bin/sh\n${lines.join(' \\\n')}\n`;
}

/**
 * A refused tool is refused and left out: a hook of a repository can allow what --deny-tool refuses,
 * and a second --available-tools can show what --excluded-tools leaves out.
 */
function visibility(policy: Policy): string[] {
  if (policy.unlisted === 'deny') return [`--available-tools='${visible(policy).join(',')}'`];
  const hidden = registered(policy, ['hide']);
  return hidden.length > 0 ? [`--excluded-tools='${hidden.join(',')}'`] : [];
}

function visible(policy: Policy): string[] {
  return registered(policy, ['allow', 'ask']);
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
