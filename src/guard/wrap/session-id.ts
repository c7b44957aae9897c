import { own, ownFirst } from '#domain/own-value.ts';

const TURN = 'x-codex-turn-metadata';

/**
 * The client's own id of the session, so that hooks and wrappers share one state: Claude Code and Copilot CLI put it
 * into the environment of a server, Codex into `_meta` of each call. Undefined for a client that tells none.
 */
export function sessionIdOf(
  params: unknown,
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const found =
    // First, since Codex may run in a shell of another client's session.
    codexSession(own(params, '_meta')) ||
    environment['CLAUDE_CODE_SESSION_ID'] ||
    environment['COPILOT_AGENT_SESSION_ID'];
  return typeof found === 'string' && found !== '' ? found : undefined;
}

function codexSession(meta: unknown): unknown {
  const turn = own(meta, TURN);
  return ownFirst(typeof turn === 'string' ? parsed(turn) : turn, 'session_id', 'sessionId');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
