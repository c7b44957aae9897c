import { expect, test } from 'vitest';
import { callTable } from '../policy/call-table.ts';
import type { Condition } from '../policy/policy.ts';
import { TARGETS } from '../policy/targets/index.ts';
import { PRESET_FILES } from '../policy/testing/presets.ts';
import { policyOf } from './policy-of.ts';
import type { BuildState } from './state.ts';

/** What no control of the page makes, and a link made by hand can hold. */
const ODD: readonly Condition[] = [
  { argument: 'a', is: 'matches', value: '(' },
  { argument: 'a', is: 'matches', value: '' },
  { argument: 'a', is: 'one-of', value: [] },
  { argument: 'a', is: 'host-in', value: [] },
  { argument: 'a', is: 'path-under', value: '' },
  { argument: '__proto__', is: 'equals', value: { __proto__: null, a: [1] } },
];

const stateWith = (configName: string, condition: Condition): BuildState => ({
  unlisted: 'ask',
  servers: [
    {
      server: 's',
      configName,
      tools: new Map([['tool', { decision: 'allow', limits: [], conditions: [condition] }]]),
    },
  ],
});

test.each(TARGETS)('$label makes something, or gives a reason, of every odd state', (target) => {
  for (const condition of ODD) {
    for (const as of ['s', '', '\ud800', '__proto__', 'a b/c']) {
      const policy = policyOf(stateWith(as, condition), new Map(), PRESET_FILES);
      const rendered = target.render(policy);
      if (!rendered.ok) {
        expect(rendered.problem.kind).not.toBe('');
        continue;
      }
      expect(callTable(rendered.effective, { server: as, tool: 'tool' }).length).toBeGreaterThan(0);
    }
  }
});
