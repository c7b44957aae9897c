import { FOUR, fourCalls, fourTools, inProject, inSystem } from '../../cases/four-calls.ts';
import type { TrapRun } from '../../cases/proof-run.ts';
import { call, github, json } from '../../cases/trap.ts';

const claudeRules = (permissions: object) => json({ permissions });
const rule = (tool: string) => `mcp__github__${tool}`;

/** As the page writes it, where unlisted tools are asked about, and where they are refused. */
const ASKS = {
  defaultMode: 'default',
  allow: [rule(FOUR.allowed)],
  ask: [rule(FOUR.asked)],
  deny: [rule(FOUR.refused)],
};
const REFUSES = {
  defaultMode: 'dontAsk',
  allow: [rule(FOUR.allowed)],
  deny: [rule(FOUR.asked), rule(FOUR.refused)],
};
const asks = { servers: fourTools, file: claudeRules(ASKS) };
const refuses = { servers: fourTools, file: claudeRules(REFUSES) };

const HOLDS = fourCalls('allowed', 'asked', 'hidden', 'asked');
const UNLISTED_RUNS = fourCalls('allowed', 'asked', 'hidden', 'allowed');
const UNLISTED_ASKED = fourCalls('allowed', 'hidden', 'hidden', 'asked');
const NO_FILE = fourCalls('asked', 'asked', 'asked', 'asked');
const NOT_ASKED = fourCalls('allowed', 'denied', 'hidden', 'denied');

const SERVER = claudeRules({ allow: ['mcp__github'] });
const [PROJECT, LOCAL] = ['.claude/settings.json', '.claude/settings.local.json'];
const modeOf = (defaultMode: string) => claudeRules({ defaultMode });
const decision = { hookEventName: 'PreToolUse', permissionDecision: 'allow' };
const command = `echo '${JSON.stringify({ hookSpecificOutput: decision })}'`;
const ALLOWING_HOOK = json({
  hooks: { PreToolUse: [{ matcher: 'mcp__.*', hooks: [{ type: 'command', command }] }] },
});

/** What undoes a file; each is an override of the target. */
const overriding: readonly TrapRun[] = [
  ...['mcp__github', 'mcp__github__*'].map((broad) => ({
    ...asks,
    override: 'server-rule',
    name: `an older rule ${broad} lets unlisted tools run`,
    file: claudeRules({ ...ASKS, allow: [broad, ...ASKS.allow] }),
    calls: UNLISTED_RUNS,
  })),
  {
    ...refuses,
    override: 'server-rule',
    name: 'an older rule mcp__github lets unlisted tools run that “dontAsk” would refuse',
    file: claudeRules({ ...REFUSES, allow: ['mcp__github'] }),
    calls: fourCalls('allowed', 'hidden', 'hidden', 'allowed'),
  },
  {
    ...asks,
    override: 'local-settings',
    name: `a rule mcp__github in ${LOCAL} of a project lets unlisted tools run`,
    files: [inProject(LOCAL, SERVER)],
    calls: UNLISTED_RUNS,
  },
  {
    ...asks,
    override: 'project-settings',
    name: `a rule mcp__github in ${PROJECT} of a trusted folder lets unlisted tools run`,
    mode: 'terminal',
    files: [inProject(PROJECT, SERVER)],
    calls: UNLISTED_RUNS,
  },
  {
    ...refuses,
    override: 'project-mode',
    name: 'a mode in the settings of a project takes the place of yours: it asks about unlisted tools',
    files: [inProject(PROJECT, modeOf('acceptEdits'))],
    calls: UNLISTED_ASKED,
  },
  {
    ...asks,
    override: 'project-dont-ask',
    name: '“dontAsk” in the settings of a project refuses what yours asks about',
    files: [inProject(PROJECT, modeOf('dontAsk'))],
    calls: NOT_ASKED,
  },
  {
    ...asks,
    override: 'project-auto',
    name: '“auto” in the settings of a project lets a model decide about unlisted tools',
    mode: 'terminal',
    files: [inProject(PROJECT, modeOf('auto'))],
    calls: UNLISTED_RUNS,
  },
  {
    ...asks,
    override: 'hook',
    name: 'a hook of a project that allows lets unlisted tools run',
    files: [inProject(PROJECT, ALLOWING_HOOK)],
    calls: UNLISTED_RUNS,
  },
  {
    ...asks,
    override: 'bypass-mode',
    name: '“bypassPermissions” as the mode lets unlisted tools run; rules hold',
    file: claudeRules({ ...ASKS, defaultMode: 'bypassPermissions' }),
    calls: UNLISTED_RUNS,
  },
  {
    ...asks,
    override: 'invalid-settings',
    name: 'a list that is no list drops the whole file without a word',
    file: claudeRules({ ...ASKS, ask: rule(FOUR.asked) }),
    calls: NO_FILE,
  },
  {
    ...asks,
    override: 'skip-permissions',
    name: '--dangerously-skip-permissions lets unlisted tools run; rules hold',
    flags: ['--dangerously-skip-permissions'],
    calls: UNLISTED_RUNS,
  },
  {
    ...refuses,
    override: 'skip-permissions',
    name: '--dangerously-skip-permissions lets unlisted tools run that “dontAsk” would refuse',
    flags: ['--dangerously-skip-permissions'],
    calls: fourCalls('allowed', 'hidden', 'hidden', 'allowed'),
  },
  ...['manual', 'acceptEdits'].map((permissionMode) => ({
    ...refuses,
    override: 'permission-mode',
    name: `--permission-mode ${permissionMode} asks about unlisted tools that the file refuses`,
    permissionMode,
    calls: UNLISTED_ASKED,
  })),
  {
    ...asks,
    override: 'plan-mode',
    name: 'plan mode asks about tools that the file allows',
    permissionMode: 'plan',
    calls: fourCalls('asked', 'asked', 'hidden', 'asked'),
  },
  {
    ...asks,
    override: 'dont-ask-flag',
    name: '--permission-mode dontAsk refuses what the file asks about',
    permissionMode: 'dontAsk',
    calls: NOT_ASKED,
  },
  {
    ...asks,
    override: 'allowed-tools',
    name: '--allowedTools with a whole server lets unlisted tools run',
    flags: ['--allowedTools', 'mcp__github'],
    calls: UNLISTED_RUNS,
  },
  {
    ...asks,
    override: 'settings-flag',
    name: '--settings with a rule mcp__github lets unlisted tools run',
    flags: ['--settings', SERVER],
    calls: UNLISTED_RUNS,
  },
  {
    ...asks,
    override: 'setting-sources',
    name: '--setting-sources without “user” leaves out the whole file',
    flags: ['--setting-sources', 'project'],
    calls: NO_FILE,
  },
  {
    ...asks,
    override: 'setting-sources',
    name: 'the same in a terminal, where a model decides then',
    mode: 'terminal',
    flags: ['--setting-sources', 'project'],
    calls: fourCalls('allowed', 'allowed', 'allowed', 'allowed'),
  },
  {
    ...asks,
    override: 'print',
    name: 'with -p nobody is asked: what would be asked about is refused',
    mode: 'headless',
    calls: NOT_ASKED,
  },
  {
    ...asks,
    override: 'config-dir',
    name: 'CLAUDE_CONFIG_DIR leaves out the file in the home folder',
    env: { CLAUDE_CONFIG_DIR: '{home}/elsewhere' },
    calls: NO_FILE,
  },
  {
    ...asks,
    override: 'auto-mode',
    name: 'in auto mode a model decides about unlisted tools; rules hold',
    permissionMode: 'auto',
    calls: UNLISTED_RUNS,
  },
  {
    ...refuses,
    override: 'auto-mode',
    name: 'in auto mode a model decides about unlisted tools that “dontAsk” would refuse',
    permissionMode: 'auto',
    calls: fourCalls('allowed', 'hidden', 'hidden', 'allowed'),
  },
  {
    ...asks,
    override: 'second-entry',
    name: 'rules do not hold for a second entry of the server',
    servers: fourTools.map((server) => ({ ...server, as: 'copy' })),
    calls: NO_FILE.map((call) => ({ ...call, server: 'copy' })),
  },
];

const LOCKED = {
  allowManagedPermissionRulesOnly: true,
  allowManagedHooksOnly: true,
  permissions: { ...ASKS, disableBypassPermissionsMode: 'disable', disableAutoMode: 'disable' },
};
const managed = (settings: object) => inSystem('claude-code/managed-settings.json', json(settings));
const locked = { servers: fourTools, file: json({}), files: [managed(LOCKED)] };
const lockedStrictly = {
  ...locked,
  files: [managed({ ...LOCKED, permissions: { ...LOCKED.permissions, ...REFUSES } })],
};

/** What a file withstands, and what it does not. */
const withstood: readonly TrapRun[] = [
  {
    ...asks,
    name: 'a rule in the settings of a project does not count where the folder is not trusted',
    files: [inProject(PROJECT, SERVER)],
    calls: HOLDS,
  },
  {
    ...asks,
    name: 'in a terminal the file holds, because it sets the mode',
    mode: 'terminal',
    calls: HOLDS,
  },
  {
    ...asks,
    name: 'without a mode, a terminal starts in auto mode, in which a model decides about unlisted tools',
    mode: 'terminal',
    file: claudeRules({ ...ASKS, defaultMode: undefined }),
    calls: UNLISTED_RUNS,
  },
  {
    ...asks,
    name: 'managed settings without the extra keys: a rule of the user lets unlisted tools run',
    file: SERVER,
    files: [managed({ permissions: ASKS })],
    calls: UNLISTED_RUNS,
  },
  {
    ...locked,
    name: 'managed settings withstand rules and hooks of users and projects',
    file: json({ ...JSON.parse(ALLOWING_HOOK), ...JSON.parse(SERVER) }),
    files: [managed(LOCKED), inProject(LOCAL, SERVER), inProject(PROJECT, ALLOWING_HOOK)],
    calls: HOLDS,
  },
  {
    ...locked,
    name: 'managed settings withstand --allowedTools, --settings, --setting-sources and CLAUDE_CONFIG_DIR',
    flags: ['--allowedTools', 'mcp__github', '--settings', SERVER, '--setting-sources', 'project'],
    env: { CLAUDE_CONFIG_DIR: '{home}/elsewhere' },
    calls: HOLDS,
  },
  {
    ...locked,
    name: 'managed settings withstand --dangerously-skip-permissions',
    flags: ['--dangerously-skip-permissions'],
    calls: HOLDS,
  },
  {
    ...locked,
    name: 'managed settings withstand auto mode in a terminal',
    mode: 'terminal',
    file: modeOf('auto'),
    permissionMode: 'auto',
    calls: HOLDS,
  },
  {
    ...lockedStrictly,
    name: 'managed settings withstand a mode that a project sets',
    files: [...lockedStrictly.files, inProject(PROJECT, modeOf('acceptEdits'))],
    calls: fourCalls('allowed', 'hidden', 'hidden', 'denied'),
  },
  {
    ...lockedStrictly,
    name: 'managed settings do not withstand --permission-mode: unlisted tools are asked about',
    permissionMode: 'manual',
    calls: UNLISTED_ASKED,
  },
];

/** Rules for Claude Code that do not do what they say, and what undoes those that do. */
export const traps: readonly TrapRun[] = [
  {
    name: 'a deny rule with arguments is ignored',
    servers: github('create_issue'),
    file: claudeRules({
      allow: ['mcp__github__create_issue'],
      deny: ['mcp__github__create_issue(owner:acme)'],
    }),
    calls: [call('create_issue', 'allowed')],
  },
  {
    name: 'an allow rule with arguments is ignored',
    servers: github('create_issue'),
    file: claudeRules({ allow: ['mcp__github__create_issue(owner:acme)'] }),
    calls: [call('create_issue', 'asked')],
  },
  {
    name: 'a deny rule with the raw name matches nothing',
    servers: github('policies.remove'),
    file: claudeRules({ allow: ['mcp__github__*'], deny: ['mcp__github__policies.remove'] }),
    calls: [call('policies.remove', 'allowed')],
  },
  {
    name: 'mcp__* allows nothing',
    servers: github('list_issues'),
    file: claudeRules({ allow: ['mcp__*'] }),
    calls: [call('list_issues', 'asked')],
  },
  {
    name: 'denying the server and allowing one tool denies that tool too',
    servers: github('list_issues'),
    file: claudeRules({ allow: ['mcp__github__list_issues'], deny: ['mcp__github'] }),
    calls: [call('list_issues', 'hidden')],
  },
  {
    name: 'dontAsk turns an ask into a refusal',
    servers: github('create_issue'),
    file: claudeRules({ defaultMode: 'dontAsk', ask: ['mcp__github__create_issue'] }),
    calls: [call('create_issue', 'denied')],
  },
  ...overriding,
  ...withstood,
];
