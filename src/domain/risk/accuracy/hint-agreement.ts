import { assess } from '../assess.ts';
import type { AssessmentSubject } from '../assessment.ts';
import type { CompiledRules } from '../compile.ts';
import { type Label, labelSubject } from './label.ts';

export interface HintAgreement {
  readonly tools: number;
  readonly servers: number;
  /** Share of all tools on which Read and readOnlyHint agree. */
  readonly overall: number;
  /** Mean of the servers' own shares: large servers do not drown small ones. */
  readonly perServer: number;
  readonly misses: readonly { readonly toolId: string; readonly readOnlyHint: boolean }[];
}

/** How often "we call it Read" and the author's `readOnlyHint` say the same. */
export function hintAgreement(
  labels: readonly Label[],
  rules: CompiledRules,
  subjectOf: (label: Label) => AssessmentSubject = labelSubject,
): HintAgreement | undefined {
  const shares = new Map<string, { right: number; all: number }>();
  const misses: { toolId: string; readOnlyHint: boolean }[] = [];
  for (const label of labels) {
    const readOnlyHint = label.hints?.readOnlyHint;
    if (readOnlyHint === undefined) continue;
    const server = label.server ?? label.toolId.split('#')[0] ?? '';
    const share = shares.get(server) ?? { right: 0, all: 0 };
    const agrees = (assess(subjectOf(label), rules).category === 'read') === readOnlyHint;
    shares.set(server, { right: share.right + (agrees ? 1 : 0), all: share.all + 1 });
    if (!agrees) misses.push({ toolId: label.toolId, readOnlyHint });
  }
  const all = [...shares.values()];
  if (all.length === 0) return undefined;
  const tools = all.reduce((sum, share) => sum + share.all, 0);
  return {
    tools,
    servers: all.length,
    overall: all.reduce((sum, share) => sum + share.right, 0) / tools,
    perServer: all.reduce((sum, share) => sum + share.right / share.all, 0) / all.length,
    misses,
  };
}
