import type { ManagedPlace, Override } from '../../override.ts';

const CHAT = {
  title: 'Kiro documentation, managing tool permissions of CLI 2',
  url: 'https://kiro.dev/docs/cli/chat/permissions',
  read: '2026-11-30',
};

/** Where Kiro reads the policy, no rule loosens it: only older versions, which do not read it, are listed. */
export const KIRO_OVERRIDES: readonly Override[] = [
  {
    id: 'auto-approve',
    kind: 'setting',
    text: '"autoApprove"',
    place: '.kiro/settings/mcp.json',
    when: 'Kiro IDE is older than 1.0 and does not read the policy',
    changes: [
      { calls: 'refused', become: 'allowed' },
      { calls: 'asked', become: 'allowed' },
      { calls: 'unlisted', become: 'allowed' },
    ],
    remedy: 'Update Kiro, and remove the list from each server.',
    find: [
      {
        path: ['mcpServers', null, 'autoApprove'],
        is: (value) => Array.isArray(value) && value.length > 0,
      },
    ],
    source: {
      title: 'Kiro documentation, MCP security',
      url: 'https://kiro.dev/docs/mcp/security',
      read: '2026-11-30',
    },
  },
  {
    id: 'trust-all',
    kind: 'flag',
    text: '--trust-all-tools, or /tools trust-all',
    when: 'Kiro CLI is older than 3.0 and does not read the policy',
    changes: [
      { calls: 'refused', become: 'allowed' },
      { calls: 'asked', become: 'allowed' },
      { calls: 'unlisted', become: 'allowed' },
    ],
    remedy: 'Update Kiro CLI, and start it without the flag.',
    find: [{ word: '--trust-all-tools' }],
    source: CHAT,
  },
];

export const KIRO_MANAGED: ManagedPlace = {
  path: 'The administration scope of an enterprise plan, for the rules that deny and ask.',
  withstands: ['Looser rules of users and projects: deny wins over ask, and ask over allow.'],
  except: [
    'It takes no rules that allow: those stay in permissions.yaml of each user.',
    'How its rules are delivered is not documented where we could read it.',
  ],
  source: {
    title: 'Kiro documentation, permissions',
    url: 'https://kiro.dev/docs/chat/permissions/',
    read: '2026-11-30',
  },
};
