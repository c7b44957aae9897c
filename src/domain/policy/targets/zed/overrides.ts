import type { Override } from '../../override.ts';

const PERMISSIONS = {
  title: 'Zed documentation, tool permissions',
  url: 'https://zed.dev/docs/ai/tool-permissions',
  read: '2026-11-30',
};

/** What makes Zed run tools that its file asks about or refuses. */
export const ZED_OVERRIDES: readonly Override[] = [
  {
    id: 'default-allow',
    kind: 'rule',
    text: '"default": "allow"',
    place: '“tool_permissions” of the settings',
    changes: [{ calls: 'unlisted', become: 'allowed' }],
    remedy: 'Replace it by the “default” of the policy.',
    find: [{ path: ['agent', 'tool_permissions', 'default'], is: (value) => value === 'allow' }],
    source: PERMISSIONS,
  },
  {
    id: 'always-allow',
    kind: 'rule',
    text: '"always_allow"',
    place: 'the entry of an MCP tool',
    changes: [
      { calls: 'refused', become: 'allowed' },
      { calls: 'asked', become: 'allowed' },
    ],
    remedy: 'Remove it: its patterns count before the “default” of the tool.',
    find: [
      {
        path: ['agent', 'tool_permissions', 'tools', null, 'always_allow'],
        is: (value, path) =>
          Array.isArray(value) && value.length > 0 && String(path[3]).startsWith('mcp:'),
      },
    ],
    source: PERMISSIONS,
  },
  {
    id: 'older-zed',
    kind: 'setting',
    text: '"always_allow_tool_actions": true',
    place: '“agent” of the settings',
    when: 'Zed is older than 0.224 and does not read the policy at all',
    changes: [
      { calls: 'refused', become: 'allowed' },
      { calls: 'asked', become: 'allowed' },
      { calls: 'unlisted', become: 'allowed' },
    ],
    remedy: 'Update Zed and remove the setting.',
    find: [{ path: ['agent', 'always_allow_tool_actions'], is: (value) => value === true }],
    source: PERMISSIONS,
  },
  {
    id: 'external-agent',
    kind: 'mode',
    text: 'an external agent',
    inWords: true,
    place: 'the agent panel',
    when: 'its own settings let the call run',
    changes: [
      { calls: 'refused', become: 'allowed' },
      { calls: 'asked', become: 'allowed' },
      { calls: 'unlisted', become: 'allowed' },
    ],
    remedy: 'Give that agent a policy in its own format.',
    source: {
      title: 'Zed documentation, Zed Agent',
      url: 'https://zed.dev/docs/preview/ai/zed-agent.html',
      read: '2026-11-30',
    },
  },
];
