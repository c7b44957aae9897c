import { defineTarget } from '../../define-target.ts';
import type { Decision, Policy, ServerPolicy, Unlisted } from '../../policy.ts';
import { refusalMessage } from '../../print/message.ts';
import { tomlString, tomlStrings } from '../../print/toml.ts';
import type { RenderProblem, Substitution } from '../../target.ts';
import { argsPattern } from './arguments.ts';
import { GEMINI_MANAGED, GEMINI_OVERRIDES } from './overrides.ts';
import { geminiName } from './tool-name.ts';

/** Gemini CLI: rules of its policy engine. */
export const gemini = defineTarget({
  id: 'gemini',
  label: 'Gemini CLI',
  name: 'Gemini CLI',
  clients: ['Gemini CLI'],
  fileName: 'mcp.toml',
  language: 'toml',
  place: '~/.gemini/policies/mcp.toml; any file name that ends in .toml will do.',
  can: {
    allow: true,
    ask: true,
    deny: true,
    hide: true,
    limit: false,
    condition: true,
    unlisted: ['allow', 'ask', 'deny'],
    severalServers: true,
  },
  refusedIsHidden: true,
  conditionsFit: (conditions) => argsPattern(conditions) !== null,
  notes: {
    'too-long':
      'Gemini CLI takes at most 2,048 characters about the arguments of a tool, and two tools that it calls by one name need more.',
    'nested-name':
      'Gemini CLI applies a rule for {tool} to another tool of {server} too: give the server another name.',
    'quoted-path':
      'Gemini CLI looks at a path as JSON writes it: one with a quote or a control character is refused too.',
  },
  alsoCannot: [
    'It looks at arguments as text: a tool whose condition wants a pattern, a list or an object, or a bound that is not a whole number, is refused.',
    '“gemini -p” asks nobody: a tool that should be asked about is refused there. A terminal asks, and an editor over ACP.',
    'It asks before an allowed tool whose name says that it writes (“write”, “edit”, “create” …) gets the path of a build file, such as package.json.',
  ],
  overrides: GEMINI_OVERRIDES,
  managed: GEMINI_MANAGED,
  apply: [
    'Save the text as ~/.gemini/policies/mcp.toml (make the folder if it is missing). In .gemini/policies of a project it has no effect.',
    'Start a new session; Gemini CLI reports an error in a policy file at the start, and one bad rule drops the whole file.',
    'Run /policies list: it shows the rules.',
  ],
  undo: 'Delete the file.',
  source: {
    title: 'Gemini CLI, policy engine, at 5411f11',
    url: 'https://github.com/google-gemini/gemini-cli/blob/5411f11/docs/reference/policy-engine.md',
    read: '2026-11-20',
  },
  verification: 'own-reading',
  toolNameFor: geminiName,
  /**
   * `mcp_`, the server's name and `_` must be in the part of a long name that is not cut. A server
   * called mcp gets no second `mcp_` before its tools.
   */
  serverNames: {
    accepts: /^(?!mcp$)[A-Za-z0-9][A-Za-z0-9.-]{0,24}$/,
    allowed: 'at most 25 letters, digits, dots and hyphens, other than mcp',
  },
  rewritesNames: 'replaces odd characters by _ and cuts long names in the middle',
  problemIn: (effective) => lengthProblem(effective) ?? nestedProblem(effective),
  substitutionsIn: quoteNotes,
  print,
});

function lengthProblem({ servers }: Policy): RenderProblem | undefined {
  const rules = servers.flatMap(({ tools }) => Object.values(tools));
  const isLong = rules.some(
    ({ conditions }) => conditions.length > 0 && argsPattern(conditions) === null,
  );
  return isLong ? { kind: 'note', note: 'too-long' } : undefined;
}

/** A tool `mcp_server_x` of `server`: its rule is looked up for the tool `x` as well. */
function nestedProblem({ servers }: Policy): RenderProblem | undefined {
  for (const { as, tools } of servers) {
    const tool = Object.keys(tools).find((name) => name.startsWith(`mcp_${as}_`));
    if (tool !== undefined) {
      return { kind: 'note', note: 'nested-name', values: { tool, server: as } };
    }
  }
  return undefined;
}

function quoteNotes({ servers }: Policy): Substitution[] {
  return servers.flatMap(({ server, tools }) =>
    Object.entries(tools)
      .filter(([, rule]) => rule.conditions.some(({ is }) => is === 'path-under'))
      .map(([tool]) => ({ server, tool, kind: 'stricter-arguments', note: 'quoted-path' })),
  );
}

const WORD: Record<Decision, string> = {
  allow: 'allow',
  ask: 'ask_user',
  deny: 'deny',
  hide: 'deny',
};

/**
 * In what order rules are tried, the highest first. Settings make rules too, and theirs must not let
 * an unlisted tool run: `mcp.allowed` counts as 100, `trust` as 200, `tools.allowed` as 300, while
 * `tools.exclude` (400) may refuse more. An approval that was saved for all sessions counts as 950.
 */
const PRIORITY = { unlisted: 360, allow: 380, ask: 390, refused: 990, arguments: 995 };

function priorityOf(decision: Decision, pattern: string | null): number {
  if (pattern !== null) return PRIORITY.arguments;
  return decision === 'allow' || decision === 'ask' ? PRIORITY[decision] : PRIORITY.refused;
}

interface Group {
  readonly decision: Decision;
  readonly message: string | undefined;
  readonly pattern: string | null;
  readonly names: string[];
}

function print({ unlisted, servers }: Policy): string {
  const rules = servers.flatMap((server) => [
    ...groups(server).flatMap(groupRules),
    unlistedRule(server.as, unlisted),
  ]);
  return `${rules.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** Tools with one decision and one message share a rule. */
function groups(server: ServerPolicy): Group[] {
  const found = new Map<string, Group>();
  for (const [tool, rule] of Object.entries(server.tools)) {
    const message =
      WORD[rule.decision] === 'deny' ? refusalMessage(rule).toWellFormed() : undefined;
    const pattern = rule.conditions.length > 0 ? argsPattern(rule.conditions) : null;
    const key = JSON.stringify([rule.decision, message, pattern]);
    const group = found.get(key) ?? { decision: rule.decision, message, pattern, names: [] };
    const name = geminiName(server.as, tool);
    if (!group.names.includes(name)) group.names.push(name);
    found.set(key, group);
  }
  return [...found.values()];
}

/**
 * A tool is named by its registered name and not by `mcpName`, which the documentation prefers: before
 * a person is asked, version 0.61 looks for a rule a second time under another name of the server, finds
 * none with that `mcpName`, and runs the call in yolo mode.
 */
function groupRules({ decision, message, pattern, names }: Group): string[][] {
  const [first = ''] = names;
  const about = [
    '[[rule]]',
    `toolName = ${names.length === 1 ? tomlString(first) : tomlStrings(names)}`,
  ];
  const own = [
    ...about,
    ...(pattern === null ? [] : [`argsPattern = ${tomlString(pattern)}`]),
    `decision = ${tomlString(WORD[decision])}`,
    `priority = ${priorityOf(decision, pattern)}`,
    ...(message === undefined ? [] : [`denyMessage = ${tomlString(message)}`]),
  ];
  return pattern === null ? [own] : [own, [...about, ...REFUSED_OTHERWISE]];
}

/** Refuses what the conditions of a tool did not let through. */
const REFUSED_OTHERWISE = [
  'decision = "deny"',
  `priority = ${PRIORITY.refused}`,
  'denyMessage = "Refused by policy: these arguments are not allowed."',
];

function unlistedRule(as: string, unlisted: Unlisted): string[] {
  return [
    '[[rule]]',
    `mcpName = ${tomlString(as)}`,
    'toolName = "*"',
    `decision = ${tomlString(WORD[unlisted])}`,
    `priority = ${PRIORITY.unlisted}`,
  ];
}
