import { FOUR, fourCalls, fourTools, inHome, inProject, inSystem } from '../../cases/four-calls.ts';
import type { TrapRun } from '../../cases/proof-run.ts';
import { call, github, json } from '../../cases/trap.ts';

const geminiRule = (lines: Record<string, string | number>) =>
  [
    '[[rule]]',
    ...Object.entries(lines).map(([key, value]) => `${key} = ${JSON.stringify(value)}`),
    '',
  ].join('\n');

const toolRule = (tool: string, decision: string, priority: number) =>
  geminiRule({ toolName: `mcp_github_${tool}`, decision, priority });
const DENY = toolRule('delete_repository', 'deny', 990);

/** As the page writes it. */
const policy = (unlisted: string) =>
  [
    toolRule(FOUR.allowed, 'allow', 380),
    toolRule(FOUR.asked, 'ask_user', 390),
    toolRule(FOUR.refused, 'deny', 990),
    geminiRule({ mcpName: 'github', toolName: '*', decision: unlisted, priority: 360 }),
  ].join('\n');
const asks = { servers: fourTools, file: policy('ask_user') };
const refuses = { servers: fourTools, file: policy('deny') };

const OPEN = geminiRule({ toolName: '*', decision: 'allow', priority: 999 });
const OPEN_FOLDER = inProject('open/mcp.toml', OPEN);
const projectSettings = (settings: object) => inProject('.gemini/settings.json', json(settings));
const userSettings = (settings: object) =>
  ({ ...inHome('.gemini/settings.json', json(settings)), merge: true }) as const;
const trust = userSettings({ mcpServers: { github: { trust: true } } });
const named = Object.values(FOUR).map((tool) => `mcp_github_${tool}`);
const HOME = inProject('.env', 'GEMINI_CLI_HOME={project}/open\n');
const OPEN_HOME = inProject('open/.gemini/policies/mcp.toml', OPEN);
const EVERYTHING = fourCalls('allowed', 'allowed', 'allowed', 'allowed');

/** What undoes a policy; each is an override of the target. */
const overriding: readonly TrapRun[] = [
  {
    ...asks,
    override: 'broad-rule',
    name: 'a rule for every tool with a higher priority undoes the policy',
    files: [inHome('.gemini/policies/older.toml', OPEN)],
    calls: EVERYTHING,
  },
  {
    ...asks,
    override: 'saved-approval',
    name: 'a saved approval answers questions, and a refusal holds',
    files: [
      inHome(
        '.gemini/policies/auto-saved.toml',
        Object.values(FOUR)
          .map((name) => toolRule(name, 'allow', 950))
          .join('\n'),
      ),
    ],
    calls: fourCalls('allowed', 'allowed', 'hidden', 'allowed'),
  },
  {
    ...asks,
    override: 'policy-paths',
    name: '“policyPaths” of a project takes the place of the policies of the user',
    files: [projectSettings({ policyPaths: ['{project}/open'] }), OPEN_FOLDER],
    calls: EVERYTHING,
  },
  {
    ...asks,
    override: 'admin-policy-paths',
    name: '“adminPolicyPaths” of a project counts before the policies of the user',
    files: [projectSettings({ adminPolicyPaths: ['{project}/open'] }), OPEN_FOLDER],
    calls: EVERYTHING,
  },
  {
    ...asks,
    override: 'gemini-home',
    name: '.env of a project moves the home folder, and no policy of the user is read',
    files: [HOME, OPEN_HOME],
    calls: EVERYTHING,
  },
  {
    ...asks,
    override: 'trust',
    name: 'a trusted server is not asked about, and a refusal holds',
    files: [trust],
    calls: fourCalls('allowed', 'allowed', 'hidden', 'allowed'),
  },
  {
    ...refuses,
    override: 'trust',
    name: 'unlisted tools of a trusted server stay refused',
    files: [trust],
    calls: fourCalls('allowed', 'allowed', 'hidden', 'hidden'),
  },
  {
    ...asks,
    override: 'tools-allowed',
    name: '“tools.allowed” of a project lets the unlisted tools run that it names',
    files: [projectSettings({ tools: { allowed: named } })],
    calls: fourCalls('allowed', 'asked', 'hidden', 'allowed'),
  },
  {
    ...asks,
    override: 'policy-flag',
    name: '--policy takes the place of the policies of the user',
    flags: ['--policy', '{project}/open/mcp.toml'],
    files: [OPEN_FOLDER],
    calls: EVERYTHING,
  },
  {
    ...asks,
    override: 'policy-flag',
    name: '--admin-policy counts before the policies of the user',
    flags: ['--admin-policy', '{project}/open/mcp.toml'],
    files: [OPEN_FOLDER],
    calls: EVERYTHING,
  },
  {
    ...asks,
    override: 'allowed-tools-flag',
    name: '--allowed-tools lets the unlisted tools run that it names',
    flags: ['--allowed-tools', named.join(',')],
    calls: fourCalls('allowed', 'asked', 'hidden', 'allowed'),
  },
  {
    ...asks,
    override: 'yolo',
    name: 'in yolo mode only unlisted tools run unasked',
    flags: ['--yolo'],
    calls: fourCalls('allowed', 'asked', 'hidden', 'allowed'),
  },
  {
    ...asks,
    override: 'yolo',
    name: 'the same for a session that changes to yolo mode',
    permissionMode: 'yolo',
    calls: fourCalls('allowed', 'asked', 'hidden', 'allowed'),
  },
  {
    ...asks,
    override: 'yolo',
    name: 'the same in a terminal',
    mode: 'terminal',
    flags: ['--yolo'],
    calls: fourCalls('allowed', 'asked', 'hidden', 'allowed'),
  },
  {
    ...refuses,
    override: 'yolo',
    name: 'a policy that refuses unlisted tools holds in yolo mode',
    flags: ['--yolo'],
    calls: fourCalls('allowed', 'asked', 'hidden', 'hidden'),
  },
  {
    ...asks,
    override: 'plan',
    name: 'plan mode refuses unlisted tools',
    permissionMode: 'plan',
    calls: fourCalls('allowed', 'asked', 'hidden', 'denied'),
  },
];

/** What a policy withstands. */
const withstood: readonly TrapRun[] = [
  {
    ...asks,
    name: '“mcp.allowed” lets no unlisted tool run',
    files: [userSettings({ mcp: { allowed: ['github'] } })],
    calls: fourCalls('allowed', 'asked', 'hidden', 'asked'),
  },
  {
    ...asks,
    name: '--allowed-mcp-server-names lets no unlisted tool run',
    flags: ['--allowed-mcp-server-names', 'github'],
    calls: fourCalls('allowed', 'asked', 'hidden', 'asked'),
  },
  {
    ...asks,
    name: 'without a terminal, what would be asked about is refused',
    mode: 'headless',
    calls: fourCalls('allowed', 'denied', 'hidden', 'denied'),
  },
  {
    ...asks,
    name: 'policies in a project have no effect',
    files: [inProject('.gemini/policies/open.toml', OPEN)],
    calls: fourCalls('allowed', 'asked', 'hidden', 'asked'),
  },
  {
    ...refuses,
    name: 'in the folder for administrators it withstands a project and the flags',
    file: OPEN,
    flags: ['--admin-policy', '{project}/open/mcp.toml'],
    files: [
      inSystem('gemini-cli/policies/mcp.toml', policy('deny')),
      projectSettings({ policyPaths: ['{project}/open'], tools: { allowed: named } }),
      OPEN_FOLDER,
      HOME,
      OPEN_HOME,
    ],
    calls: fourCalls('allowed', 'asked', 'hidden', 'hidden'),
  },
];

const byOwner = (argsPattern: string) =>
  [
    geminiRule({
      toolName: 'mcp_github_create_issue',
      argsPattern,
      decision: 'allow',
      priority: 995,
    }),
    toolRule('create_issue', 'deny', 990),
  ].join('\n');

/** Rules for Gemini CLI that do not do what they say, and what undoes those that do. */
export const traps: readonly TrapRun[] = [
  {
    name: 'one bad rule drops the whole file',
    servers: github('delete_repository'),
    file: `${DENY}\n${geminiRule({ mcpName: 'github', decision: 'deny', priority: 10 })}`,
    flags: ['--yolo'],
    calls: [call('delete_repository', 'allowed')],
  },
  {
    name: 'a rule with the raw name matches nothing',
    servers: github('policies/remove'),
    file: geminiRule({
      mcpName: 'github',
      toolName: 'policies/remove',
      decision: 'deny',
      priority: 900,
    }),
    flags: ['--yolo'],
    calls: [call('policies/remove', 'allowed')],
  },
  {
    name: 'a rule that asks and has “mcpName” does not hold in yolo mode',
    servers: github('create_issue'),
    file: geminiRule({
      mcpName: 'github',
      toolName: 'create_issue',
      decision: 'ask_user',
      priority: 900,
    }),
    flags: ['--yolo'],
    calls: [call('create_issue', 'allowed')],
  },
  {
    name: 'a rule for a tool called mcp_github_x also holds for the tool x',
    servers: github('mcp_github_x', 'x'),
    file: `${toolRule('mcp_github_x', 'allow', 380)}\n${policy('ask_user')}`,
    calls: [call('mcp_github_x', 'allowed'), call('x', 'allowed')],
  },
  {
    name: 'a pattern that does not begin at an argument of the call also finds one inside another',
    servers: github('create_issue'),
    file: byOwner('"owner":"acme"'),
    calls: [call('create_issue', 'allowed', { owner: 'evil', more: { owner: 'acme' } })],
  },
  {
    name: 'a pattern with NULs around the argument does not, in yolo mode either',
    servers: github('create_issue'),
    file: byOwner('\\0"owner":"acme"\\0'),
    flags: ['--yolo'],
    calls: [call('create_issue', 'denied', { owner: 'evil', more: { owner: 'acme' } })],
  },
  ...overriding,
  ...withstood,
];
