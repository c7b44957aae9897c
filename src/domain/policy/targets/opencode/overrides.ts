import type { ManagedPlace, Override, OverrideSign } from '../../override.ts';

const ALL: Override['changes'] = [
  { calls: 'refused', become: 'allowed' },
  { calls: 'asked', become: 'allowed' },
  { calls: 'unlisted', become: 'allowed' },
];
const WITHOUT_PROJECT =
  'start opencode with OPENCODE_DISABLE_PROJECT_CONFIG=1, and it reads no configuration of a project.';

/** `"permission": "allow"` at this place of a file, or a pattern with a star that is allowed. */
const openAt = (...keys: (string | null)[]): OverrideSign[] => [
  { path: keys, is: (value) => value === 'allow' },
  {
    path: [...keys, null],
    is: (value, path) => value === 'allow' && String(path.at(-1)).includes('*'),
  },
];

/** What makes opencode 1.18 do something else with a call than its file says. */
export const OPENCODE_OVERRIDES: readonly Override[] = [
  {
    id: 'later-pattern',
    kind: 'rule',
    text: '"*": "allow"',
    place: '“permission” of the same file',
    when: 'it comes after the entries of the policy',
    changes: ALL,
    remedy: 'Put it before them, or remove it: the last entry that matches decides.',
  },
  {
    id: 'project-permission',
    kind: 'file',
    text: '"permission"',
    place: 'opencode.json or .opencode/opencode.json of a project',
    changes: ALL,
    remedy: `Read these files before you work in a project, or ${WITHOUT_PROJECT}`,
    find: openAt('permission'),
  },
  {
    id: 'project-agent',
    kind: 'file',
    text: '"agent": {"build": {"permission": …}}',
    place: 'opencode.json of a project',
    changes: ALL,
    remedy: `Remove it, or ${WITHOUT_PROJECT}`,
    find: [...openAt('agent', null, 'permission'), ...openAt('mode', null, 'permission')],
  },
  {
    id: 'agent-file',
    kind: 'file',
    text: 'a “permission” in the head of an agent',
    inWords: true,
    place: '.opencode/agent/*.md of a project, or ~/.config/opencode/agent/*.md',
    changes: ALL,
    remedy: `Remove it, or ${WITHOUT_PROJECT} Agents in your own folder still count.`,
  },
  {
    id: 'permission-variable',
    kind: 'variable',
    text: 'OPENCODE_PERMISSION',
    changes: ALL,
    remedy: 'Unset it: it counts after every file, that of an organisation too.',
    find: [{ word: 'OPENCODE_PERMISSION' }],
  },
  {
    id: 'content-variable',
    kind: 'variable',
    text: 'OPENCODE_CONFIG_CONTENT',
    when: 'it holds a “permission”',
    changes: ALL,
    remedy: 'Unset it: it counts after the files of users and projects.',
    find: [{ word: 'OPENCODE_CONFIG_CONTENT' }],
  },
  {
    id: 'auto',
    kind: 'flag',
    text: '--auto',
    changes: [
      { calls: 'asked', become: 'allowed' },
      { calls: 'unlisted', become: 'allowed' },
    ],
    remedy:
      'Start without it. Refused tools stay refused, and so do unlisted ones if the file refuses them.',
    find: [{ word: '--auto', of: 'opencode' }],
  },
];

/** The folder for administrators, which is read after the files of users and projects. */
export const OPENCODE_MANAGED: ManagedPlace = {
  path: '/etc/opencode/opencode.json; on macOS in /Library/Application Support/opencode, on Windows in %ProgramData%\\opencode.',
  withstands: [
    '“permission” of users and projects, OPENCODE_CONFIG and OPENCODE_CONFIG_CONTENT.',
    'Permissions that a project gives the agents build and plan, if the entries are repeated under “agent”, “build” and “permission”, and likewise for plan.',
  ],
  except: [
    'An agent that a project adds has permissions of its own. Set “default_agent”: “build” there, so that no session starts with it.',
    'OPENCODE_PERMISSION still counts last.',
  ],
  source: {
    title: 'opencode documentation (V1), config, precedence order',
    url: 'https://opencode.ai/v1/docs/config/',
    read: '2026-11-30',
  },
};
