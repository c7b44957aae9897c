import type { Decision, Unlisted } from '../../src/domain/policy/policy.ts';
import type { AssessedTool } from '../../src/domain/policy/policy-for.ts';
import type { Preset } from '../../src/domain/policy/preset.ts';

type Kind = 'reads' | 'reads-secrets' | 'writes' | 'mints-keys' | 'runs' | 'deletes' | 'pays';

const ASSESSMENT: Record<Kind, AssessedTool['assessment']> = {
  reads: { category: 'read', severity: 'low', capabilities: [] },
  'reads-secrets': { category: 'read', severity: 'high', capabilities: ['handles-credentials'] },
  writes: { category: 'write', severity: 'medium', capabilities: [] },
  'mints-keys': { category: 'write', severity: 'high', capabilities: ['handles-credentials'] },
  runs: { category: 'execute', severity: 'high', capabilities: [] },
  deletes: { category: 'destructive', severity: 'critical', capabilities: [] },
  pays: { category: 'financial', severity: 'critical', capabilities: [] },
};

export const KINDS = Object.keys(ASSESSMENT) as Kind[];

/** A tool with a verdict of this kind, for the presets to decide about. */
export function tool(name: string, kind: Kind = 'reads'): AssessedTool {
  return { name, assessment: ASSESSMENT[kind] };
}

/** A preset with one decision for every tool. */
export function always(decision: Decision, unlisted: Unlisted): Preset {
  const because = 'The case gives every tool this decision.';
  return {
    id: 'careful',
    label: 'One decision',
    summary: 'One decision for every tool that is listed.',
    unlisted,
    rows: [{ when: {}, rule: { decision }, because }],
  };
}
