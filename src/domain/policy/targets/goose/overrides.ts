import type { OverriddenCalls, Override } from '../../override.ts';

const MODES = {
  title: 'Goose documentation, permission modes',
  url: 'https://block.github.io/goose/docs/guides/goose-permissions/',
  read: '2026-11-30',
};
const RUN: readonly [OverriddenCalls, ...OverriddenCalls[]] = [
  { calls: 'asked', become: 'allowed' },
  { calls: 'refused', become: 'allowed' },
  { calls: 'unlisted', become: 'allowed' },
];

/** What makes Goose run tools without its rules. */
export const GOOSE_OVERRIDES: readonly Override[] = [
  {
    id: 'auto',
    kind: 'mode',
    text: 'GOOSE_MODE: auto',
    place: '~/.config/goose/config.yaml, where it is the default',
    changes: RUN,
    remedy: 'Set “GOOSE_MODE: approve”.',
    find: [{ path: ['GOOSE_MODE'], is: (value) => value === 'auto' }],
    source: MODES,
  },
  {
    id: 'auto-in-a-session',
    kind: 'mode',
    text: '/mode auto',
    place: 'a session',
    changes: RUN,
    remedy: 'Type “/mode approve”.',
    source: MODES,
  },
  {
    id: 'mode-variable',
    kind: 'variable',
    text: 'GOOSE_MODE=auto',
    changes: RUN,
    remedy: 'Remove it from the environment, or set it to approve.',
    find: [{ word: 'GOOSE_MODE=auto' }],
    source: MODES,
  },
  {
    id: 'smart-approve',
    kind: 'mode',
    text: 'GOOSE_MODE: smart_approve',
    place: '~/.config/goose/config.yaml',
    when: 'the server marks the tool as read-only, or the model takes it for read-only',
    changes: [{ calls: 'unlisted', become: 'allowed' }],
    remedy: 'Set “GOOSE_MODE: approve”: it then asks about every tool that the file does not list.',
    find: [{ path: ['GOOSE_MODE'], is: (value) => value === 'smart_approve' }],
    source: MODES,
  },
];
