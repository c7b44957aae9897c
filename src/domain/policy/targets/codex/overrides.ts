import type { ManagedPlace, Override } from '../../override.ts';

const ANSWERED: Override['changes'] = [
  { calls: 'asked', become: 'allowed' },
  { calls: 'unlisted', become: 'allowed' },
];
const EVERYTHING: Override['changes'] = [{ calls: 'refused', become: 'allowed' }, ...ANSWERED];

const isOfServers = (value = '') => value.startsWith('mcp_servers');
const is = (wanted: string) => (value: unknown) => value === wanted;

/** What makes Codex 0.171.0 do something else with a call than its file says. */
export const CODEX_OVERRIDES: readonly Override[] = [
  {
    id: 'trusted-project',
    kind: 'file',
    text: '[mcp_servers.SERVER]',
    place: '.codex/config.toml of a project',
    when: 'the project is trusted',
    changes: EVERYTHING,
    remedy:
      'Read that file before you trust a project: its lists and approval modes take the place of yours.',
    find: [{ path: ['mcp_servers', null, 'default_tools_approval_mode'], is: is('approve') }],
  },
  {
    id: 'trusted-project-access',
    kind: 'file',
    text: 'approval_policy = "never" and sandbox_mode = "danger-full-access"',
    place: '.codex/config.toml of a project',
    when: 'the project is trusted',
    changes: ANSWERED,
    remedy: 'Read that file before you trust a project.',
  },
  {
    id: 'auto-review',
    kind: 'setting',
    text: 'approvals_reviewer = "auto_review"',
    place: 'config.toml, also that of a trusted project',
    changes: ANSWERED,
    remedy: 'Remove it, or set “user”: otherwise a model answers the questions.',
    find: [{ path: ['approvals_reviewer'], is: is('auto_review') }],
  },
  {
    id: 'full-access',
    kind: 'setting',
    text: 'approval_policy = "never" with sandbox_mode = "danger-full-access"',
    place: 'config.toml',
    changes: ANSWERED,
    remedy: 'Set one of them otherwise. Refused tools stay refused.',
    find: [{ path: ['sandbox_mode'], is: is('danger-full-access') }],
  },
  {
    id: 'never',
    kind: 'setting',
    text: 'approval_policy = "never"',
    place: 'config.toml',
    when: 'the sandbox is not “danger-full-access”',
    changes: [
      { calls: 'asked', become: 'refused' },
      { calls: 'unlisted', become: 'refused' },
    ],
    remedy: 'Set “on-request”, or nobody is asked and the calls are refused.',
    find: [{ path: ['approval_policy'], is: is('never') }],
  },
  {
    id: 'profile',
    kind: 'flag',
    text: '--profile',
    when: 'its file, ~/.codex/NAME.config.toml, has a table of the server',
    changes: EVERYTHING,
    remedy: 'Remove the table from it.',
    find: [{ word: '--profile', of: 'codex' }],
  },
  {
    id: 'config-flag',
    kind: 'flag',
    text: '-c mcp_servers.SERVER.…',
    changes: EVERYTHING,
    remedy: 'Start without it: it counts after your file.',
    find: [
      { word: '-c', of: 'codex', given: isOfServers },
      { word: '--config', of: 'codex', given: isOfServers },
    ],
  },
  {
    id: 'approve-for-me',
    kind: 'flag',
    text: '--approve-for-me',
    changes: ANSWERED,
    remedy: 'Start without it: otherwise a model answers the questions.',
    find: [{ word: '--approve-for-me', of: 'codex' }],
  },
  {
    id: 'bypass',
    kind: 'flag',
    text: '--dangerously-bypass-approvals-and-sandbox',
    changes: ANSWERED,
    remedy: 'Start without it. Refused tools stay refused.',
    find: [{ word: '--dangerously-bypass-approvals-and-sandbox', of: 'codex' }],
  },
  {
    id: 'sandbox-flag',
    kind: 'flag',
    text: '--sandbox danger-full-access',
    when: 'it is given to “codex exec”, which never asks',
    changes: ANSWERED,
    remedy: 'Choose “workspace-write” or “read-only”.',
    find: [
      { word: '--sandbox', of: 'codex', given: is('danger-full-access') },
      { word: '-s', of: 'codex', given: is('danger-full-access') },
    ],
  },
  {
    id: 'exec',
    kind: 'mode',
    text: 'codex exec',
    changes: [
      { calls: 'asked', become: 'refused' },
      { calls: 'unlisted', become: 'refused' },
    ],
    remedy: 'It cannot ask: allow what such a session needs.',
  },
  {
    id: 'second-entry',
    kind: 'entry',
    text: 'a second table for the same server',
    inWords: true,
    place: 'config.toml, also that of a trusted project',
    changes: [{ calls: 'refused', become: 'asked' }],
    remedy: 'Remove it, or write the policy under its name too.',
  },
  {
    id: 'second-entry-read-only',
    kind: 'entry',
    text: 'a second table for a server that marks its tools as read-only',
    inWords: true,
    place: 'config.toml, also that of a trusted project',
    changes: EVERYTHING,
    remedy: 'Remove it: without a rule, such tools run without a question.',
  },
];

/** The file that is read last, and the requirements that narrow what a user may choose. */
export const CODEX_MANAGED: ManagedPlace = {
  path: '/etc/codex/managed_config.toml, with the command or url of each server; and in /etc/codex/requirements.toml: allowed_approval_policies = ["on-request"], allowed_approvals_reviewers = ["user"] and allowed_sandbox_modes = ["read-only", "workspace-write"].',
  withstands: [
    'The tables of the same server in the files of users and trusted projects, in profiles and after -c.',
    'By the requirements: approval_policy, sandbox_mode and approvals_reviewer, --approve-for-me and --dangerously-bypass-approvals-and-sandbox.',
  ],
  except: [
    'A user can still allow a tool that the policy does not list, in a table of that tool.',
    'A second table for the same server has other names: allow only the servers that you name.',
    'Tried on Linux only.',
    'Without the requirements, full access and auto review let asked and unlisted tools run there too; the system file /etc/codex/config.toml withstands nothing.',
  ],
  source: {
    title: 'Codex documentation, managed configuration',
    url: 'https://developers.openai.com/codex/enterprise/managed-configuration',
    read: '2026-11-30',
  },
};
