import type { ManagedPlace, Override } from '../../override.ts';

const UNLISTED_RUN: Override['changes'] = [{ calls: 'unlisted', become: 'allowed' }];
/** The file is not read at all: Claude Code does with every tool what it does with an unlisted one. */
const NOT_READ: Override['changes'] = [
  { calls: 'refused', become: 'asked' },
  { calls: 'allowed', become: 'asked' },
  { calls: 'unlisted', become: 'asked' },
];

/** A whole server, or a pattern for tools of one; `mcp__*` allows nothing there. */
const isServerRule = (value: unknown) =>
  typeof value === 'string' &&
  /^mcp__[^_*(](?:(?!__)[^*(])*(?:__[^(]*\*[^(]*)?$/.test(value.trim());
const namesServer = (value = '') => value.split(/[\s,]+/).some(isServerRule);
const startsMode =
  (...modes: readonly string[]) =>
  (value: unknown) =>
    modes.includes(String(value));
const DEFAULT_MODE = ['permissions', 'defaultMode'] as const;
const ALLOWED = ['permissions', 'allow', null] as const;

/** What makes Claude Code 2.1.332 do something else with a call than its file says. */
export const CLAUDE_OVERRIDES: readonly Override[] = [
  {
    id: 'server-rule',
    kind: 'rule',
    text: 'mcp__SERVER or mcp__SERVER__*',
    place: '“allow” of any settings file of yours',
    changes: UNLISTED_RUN,
    remedy: 'Remove it: it allows every tool that no other rule asks about or refuses.',
    find: [{ path: ALLOWED, is: isServerRule }],
  },
  {
    id: 'local-settings',
    kind: 'file',
    text: 'mcp__SERVER',
    place: '“allow” of .claude/settings.local.json of a project',
    changes: UNLISTED_RUN,
    remedy: 'Remove it; the answer “don’t ask again” writes such lines there, for single tools.',
  },
  {
    id: 'project-settings',
    kind: 'file',
    text: 'mcp__SERVER',
    place: '“allow” of .claude/settings.json of a project',
    when: 'the folder is trusted',
    changes: UNLISTED_RUN,
    remedy: 'Read the file before you trust the folder.',
  },
  {
    id: 'project-mode',
    kind: 'file',
    text: '"defaultMode": "acceptEdits"',
    place: '.claude/settings.json or .claude/settings.local.json of a project',
    changes: [{ calls: 'unlisted', become: 'asked' }],
    remedy:
      'Remove it: a mode that a project sets takes the place of yours, in folders that are not trusted too.',
    find: [{ path: DEFAULT_MODE, is: startsMode('manual', 'acceptEdits') }],
  },
  {
    id: 'project-dont-ask',
    kind: 'file',
    text: '"defaultMode": "dontAsk"',
    place: '.claude/settings.json or .claude/settings.local.json of a project',
    changes: [
      { calls: 'asked', become: 'refused' },
      { calls: 'unlisted', become: 'refused' },
    ],
    remedy: 'Remove it, or nobody is asked.',
  },
  {
    id: 'project-auto',
    kind: 'file',
    text: '"defaultMode": "auto"',
    place: '.claude/settings.json of a project',
    when: 'the session runs in a terminal',
    changes: UNLISTED_RUN,
    remedy: 'Remove it, or start with --permission-mode manual.',
    find: [{ path: DEFAULT_MODE, is: startsMode('auto') }],
  },
  {
    id: 'hook',
    kind: 'setting',
    text: '"permissionDecision": "allow"',
    place: 'the answer of a PreToolUse hook, which a project or a plugin can bring along',
    changes: UNLISTED_RUN,
    remedy: 'Read the hooks under /hooks and remove those that answer for MCP tools.',
  },
  {
    id: 'bypass-mode',
    kind: 'setting',
    text: '"defaultMode": "bypassPermissions"',
    place: '~/.claude/settings.json',
    changes: UNLISTED_RUN,
    remedy: 'Remove it. Rules that ask or refuse still hold there.',
    find: [{ path: DEFAULT_MODE, is: startsMode('bypassPermissions') }],
  },
  {
    id: 'invalid-settings',
    kind: 'setting',
    text: 'a value of the wrong kind or a comma too many',
    inWords: true,
    place: 'settings.json',
    changes: NOT_READ,
    remedy:
      'Start it in a terminal, which names the mistake; otherwise the whole file is dropped without a word.',
  },
  {
    id: 'skip-permissions',
    kind: 'flag',
    text: '--dangerously-skip-permissions',
    changes: UNLISTED_RUN,
    remedy: 'Start without it. Rules that ask or refuse still hold there.',
    find: [{ word: '--dangerously-skip-permissions', of: 'claude' }],
  },
  {
    id: 'permission-mode',
    kind: 'flag',
    text: '--permission-mode manual or --permission-mode acceptEdits',
    changes: [{ calls: 'unlisted', become: 'asked' }],
    remedy: 'Start without it.',
    find: [{ word: '--permission-mode', of: 'claude', given: startsMode('manual', 'acceptEdits') }],
  },
  {
    id: 'dont-ask-flag',
    kind: 'flag',
    text: '--permission-mode dontAsk',
    changes: [
      { calls: 'asked', become: 'refused' },
      { calls: 'unlisted', become: 'refused' },
    ],
    remedy: 'Start without it, or nobody is asked.',
    find: [{ word: '--permission-mode', of: 'claude', given: startsMode('dontAsk') }],
  },
  {
    id: 'allowed-tools',
    kind: 'flag',
    text: '--allowedTools mcp__SERVER',
    changes: UNLISTED_RUN,
    remedy: 'Name single tools instead.',
    find: [
      { word: '--allowedTools', of: 'claude', given: namesServer },
      { word: '--allowed-tools', of: 'claude', given: namesServer },
    ],
  },
  {
    id: 'settings-flag',
    kind: 'flag',
    text: '--settings',
    when: 'what it names allows mcp__SERVER',
    changes: UNLISTED_RUN,
    remedy: 'Remove that rule from it.',
    find: [{ word: '--settings', of: 'claude' }],
  },
  {
    id: 'setting-sources',
    kind: 'flag',
    text: '--setting-sources',
    when: 'it leaves out the source in which the policy is',
    changes: [
      { calls: 'refused', become: 'allowed' },
      { calls: 'asked', become: 'allowed' },
      { calls: 'unlisted', become: 'allowed' },
    ],
    remedy:
      'Name the source of the policy too, such as “user”. Without it, a terminal starts in auto mode, in which a model decides.',
    find: [{ word: '--setting-sources', of: 'claude' }],
  },
  {
    id: 'print',
    kind: 'flag',
    text: '-p',
    when: 'no program answers its questions',
    changes: [
      { calls: 'asked', become: 'refused' },
      { calls: 'unlisted', become: 'refused' },
    ],
    remedy: 'Without a terminal nobody can be asked: allow what such a session needs.',
  },
  {
    id: 'config-dir',
    kind: 'variable',
    text: 'CLAUDE_CONFIG_DIR',
    when: 'the policy is in ~/.claude',
    changes: NOT_READ,
    remedy: 'Put the policy into the settings.json of that folder.',
    find: [{ word: 'CLAUDE_CONFIG_DIR' }],
  },
  {
    id: 'auto-mode',
    kind: 'mode',
    text: 'auto mode',
    inWords: true,
    when: 'it is chosen with shift+tab or --permission-mode auto',
    changes: UNLISTED_RUN,
    remedy:
      'Leave it: a model decides about unlisted tools there. Rules that ask or refuse still hold.',
    find: [{ word: '--permission-mode', of: 'claude', given: startsMode('auto') }],
    source: {
      title: 'Claude Code documentation, permission modes',
      url: 'https://code.claude.com/docs/en/permission-modes',
      read: '2026-11-30',
    },
  },
  {
    id: 'plan-mode',
    kind: 'mode',
    text: 'plan mode',
    inWords: true,
    changes: [
      { calls: 'allowed', become: 'asked' },
      { calls: 'unlisted', become: 'asked' },
    ],
    remedy: 'Leave it to work: it asks about tools that the file allows.',
    find: [
      { path: DEFAULT_MODE, is: startsMode('plan') },
      { word: '--permission-mode', of: 'claude', given: startsMode('plan') },
    ],
  },
  {
    id: 'second-entry',
    kind: 'entry',
    text: 'a second entry for the same server',
    inWords: true,
    place: '.mcp.json or ~/.claude.json',
    changes: [
      { calls: 'refused', become: 'asked' },
      { calls: 'allowed', become: 'asked' },
    ],
    remedy: 'Remove it, or write the rules under its name too: they hold for one name.',
  },
];

/** The settings of the machine, which users and repositories cannot change. */
export const CLAUDE_MANAGED: ManagedPlace = {
  path: '/etc/claude-code/managed-settings.json; on macOS in /Library/Application Support/ClaudeCode, on Windows in C:\\Program Files\\ClaudeCode. Set there also “allowManagedPermissionRulesOnly” and “allowManagedHooksOnly” to true, and “disableBypassPermissionsMode” and “disableAutoMode” under “permissions” to “disable”.',
  withstands: [
    'Rules in the settings of users and projects, --allowedTools, --settings and --setting-sources.',
    'Auto mode and --dangerously-skip-permissions, also in a terminal.',
    'Hooks that allow, modes that a project sets, and CLAUDE_CONFIG_DIR.',
  ],
  except: [
    'Without the four extra keys, a rule of a user or a project, a hook, auto mode and --dangerously-skip-permissions let unlisted tools run there too.',
    'The flag --permission-mode still turns the refusal of unlisted tools into a question.',
    'A second entry for the same server has other names: allow only the servers that you name.',
    'Tried on Linux only; the other places are from the documentation.',
  ],
  source: {
    title: 'Claude Code documentation, managed settings',
    url: 'https://code.claude.com/docs/en/managed-settings',
    read: '2026-11-30',
  },
};
