import { isObject } from '../../../own-value.ts';
import type { Override } from '../../override.ts';

const ANSWERED: Override['changes'] = [
  { calls: 'asked', become: 'allowed' },
  { calls: 'unlisted', become: 'allowed' },
];
/** A list of visible tools leaves no unlisted tool to ask about. */
const WHERE_ASKED = 'the script has no --available-tools';
const ORGANISATION =
  'An organisation switches it off with “disableBypassPermissionsMode”: "disable" under “permissions” in /etc/github-copilot/managed-settings.json.';

/** Copilot CLI itself, or the script that starts it. */
const ofCopilot = (word: string) =>
  ['copilot', 'copilot-with-policy'].map((of) => ({ word, of }) as const);

/** A whole server, and neither a tool of one nor a kind of tool that is built in. */
const isServer = (value: string | undefined): boolean =>
  value !== undefined && !value.includes('(') && !['shell', 'write', 'url'].includes(value);

const hasHooks = (value: unknown) => Array.isArray(value) && value.length > 0;

/** What makes Copilot CLI 1.0 do something else with a call than the script says. */
export const COPILOT_OVERRIDES: readonly Override[] = [
  {
    id: 'saved-approval',
    kind: 'rule',
    text: '"tool_approvals"',
    place: '~/.copilot/permissions-config.json',
    when: 'it names the tool or its whole server',
    changes: ANSWERED,
    remedy: 'Remove the entry: it is a tool that was allowed for good in this folder.',
    find: [
      {
        path: ['locations', null, 'tool_approvals', null],
        is: (value) => isObject(value) && value['kind'] === 'mcp',
      },
    ],
  },
  {
    id: 'hook',
    kind: 'file',
    text: 'a hook “preToolUse” or “permissionRequest” that answers allow',
    inWords: true,
    place: '.github/hooks/*.json of a project, or ~/.copilot/hooks/*.json',
    when: 'the folder is trusted, or an editor starts Copilot CLI over ACP',
    changes: ANSWERED,
    remedy: 'Read the hooks of a project before you trust its folder. Refused tools stay hidden.',
    find: [
      { path: ['hooks', 'preToolUse'], is: hasHooks },
      { path: ['hooks', 'permissionRequest'], is: hasHooks },
    ],
  },
  {
    id: 'allow-all-tools',
    kind: 'flag',
    text: '--allow-all-tools',
    changes: ANSWERED,
    remedy: `Start the script without it. ${ORGANISATION}`,
    find: ofCopilot('--allow-all-tools'),
  },
  {
    id: 'allow-all',
    kind: 'flag',
    text: '--allow-all',
    changes: ANSWERED,
    remedy: `Start the script without it. ${ORGANISATION}`,
    find: ofCopilot('--allow-all'),
  },
  {
    id: 'yolo',
    kind: 'flag',
    text: '--yolo',
    changes: ANSWERED,
    remedy: `Start the script without it. ${ORGANISATION}`,
    find: ofCopilot('--yolo'),
  },
  {
    id: 'allow-server',
    kind: 'flag',
    text: '--allow-tool=SERVER',
    changes: ANSWERED,
    remedy: 'Start the script without it: it allows every tool of the server that is not refused.',
    find: ofCopilot('--allow-tool').map((sign) => ({ ...sign, given: isServer })),
  },
  {
    id: 'available-tools',
    kind: 'flag',
    text: '--available-tools',
    changes: [{ calls: 'unlisted', become: 'asked' }],
    when: 'the script has one too',
    remedy: 'Start the script without it: the tools of both lists are visible.',
  },
  {
    id: 'variable',
    kind: 'variable',
    text: 'COPILOT_ALLOW_ALL',
    changes: ANSWERED,
    remedy: `Unset it; “true” also trusts the folder. ${ORGANISATION}`,
    find: [{ word: 'COPILOT_ALLOW_ALL' }],
  },
  {
    id: 'read-only',
    kind: 'setting',
    text: '"readOnlyHint": true',
    place: 'the annotations of a tool, which its server writes',
    when: `the mark is new, or the tool is not listed and ${WHERE_ASKED}`,
    changes: ANSWERED,
    remedy:
      'List the tools of the server that you do not want, or let the policy refuse unlisted ones.',
  },
  {
    id: 'autopilot',
    kind: 'mode',
    text: 'autopilot mode',
    inWords: true,
    changes: ANSWERED,
    remedy: `Stay in the usual mode. ${ORGANISATION}`,
    find: [
      { word: '--autopilot', of: 'copilot' },
      { word: '--mode=autopilot', of: 'copilot' },
    ],
  },
  {
    id: 'session-allow-all',
    kind: 'mode',
    text: '/allow-all',
    place: 'a session, or “Allow All” of an editor',
    changes: ANSWERED,
    remedy: `Switch it off. ${ORGANISATION}`,
  },
];
