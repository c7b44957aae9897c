import type { Seen } from '../../src/domain/policy/proof.ts';
import type { StubServer, ToolCall } from '../cases/proof-run.ts';
import { field } from '../model/dialect.ts';
import { withProxy } from '../proxy-session.ts';
import { interceptPath } from './program.ts';

const TIME_OUT = 240_000;

/** Intercept with a stub server behind it. */
export interface Connection {
  /** Writes the policy file anew, and waits until Intercept has read it. */
  rewrite(file: string): Promise<void>;
  /** Calls a tool, and says what was seen of the call. */
  call(call: ToolCall): Promise<Seen>;
}

/** Intercept waits 0.1 s for further changes of its file (internal/reload). */
const RELOADED = 1000;

/**
 * Starts Intercept with a policy file and a stub server behind it; without a file, the client reaches
 * the stub itself. False where Intercept did not start, or did not list the tools.
 */
export function withIntercept(
  file: string | null,
  server: StubServer,
  speak: (connection: Connection) => Promise<void>,
): Promise<boolean> {
  const proxy = file !== null && {
    command: interceptPath(),
    argsFor: (policy: string, behind: readonly string[]) => {
      return ['-c', policy, '--state-prefix', `${server.as}:`, '--', ...behind];
    },
    file,
  };
  return withProxy(proxy || null, server, TIME_OUT, (session) =>
    speak({
      async rewrite(text) {
        session.rewrite(text);
        await new Promise((resolve) => setTimeout(resolve, RELOADED));
      },
      async call(call) {
        const { reached, offered, result } = await session.call(call);
        if (reached) return 'allowed';
        if (field(result, 'isError') !== true) return 'unclear';
        return offered ? 'denied' : 'hidden';
      },
    }),
  );
}
