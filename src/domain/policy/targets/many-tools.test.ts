import { describe, expect, test } from 'vitest';
import { decide } from '../decide.ts';
import type { Policy } from '../policy.ts';
import type { AssessedTool } from '../policy-for.ts';
import { policyFor } from '../policy-for.ts';
import { isRefused } from '../strictness.ts';
import type { EnforcementTarget } from '../target.ts';
import { PRESET_FILES } from '../testing/presets.ts';
import { readerOf } from '../testing/reader-of.ts';
import { TARGETS } from './index.ts';

const ASSESSMENTS: readonly AssessedTool['assessment'][] = [
  { category: 'read', severity: 'low', capabilities: [] },
  { category: 'write', severity: 'medium', capabilities: [] },
  { category: 'write', severity: 'high', capabilities: ['handles-credentials'] },
  { category: 'execute', severity: 'high', capabilities: [] },
  { category: 'destructive', severity: 'critical', capabilities: [] },
];

const tools = (count: number): AssessedTool[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `some_service_verb_object_${index + 1}`,
    assessment: ASSESSMENTS[index % ASSESSMENTS.length] ?? {
      category: 'unknown',
      severity: 'unknown',
      capabilities: [],
    },
  }));

/** Some product cannot refuse a tool, or one that its file does not list. */
const mayRefuse = ({ can }: EnforcementTarget, { unlisted, servers }: Policy): boolean =>
  (unlisted === 'deny' && !can.unlisted.includes('deny')) ||
  (!can.deny &&
    servers.some(({ tools }) => Object.values(tools).some(({ decision }) => isRefused(decision))));

/** Bytes a tool: names, a rule each, and the sentences that the agent is told. */
const MOST_PER_TOOL = 400;

describe.each([344, 1000])('a server of %d tools', (count) => {
  const names = tools(count);
  test.each(TARGETS.map((target) => [target.id, target] as const))('%s', async (id, target) => {
    const read = await readerOf(id);
    for (const preset of PRESET_FILES) {
      const policy = policyFor({ slug: 'largest' }, names, preset);
      const file = target.render(policy);
      if (!file.ok) {
        expect(mayRefuse(target, policy)).toBe(true);
        continue;
      }
      expect(file.text.length).toBeLessThan(count * MOST_PER_TOOL);
      const reading = read(file.text, policy.servers);
      for (const place of [0, 1, 2, 3, 4, count - 1]) {
        const tool = names[place]?.name ?? '';
        const call = { server: 'largest', tool, arguments: {}, at: 0 };
        const wanted = decide(file.effective, call, []).outcome;
        expect([id, preset.id, tool, reading(call, [])]).toEqual([id, preset.id, tool, wanted]);
      }
    }
  });
});
