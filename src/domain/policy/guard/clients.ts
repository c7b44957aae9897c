/** A client in which the guard can be a hook, and what it can do there. */
export interface GuardedClient {
  /** As the guard's commands take it: the id of the client's target. */
  readonly id: string;
  readonly label: string;
  /** Who is asked where the guard asks, one sentence. */
  readonly asks: string;
  /** Does it let calls run that the client's own rules ask about? One sentence, with "Yes" or "No" first. */
  readonly lifts: string;
  /** Who is asked where the wrapper asks, one sentence. */
  readonly wrapped: string;
  /** The version in which this was tried by hand, without a record; without it, it was only read of. */
  readonly tried?: { readonly version: string; readonly date: string };
}

const date = '2026-11-30';

/** As tried by hand in these versions; a recorded run says more, and says it of today's guard. */
export const GUARDED_CLIENTS: readonly GuardedClient[] = [
  {
    id: 'claude-code',
    label: 'Claude Code',
    asks: 'You, in every mode but dontAsk, which refuses. With -p and nobody to answer, the call is refused.',
    lifts:
      'Yes, except in the modes plan and dontAsk. In a terminal the question can appear for a moment before it goes away by itself.',
    wrapped:
      'You, in a terminal and in programs that show its questions, also in the mode bypassPermissions. With -p the call is refused.',
    tried: { version: '2.1.332', date },
  },
  {
    id: 'codex',
    label: 'Codex',
    asks: 'A hook cannot ask in Codex. Where its own rule asks, that question stays; else, and where Codex never asks, the call is refused.',
    lifts: 'Yes.',
    wrapped:
      'You, in programs that show its questions. In codex exec and where Codex never asks, the call is refused.',
    tried: { version: '0.171.0', date },
  },
  {
    id: 'gemini',
    label: 'Gemini CLI',
    asks: 'You, in its terminal. With -p the call is refused. Over ACP, as editors start it, it runs no hooks: wrap the servers there.',
    lifts:
      'No. A rule of its policies that asks goes on asking: wrap the servers to be asked less.',
    wrapped:
      'Nobody: Gemini CLI shows no question of a server, so the call is refused with the reason.',
    tried: { version: '0.61.0', date },
  },
  {
    id: 'copilot-cli',
    label: 'Copilot CLI',
    asks: 'You, in its terminal. Over ACP and with -p the call is refused.',
    lifts: 'Yes.',
    wrapped: 'You, in its terminal. Over ACP and with -p the call is refused.',
    tried: { version: '1.0.102', date },
  },
  {
    id: 'opencode',
    label: 'opencode',
    asks: 'Nobody: a plugin can refuse but not ask, so the call is refused with the reason.',
    lifts: 'No. A permission that asks goes on asking: wrap the servers to be asked less.',
    wrapped:
      'Nobody: opencode shows no question of a server, so the call is refused with the reason.',
    tried: { version: '1.18.33', date },
  },
  {
    id: 'cursor',
    label: 'Cursor',
    asks: 'You, by what others publish about its hooks.',
    lifts: 'No.',
    wrapped: 'Not tried.',
  },
];
