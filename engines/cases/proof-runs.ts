import { mergePolicies } from '../../src/domain/policy/merge.ts';
import type { Decision, Policy, Rule, Unlisted } from '../../src/domain/policy/policy.ts';
import {
  type AssessedTool,
  policyFor,
  singleToolPolicy,
} from '../../src/domain/policy/policy-for.ts';
import { PRESET_IDS, type Preset, type PresetId } from '../../src/domain/policy/preset.ts';
import type { ProofRun, ToolCall } from './proof-run.ts';

/** Names as they occur, and as somebody who wants to slip past a rule would choose them. */
const NAMES: readonly string[] = [
  'policies.remove',
  'pages/list',
  'close issue',
  'Übergrößen',
  '长亭 IP 情报查询',
  '🔥burn',
  'tool(arg)',
  'tool:arg',
  'a"b\'c`d',
  '$(id)',
  'a,b',
  'c*',
  '__proto__',
  'constructor',
  '@at',
  'ｆｕｌｌ_ｗｉｄｔｈ',
  'soft\u00adhyphen',
  'separator\u2028line',
  'mcp__github__nested',
  `x${'y'.repeat(63)}`,
  'long_'.repeat(30),
];

type Kind = 'reads' | 'reads-secrets' | 'writes' | 'mints-keys' | 'runs' | 'deletes' | 'pays';

const ASSESSMENT: Record<Kind, AssessedTool['assessment']> = {
  reads: { category: 'read', severity: 'low', capabilities: [] },
  'reads-secrets': { category: 'read', severity: 'high', capabilities: ['handles-credentials'] },
  writes: { category: 'write', severity: 'medium', capabilities: [] },
  'mints-keys': { category: 'write', severity: 'high', capabilities: ['handles-credentials'] },
  runs: { category: 'execute', severity: 'high', capabilities: [] },
  deletes: { category: 'destructive', severity: 'critical', capabilities: [] },
  pays: { category: 'financial', severity: 'critical', capabilities: [] },
};

const KINDS = Object.keys(ASSESSMENT) as Kind[];

/** A tool with a verdict of this kind, for the presets to decide about. */
function tool(name: string, kind: Kind = 'reads'): AssessedTool {
  return { name, assessment: ASSESSMENT[kind] };
}

/** A preset with one decision for every tool. */
function always(decision: Decision, unlisted: Unlisted): Preset {
  const because = 'The case gives every tool this decision.';
  return {
    id: 'careful',
    label: 'One decision',
    summary: 'One decision for every tool that is listed.',
    unlisted,
    rows: [{ when: {}, rule: { decision }, because }],
  };
}

const GITHUB = { slug: 'github' };
const UNLISTED = 'added_later';
const on = (server: string, tools: readonly string[]): ToolCall[] =>
  tools.map((name) => ({ server, tool: name }));

function wholeServer(preset: Preset): ProofRun {
  const tools = KINDS.map((kind) => tool(kind.replace('-', '_'), kind));
  const names = [...tools.map(({ name }) => name), UNLISTED];
  return {
    name: `every kind of tool, preset ${preset.id}`,
    servers: [{ as: 'github', tools: names }],
    policy: policyFor(GITHUB, tools, preset),
    calls: on('github', names),
  };
}

function singleTool(unlisted: Policy['unlisted'], preset: Preset): ProofRun {
  const names = ['list_issues', 'create_issue'];
  return {
    name: `one harmless tool, unlisted tools: ${unlisted}`,
    servers: [{ as: 'github', tools: names }],
    policy: singleToolPolicy(GITHUB, tool('list_issues'), preset, { neighbours: names, unlisted }),
    calls: on('github', names),
  };
}

function refusedTool(preset: Preset): ProofRun {
  const names = ['delete_repository', 'create_issue'];
  const refused = tool('delete_repository', 'deletes');
  const options = { neighbours: names, unlisted: 'allow' } as const;
  return {
    name: 'one refused tool, unlisted tools: allow',
    servers: [{ as: 'github', tools: names }],
    policy: singleToolPolicy(GITHUB, refused, preset, options),
    calls: on('github', names),
  };
}

/** Allowed where others are asked about, and the reverse: a name that is spelled wrong shows. */
function awkwardNames(decision: 'allow' | 'ask' | 'hide', unlisted: Policy['unlisted']): ProofRun {
  const tools = NAMES.map((name) => tool(name));
  return {
    name: `awkward names, ${decision}`,
    servers: [{ as: 'github', tools: NAMES }],
    policy: policyFor(GITHUB, tools, always(decision, unlisted)),
    calls: on('github', decision === 'ask' ? NAMES.slice(0, 5) : NAMES),
  };
}

/** A server may say of all its tools that they only read. */
function markedReadOnly(preset: Preset): ProofRun {
  const tools = KINDS.map((kind) => tool(kind.replace('-', '_'), kind));
  const names = [...tools.map(({ name }) => name), UNLISTED];
  return {
    name: 'every tool marked as read-only by its server',
    servers: [{ as: 'github', tools: names, saysReadOnly: true }],
    policy: policyFor(GITHUB, tools, preset),
    calls: on('github', names),
  };
}

/** As many as the largest server of the catalogue has. */
const MANY = 344;

function manyTools(preset: Preset): ProofRun {
  const tools = Array.from({ length: MANY }, (_, index) =>
    tool(`tool_${index + 1}`, KINDS[index % KINDS.length]),
  );
  const names = tools.map(({ name }) => name);
  const chosen = [0, 5, 6, 170, 334, 337, 341, 342].map((index) => names[index] ?? '');
  return {
    name: `${MANY} tools`,
    servers: [{ as: 'github', tools: names }],
    policy: policyFor(GITHUB, tools, preset),
    calls: on('github', chosen),
  };
}

function twoServers(preset: Preset): ProofRun {
  const names = ['list', 'drop', UNLISTED];
  const github = policyFor(GITHUB, [tool('list'), tool('drop', 'deletes')], preset);
  const coroot = policyFor({ slug: 'coroot' }, [tool('list', 'deletes'), tool('drop')], preset);
  return {
    name: 'two servers in one file',
    servers: ['github', 'coroot'].map((as) => ({ as, tools: names })),
    policy: mergePolicies([github, coroot]),
    calls: [...on('github', names), ...on('coroot', names)],
  };
}

function namedServer(as: string, preset: Preset): ProofRun {
  const tools = [tool('list'), tool('drop.all', 'deletes'), tool('pay', 'mints-keys')];
  const names = tools.map(({ name }) => name);
  return {
    name: `a server called “${as}”`,
    servers: [{ as, tools: names }],
    policy: policyFor(GITHUB, tools, preset, as),
    calls: on(as, names),
  };
}

function oneSpelling(preset: Preset): ProofRun {
  const names = ['policies.remove', 'policies_remove', 'policies-remove', 'policies/remove'];
  const [refused = '', ...rest] = names;
  const tools = [tool(refused, 'deletes'), ...rest.map((name) => tool(name))];
  return {
    name: 'names that may become one name',
    servers: [{ as: 'github', tools: names }],
    policy: policyFor(GITHUB, tools, preset),
    calls: on('github', names),
  };
}

const CONDITIONS: Readonly<Record<string, Pick<Rule, 'decision' | 'conditions'>>> = {
  create_issue: {
    decision: 'allow',
    conditions: [{ argument: 'owner', is: 'equals', value: 'acme' }],
  },
  pay: {
    decision: 'allow',
    conditions: [
      { argument: 'owner', is: 'one-of', value: ['acme', 'a.b'] },
      { argument: 'amount', is: 'at-most', value: 100 },
    ],
  },
  save: {
    decision: 'ask',
    conditions: [{ argument: 'path', is: 'path-under', value: '/srv/data' }],
  },
  fetch: {
    decision: 'allow',
    conditions: [{ argument: 'url', is: 'host-in', value: ['example.com'] }],
  },
};

function withConditions(): ProofRun {
  const tools = Object.keys(CONDITIONS);
  const policy = policyFor(
    GITHUB,
    tools.map((name) => tool(name)),
    always('allow', 'allow'),
  );
  const rules = Object.entries(CONDITIONS).map(([name, rule]) => [name, { ...rule, limits: [] }]);
  const calls: [string, Record<string, unknown>][] = [
    ['create_issue', { owner: 'acme' }],
    ['create_issue', { owner: 'evil' }],
    ['create_issue', { owner: 'evil', note: '"owner":"acme"' }],
    ['pay', { owner: 'a.b', amount: 100 }],
    ['pay', { owner: 'aXb', amount: 100 }],
    ['pay', { owner: 'acme', amount: 101 }],
    ['save', { path: '/srv/data/a' }],
    ['save', { path: '/srv/data/../a' }],
    ['fetch', { url: 'https://example.com/a' }],
    ['fetch', { url: 'https://example.com.evil.test/a' }],
  ];
  return {
    name: 'conditions on arguments',
    servers: [{ as: 'github', tools }],
    policy: {
      ...policy,
      servers: policy.servers.map((server) => ({ ...server, tools: Object.fromEntries(rules) })),
    },
    calls: calls.map(([name, args]) => ({ server: 'github', tool: name, arguments: args })),
  };
}

/** The same runs for every client; a run that its target refuses to write needs no proof. */
export function proofRuns(presetOf: (id: PresetId) => Preset): ProofRun[] {
  const careful = presetOf('careful');
  return [
    ...PRESET_IDS.map((id) => wholeServer(presetOf(id))),
    ...(['allow', 'ask', 'deny'] as const).map((unlisted) => singleTool(unlisted, careful)),
    refusedTool(careful),
    awkwardNames('allow', 'ask'),
    awkwardNames('hide', 'allow'),
    awkwardNames('ask', 'allow'),
    markedReadOnly(careful),
    manyTools(careful),
    twoServers(careful),
    namedServer('my.srv-1', careful),
    namedServer('My Server', careful),
    namedServer('my_server', careful),
    oneSpelling(careful),
    withConditions(),
  ];
}
