import { FOUR, fourCalls, fourTools, inHome, inProject, inSystem } from '../../cases/four-calls.ts';
import type { TrapRun } from '../../cases/proof-run.ts';
import { call, github } from '../../cases/trap.ts';

const OWN = '# Your own command or url stays in this table.';
const codexTable = (...lines: string[]) =>
  `${['[mcp_servers.github]', OWN, ...lines].join('\n')}\n`;
const APPROVE = 'default_tools_approval_mode = "approve"';

/** As the page writes it. */
const POLICY = [
  `disabled_tools = ["${FOUR.refused}"]`,
  'default_tools_approval_mode = "prompt"',
  `[mcp_servers.github.tools.${FOUR.allowed}]`,
  'approval_mode = "approve"',
  `[mcp_servers.github.tools.${FOUR.asked}]`,
  'approval_mode = "prompt"',
];
const policy = codexTable(...POLICY);
const four = { servers: fourTools, file: policy };
/** Keys of the root come before the first table. */
const withKeys = (...keys: string[]) => `${keys.join('\n')}\n${policy}`;
const TRUSTED = `${policy}\n[projects."{project}"]\ntrust_level = "trusted"\n`;

const COMMAND = ['command = {command}', 'args = {args}'];
/** A table of the server that lets everything run. */
const open = (...keys: string[]) =>
  [
    ...keys,
    '[mcp_servers.github]',
    ...COMMAND,
    'disabled_tools = []',
    APPROVE,
    `[mcp_servers.github.tools.${FOUR.asked}]`,
    'approval_mode = "approve"',
    '',
  ].join('\n');
const CONFIG = '.codex/config.toml';
const FULL_ACCESS = ['approval_policy = "never"', 'sandbox_mode = "danger-full-access"'];
const AUTO_REVIEW = 'approvals_reviewer = "auto_review"';
const BYPASS = '--dangerously-bypass-approvals-and-sandbox';
const CONFIG_FLAGS = [
  'default_tools_approval_mode="approve"',
  'disabled_tools=[]',
  `tools.${FOUR.asked}.approval_mode="approve"`,
].flatMap((setting) => ['-c', `mcp_servers.github.${setting}`]);

const EVERYTHING = fourCalls('allowed', 'allowed', 'allowed', 'allowed');
const ANSWERED = fourCalls('allowed', 'allowed', 'hidden', 'allowed');
const HOLDS = fourCalls('allowed', 'asked', 'hidden', 'asked');
const NOT_ASKED = fourCalls('allowed', 'denied', 'hidden', 'denied');
const copy = (calls: TrapRun['calls']) => calls.map((call) => ({ ...call, server: 'copy' }));

/** What undoes a file; each is an override of the target. */
const overriding: readonly TrapRun[] = [
  {
    ...four,
    override: 'trusted-project',
    name: 'a table of the server in a trusted project takes the place of the user’s',
    file: TRUSTED,
    files: [inProject(CONFIG, open())],
    calls: EVERYTHING,
  },
  {
    ...four,
    override: 'trusted-project-access',
    name: 'full access without approvals in a trusted project lets asked and unlisted tools run',
    file: TRUSTED,
    files: [inProject(CONFIG, FULL_ACCESS.join('\n'))],
    calls: ANSWERED,
  },
  {
    ...four,
    override: 'auto-review',
    name: 'with “auto_review” a model answers every question; if it says yes, the calls run',
    file: withKeys(AUTO_REVIEW),
    calls: ANSWERED,
  },
  {
    ...four,
    override: 'auto-review',
    name: 'the same in a trusted project',
    file: TRUSTED,
    files: [inProject(CONFIG, AUTO_REVIEW)],
    calls: ANSWERED,
  },
  {
    ...four,
    override: 'full-access',
    name: '“never” with full access lets asked and unlisted tools run, and a refusal holds',
    file: withKeys(...FULL_ACCESS),
    calls: ANSWERED,
  },
  {
    ...four,
    override: 'never',
    name: '“never” refuses what would be asked about',
    file: withKeys('approval_policy = "never"'),
    calls: NOT_ASKED,
  },
  {
    ...four,
    override: 'never',
    name: '“never” refuses it in a sandbox that may write, too',
    file: withKeys('approval_policy = "never"', 'sandbox_mode = "workspace-write"'),
    calls: NOT_ASKED,
  },
  {
    ...four,
    override: 'profile',
    name: 'a table of the server in a profile takes the place of the one in config.toml',
    mode: 'headless',
    files: [inHome('.codex/loose.config.toml', open())],
    flags: ['--profile', 'loose'],
    calls: EVERYTHING,
  },
  {
    ...four,
    override: 'config-flag',
    name: '-c changes the table of the server',
    flags: CONFIG_FLAGS,
    calls: EVERYTHING,
  },
  {
    ...four,
    override: 'approve-for-me',
    name: '--approve-for-me lets a model answer every question',
    mode: 'headless',
    flags: ['--approve-for-me'],
    calls: ANSWERED,
  },
  {
    ...four,
    override: 'bypass',
    name: 'a session that bypasses approvals is not asked, and a refusal holds',
    mode: 'headless',
    flags: [BYPASS],
    calls: ANSWERED,
  },
  {
    ...four,
    override: 'sandbox-flag',
    name: '“codex exec” with full access lets asked and unlisted tools run',
    mode: 'headless',
    flags: ['--sandbox', 'danger-full-access'],
    calls: ANSWERED,
  },
  {
    ...four,
    override: 'exec',
    name: '“codex exec” refuses what would be asked about',
    mode: 'headless',
    calls: NOT_ASKED,
  },
  {
    ...four,
    override: 'second-entry',
    name: 'a second table for the server asks about what the first one refuses',
    servers: fourTools.map((server) => ({ ...server, as: 'copy' })),
    file: `${policy.replace(OWN, 'command = "true"')}\n[mcp_servers.copy]\n${OWN}\n`,
    calls: copy(fourCalls('asked', 'asked', 'asked', 'asked')),
  },
  {
    ...four,
    override: 'second-entry-read-only',
    name: 'a second table runs tools that their server marks as read-only',
    servers: fourTools.map((server) => ({ ...server, as: 'copy', saysReadOnly: true as const })),
    file: `${policy.replace(OWN, 'command = "true"')}\n[mcp_servers.copy]\n${OWN}\n`,
    calls: copy(EVERYTHING),
  },
];

const managed = inSystem(
  'codex/managed_config.toml',
  ['[mcp_servers.github]', ...COMMAND, ...POLICY, ''].join('\n'),
);
const requirements = inSystem(
  'codex/requirements.toml',
  [
    'allowed_approval_policies = ["on-request"]',
    'allowed_approvals_reviewers = ["user"]',
    'allowed_sandbox_modes = ["read-only", "workspace-write"]',
    '',
  ].join('\n'),
);
const locked = { servers: fourTools, file: codexTable(), files: [managed, requirements] };

/** What a file withstands, and what it does not. */
const withstood: readonly TrapRun[] = [
  {
    ...four,
    name: 'a project that is not trusted changes nothing',
    files: [inProject(CONFIG, open(AUTO_REVIEW))],
    calls: HOLDS,
  },
  {
    ...four,
    name: 'full access asks while the approval policy does',
    file: withKeys('approval_policy = "on-request"', 'sandbox_mode = "danger-full-access"'),
    calls: HOLDS,
  },
  {
    ...four,
    name: 'a policy that lets no elicitation through is asked about all the same',
    file: withKeys(
      'approval_policy = {granular = {sandbox_approval = true, rules = true, mcp_elicitations = false}}',
    ),
    calls: HOLDS,
  },
  {
    ...locked,
    name: 'the managed file withstands tables of users and trusted projects, and -c',
    file: `${open()}\n[projects."{project}"]\ntrust_level = "trusted"\n`.replace(
      COMMAND.join('\n'),
      OWN,
    ),
    files: [...locked.files, inProject(CONFIG, open())],
    flags: CONFIG_FLAGS,
    calls: HOLDS,
  },
  {
    ...locked,
    name: 'requirements withstand full access without approvals',
    file: `${FULL_ACCESS.join('\n')}\n${codexTable()}`,
    calls: HOLDS,
  },
  {
    ...locked,
    name: 'requirements withstand auto review',
    file: `${AUTO_REVIEW}\n${codexTable()}`,
    calls: HOLDS,
  },
  ...[BYPASS, '--approve-for-me'].map((flag) => ({
    ...locked,
    name: `requirements withstand ${flag}`,
    mode: 'headless' as const,
    flags: [flag],
    calls: NOT_ASKED,
  })),
  {
    ...locked,
    name: 'a user can still allow a tool that the managed file does not list',
    file: codexTable(`[mcp_servers.github.tools.${FOUR.unlisted}]`, 'approval_mode = "approve"'),
    calls: ANSWERED.map((call) =>
      call.tool === FOUR.asked ? { ...call, expected: 'asked' as const } : call,
    ),
  },
  {
    ...locked,
    name: 'without requirements, the managed file does not withstand full access',
    file: `${FULL_ACCESS.join('\n')}\n${codexTable()}`,
    files: [managed],
    calls: ANSWERED,
  },
  {
    ...four,
    name: 'the system file withstands nothing',
    file: open().replace(COMMAND.join('\n'), OWN),
    files: [{ ...managed, path: 'codex/config.toml' }],
    calls: EVERYTHING,
  },
];

/** Tables for Codex that do not do what they say, and what undoes those that do. */
export const traps: readonly TrapRun[] = [
  {
    name: 'the name that the model sees disables nothing',
    servers: github('policies.remove'),
    file: codexTable('disabled_tools = ["policies_remove"]', APPROVE),
    calls: [call('policies.remove', 'allowed')],
  },
  {
    name: 'a pattern disables nothing',
    servers: github('delete_repository'),
    file: codexTable('disabled_tools = ["delete_*"]', APPROVE),
    calls: [call('delete_repository', 'allowed')],
  },
  {
    name: 'disabled wins over enabled',
    servers: github('delete_repository'),
    file: codexTable(
      'enabled_tools = ["delete_repository"]',
      'disabled_tools = ["delete_repository"]',
    ),
    calls: [call('delete_repository', 'hidden')],
  },
  {
    name: 'a second header of the same table stops it',
    servers: github('list_issues'),
    file: `${codexTable()}\n[mcp_servers.github]\n${APPROVE}\n`,
    calls: [call('list_issues', 'not started')],
  },
  {
    name: 'a line under the table of the environment asks about nothing, and no error tells',
    servers: [{ as: 'github', tools: ['create_issue'], saysReadOnly: true }],
    file: codexTable(
      '[mcp_servers.github.env]',
      'OWN = "value"',
      'default_tools_approval_mode = "prompt"',
    ),
    calls: [call('create_issue', 'allowed')],
  },
  {
    name: 'the same line below the header of the server asks, whatever the server says of its tools',
    servers: [{ as: 'github', tools: ['create_issue'], saysReadOnly: true }],
    file: codexTable(
      'default_tools_approval_mode = "prompt"',
      '[mcp_servers.github.env]',
      'OWN = "value"',
    ),
    calls: [call('create_issue', 'asked')],
  },
  ...overriding,
  ...withstood,
];
