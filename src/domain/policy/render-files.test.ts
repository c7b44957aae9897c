import { expect, test } from 'vitest';
import { mergePolicies } from './merge.ts';
import { renderFiles, substitutionsIn } from './render-files.ts';
import { TARGETS } from './targets/index.ts';
import { policyOf } from './testing/policies.ts';

const singlePolicy = policyOf('deny', { make: 'ask', list: 'allow' });
const [first] = singlePolicy.servers;
if (!first) throw new Error('the policy holds no server');
const other = { ...singlePolicy, servers: [{ ...first, server: 'other', as: 'other' }] };
const both = mergePolicies([singlePolicy, other]);

test.each(TARGETS)('$label holds both servers, in one file or in two', (target) => {
  const { splits, files } = renderFiles(target, both);
  expect(splits).toBe(!target.can.severalServers);
  expect(files.flatMap(({ policy }) => policy.servers.map(({ as }) => as))).toEqual([
    'github',
    'other',
  ]);
  expect(files).toHaveLength(splits ? 2 : 1);
});

test.each(TARGETS)('$label: every difference of every file is told', (target) => {
  const found = renderFiles(target, both);
  const counts = found.files.map(({ rendered }) =>
    rendered.ok ? rendered.substitutions.length : 0,
  );
  expect(substitutionsIn(found)).toHaveLength(counts.reduce((sum, n) => sum + n, 0));
});
