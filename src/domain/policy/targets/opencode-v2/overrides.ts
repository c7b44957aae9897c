import { isObject } from '../../../own-value.ts';
import type { ManagedPlace, Override } from '../../override.ts';

const ALL: Override['changes'] = [
  { calls: 'refused', become: 'allowed' },
  { calls: 'asked', become: 'allowed' },
  { calls: 'unlisted', become: 'allowed' },
];
const PERMISSIONS = {
  title: 'opencode documentation (V2), permissions',
  url: 'https://opencode.ai/v2/docs/permissions/',
  read: '2026-11-30',
};
const CONFIG = {
  title: 'opencode documentation (V2), config',
  url: 'https://opencode.ai/docs/config/',
  read: '2026-11-30',
};

/** A rule that allows more than one named action. */
const isOpen = (value: unknown) =>
  isObject(value) && value['effect'] === 'allow' && String(value['action']).includes('*');

/** What makes opencode V2 do something else with a call than its file says, by its documentation. */
export const OPENCODE_V2_OVERRIDES: readonly Override[] = [
  {
    id: 'later-rule',
    kind: 'rule',
    text: '{"action": "*", "resource": "*", "effect": "allow"}',
    place: '“permissions” of the same file',
    when: 'it comes after the rules of the policy',
    changes: ALL,
    remedy: 'Put it before them, or remove it: the last rule that matches decides.',
    find: [{ path: ['permissions', null], is: isOpen }],
    source: PERMISSIONS,
  },
  {
    id: 'project-permissions',
    kind: 'file',
    text: '"permissions"',
    place: 'opencode.json or .opencode/opencode.json of a project',
    changes: ALL,
    remedy:
      'Read these files before you work in a project, or start opencode with OPENCODE_CONFIG_PROJECT_DISABLE=1.',
    source: CONFIG,
  },
  {
    id: 'agent-permissions',
    kind: 'file',
    text: '"agents": {"build": {"permissions": […]}}',
    place: '“agents” of a configuration, or the file of an agent',
    changes: ALL,
    remedy: 'Remove it: the rules of an agent count after those of the configuration.',
    find: [{ path: ['agents', null, 'permissions', null], is: isOpen }],
    source: PERMISSIONS,
  },
];

/** The folder for administrators. */
export const OPENCODE_V2_MANAGED: ManagedPlace = {
  path: '/etc/opencode/opencode.json; on macOS in /Library/Application Support/opencode, on Windows in %ProgramData%\\opencode.',
  withstands: ['Values that users and projects set.'],
  except: ['Agents and plugins that users and projects add.'],
  source: CONFIG,
};
