import { decide, type Outcome } from '../../src/domain/policy/decide.ts';
import type { Rendered, TargetDefinition } from '../../src/domain/policy/target.ts';
import type { ProofRun, ToolCall } from './proof-run.ts';

/**
 * What must happen to a call by the policy that a file really enforces, and by what the target says of
 * tools that their server marks as read-only.
 */
export function expected(
  target: Pick<TargetDefinition, 'neverAsksReadOnly'>,
  { effective }: Extract<Rendered, { ok: true }>,
  { servers }: Pick<ProofRun, 'servers'>,
  call: ToolCall,
): Outcome {
  const { server, tool } = call;
  const asked = { server, tool, arguments: call.arguments ?? {}, at: 0 };
  const { outcome } = decide(effective, asked, []);
  const readOnly = servers.some(({ as, saysReadOnly }) => as === server && saysReadOnly);
  return outcome === 'asked' && readOnly && target.neverAsksReadOnly ? 'allowed' : outcome;
}

/** A tool that the policy refuses may also be hidden: the call is refused either way. */
export function agrees(wanted: string, seen: string): boolean {
  return wanted === seen || (wanted === 'denied' && seen === 'hidden');
}
