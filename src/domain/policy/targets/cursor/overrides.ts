import type { Override } from '../../override.ts';

const PERMISSIONS = {
  title: 'Cursor documentation, CLI permissions',
  url: 'https://cursor.com/docs/cli/reference/permissions',
  read: '2026-11-30',
};

/** `Mcp(server:*)`, `Mcp(*:*)`, `Mcp(**)`. */
const isBroad = (rule: unknown): boolean =>
  typeof rule === 'string' && /^Mcp\(.*\*.*\)$/.test(rule.trim());

/** What makes the Cursor CLI run tools that its file does not allow; a rule under “deny” holds against all. */
export const CURSOR_OVERRIDES: readonly Override[] = [
  {
    id: 'broad-allow',
    kind: 'rule',
    text: '"Mcp(SERVER:*)" or "Mcp(*:*)"',
    place: 'the list “allow” of any of its files',
    changes: [
      { calls: 'asked', become: 'allowed' },
      { calls: 'unlisted', become: 'allowed' },
    ],
    remedy: 'Remove it: the policy allows each tool by its name.',
    find: [{ path: ['permissions', 'allow', null], is: isBroad }],
    source: PERMISSIONS,
  },
  {
    id: 'other-file',
    kind: 'file',
    text: 'more entries under “allow”',
    inWords: true,
    place: '.cursor/cli.json of a repository',
    when: 'the policy is only in ~/.cursor/cli-config.json',
    changes: [
      { calls: 'asked', become: 'allowed' },
      { calls: 'unlisted', become: 'allowed' },
    ],
    remedy:
      'Look at .cursor/cli.json before you start the CLI in a repository that you do not know.',
    source: {
      title: 'Cursor documentation, CLI configuration',
      url: 'https://docs.cursor.com/en/cli/reference/configuration',
      read: '2026-11-30',
    },
  },
  {
    id: 'approval-mode',
    kind: 'setting',
    text: '"approvalMode": "unrestricted"',
    place: '~/.cursor/cli-config.json',
    changes: [
      { calls: 'asked', become: 'allowed' },
      { calls: 'unlisted', become: 'allowed' },
    ],
    remedy: 'Set it to "allowlist".',
    find: [{ path: ['approvalMode'], is: (value) => value === 'unrestricted' }],
    source: {
      title: 'skills.sh, audit of Cursor’s update-cli-config skill',
      url: 'https://www.skills.sh/masermediagroup-stack/cursorskills/update-cli-config/security/agent-trust-hub',
      read: '2026-11-30',
    },
  },
  {
    id: 'force',
    kind: 'flag',
    text: '--force, -f or --yolo',
    changes: [
      { calls: 'asked', become: 'allowed' },
      { calls: 'unlisted', become: 'allowed' },
    ],
    remedy: 'Start the CLI without it.',
    find: ['--force', '-f', '--yolo'].flatMap((word) => [
      { word, of: 'cursor-agent' },
      { word, of: 'agent' },
    ]),
    source: {
      title: 'Cursor documentation, CLI parameters',
      url: 'https://cursor.com/docs/cli/reference/parameters',
      read: '2026-11-30',
    },
  },
];
