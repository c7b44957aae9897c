import type { Answer } from './client.ts';

/** An answer in the form of Claude Code, which Codex reads too. An `ask` at a permission request is a refusal. */
export function claudeAnswer(
  kind: Exclude<Answer['kind'], 'none'>,
  reason: string,
  event: 'call' | 'permission',
): unknown {
  if (event === 'call') {
    const decision = { permissionDecision: kind, permissionDecisionReason: reason };
    return { hookSpecificOutput: { hookEventName: 'PreToolUse', ...decision } };
  }
  const decision = kind === 'allow' ? { behavior: kind } : { behavior: 'deny', message: reason };
  return { hookSpecificOutput: { hookEventName: 'PermissionRequest', decision } };
}
