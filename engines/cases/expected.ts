import { decide, type Outcome } from '../../src/domain/policy/decide.ts';
import type { Policy } from '../../src/domain/policy/policy.ts';
import type { ToolCall } from './proof-run.ts';

/** What the reference says about a call under the policy that a file really enforces. */
export function expected(effective: Policy, call: ToolCall): Outcome {
  const { server, tool } = call;
  return decide(effective, { server, tool, arguments: call.arguments ?? {}, at: 0 }, []).outcome;
}

/** A tool that the policy refuses may also be hidden: the call is refused either way. */
export function agrees(wanted: string, seen: string): boolean {
  return wanted === seen || (wanted === 'denied' && seen === 'hidden');
}
