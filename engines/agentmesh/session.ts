import type { Seen } from '../../src/domain/policy/proof.ts';
import type { StubServer, ToolCall } from '../cases/proof-run.ts';
import { type ProxyProgram, withProxy } from '../proxy-session.ts';
import { agentmeshPath } from './program.ts';

const TIME_OUT = 120_000;

/** How the proxy is started; undefined where the client reaches the stub itself. */
export interface Start {
  readonly file: string;
  readonly flags?: readonly string[];
}

/**
 * Starts the proxy with a policy file and a stub server behind it, and makes calls through it as a
 * client does. What was seen of each call; fewer where the proxy did not start.
 */
export async function callsThrough(
  start: Start | undefined,
  server: StubServer,
  calls: readonly ToolCall[],
): Promise<Seen[]> {
  const seen: Seen[] = [];
  await withProxy(start ? proxyOf(start) : null, server, TIME_OUT, async (session) => {
    for (const call of calls) {
      const { reached, offered, error } = await session.call(call);
      if (reached) seen.push('allowed');
      else if (!error.includes('[AgentMesh]')) seen.push('unclear');
      else seen.push(offered ? 'denied' : 'hidden');
    }
  });
  return seen;
}

const proxyOf = ({ file, flags = [] }: Start): ProxyProgram => ({
  command: process.execPath,
  argsFor: (policy, behind) => {
    const own = [agentmeshPath(), 'protect', '--no-sanitize', '--policy', policy];
    return [...own, ...flags, '--', ...behind];
  },
  file,
});
