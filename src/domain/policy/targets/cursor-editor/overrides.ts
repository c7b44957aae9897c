import type { OverriddenCalls, Override } from '../../override.ts';

const RUN_MODES = {
  title: 'Cursor documentation, run modes',
  url: 'https://cursor.com/docs/agent/security/run-modes',
  read: '2026-11-30',
};
const REFERENCE = {
  title: 'Cursor documentation, permissions.json reference',
  url: 'https://cursor.com/docs/reference/permissions',
  read: '2026-11-30',
};
const RUN: readonly [OverriddenCalls, OverriddenCalls] = [
  { calls: 'asked', become: 'allowed' },
  { calls: 'unlisted', become: 'allowed' },
];
const MODE_PLACE = 'Settings, Agents, Approvals & Execution';

/** `github:*`, `*:search`, `*`. */
const isBroad = (entry: unknown): boolean => typeof entry === 'string' && entry.includes('*');

/** What makes Cursor's editor run tools that its list does not hold. */
export const CURSOR_EDITOR_OVERRIDES: readonly Override[] = [
  {
    id: 'run-everything',
    kind: 'mode',
    text: 'Run Everything',
    inWords: true,
    place: MODE_PLACE,
    changes: RUN,
    remedy: 'Choose the run mode Allowlist.',
    source: RUN_MODES,
  },
  {
    id: 'auto-review',
    kind: 'mode',
    text: 'Auto-review',
    inWords: true,
    place: MODE_PLACE,
    when: 'its classifier takes the call for safe',
    changes: RUN,
    remedy: 'Choose the run mode Allowlist.',
    source: RUN_MODES,
  },
  {
    id: 'broad-entry',
    kind: 'rule',
    text: '"SERVER:*" or "*:TOOL"',
    place: '“mcpAllowlist” of ~/.cursor/permissions.json',
    changes: RUN,
    remedy: 'Remove it: the policy allows each tool by its name.',
    find: [{ path: ['mcpAllowlist', null], is: isBroad }],
    source: REFERENCE,
  },
  {
    id: 'file-of-a-project',
    kind: 'file',
    text: 'more entries in “mcpAllowlist”',
    inWords: true,
    place: '.cursor/permissions.json of a project',
    changes: RUN,
    remedy:
      'Look at this file before you open a project that you do not know: Cursor adds its entries.',
    source: REFERENCE,
  },
  {
    id: 'team-settings',
    kind: 'setting',
    text: 'an allowlist of the team',
    inWords: true,
    place: 'the dashboard of the team',
    changes: RUN,
    remedy:
      'Have the entries put into the list there: where an administrator has set one, Cursor does not read the file.',
    source: REFERENCE,
  },
];
