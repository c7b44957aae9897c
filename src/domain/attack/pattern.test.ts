import { expect, test } from 'vitest';
import type { z } from 'zod';
import { failuresOf } from './control-test.ts';
import { mappedIds } from './mappings.ts';
import { isFuture, partialDateSchema } from './partial-date.ts';
import { attackPatternSchema, patternCapabilities } from './pattern.ts';
import { patternFiles, readPatterns } from './read-patterns.fixture.ts';
import { headingsOf } from './story.ts';

const files = patternFiles();
const front = (slug: string) =>
  structuredClone(files.find((file) => file.slug === slug)?.front) as z.input<
    typeof attackPatternSchema
  >;
const accepts = (value: unknown) => attackPatternSchema.safeParse(value).success;

test('an unknown field is refused', () => {
  expect(accepts(front('lethal-trifecta'))).toBe(true);
  expect(accepts({ ...front('lethal-trifecta'), colour: 'red' })).toBe(false);
});

test('a rule that stops needs a control that stops, and tests', () => {
  const { tests, ...untested } = front('credential-minting');
  expect(tests).toBeDefined();
  expect(accepts(untested)).toBe(false);
  const toothless = front('credential-minting');
  for (const control of toothless.policy.controls) control.effect = 'limits';
  expect(accepts(toothless)).toBe(false);
});

test('a control cannot stop what coverage says is only limited, nor a call what has no call', () => {
  const limited = front('indirect-prompt-injection');
  for (const control of limited.policy.controls) control.effect = 'stops';
  expect(accepts(limited)).toBe(false);
  const uncalled = front('credential-minting');
  uncalled.path.call = 'none';
  expect(accepts(uncalled)).toBe(false);
});

test('what a tool does not decide says who does, and has no ways', () => {
  const packaged = front('malicious-package');
  delete packaged.applies.why;
  expect(accepts(packaged)).toBe(false);
  const both = front('malicious-package');
  both.applies.ways = [{ anyCapability: ['runs-code'] }];
  expect(accepts(both)).toBe(false);
});

test('a control test that fails is found', () => {
  const { tests } = front('credential-minting');
  const parsed = attackPatternSchema.parse(front('credential-minting')).tests;
  expect(parsed && failuresOf(parsed)).toEqual([]);
  const wrong = attackPatternSchema.parse({
    ...front('credential-minting'),
    tests: { rules: tests?.rules ?? {}, deny: tests?.deny, allow: [{ tool: 'create_api_key' }] },
  }).tests;
  expect(wrong && failuresOf(wrong)).toMatchObject([{ outcome: 'hidden' }]);
});

test('capabilities of ways and legs are listed once', () => {
  const trifecta = readPatterns().find(({ slug }) => slug === 'lethal-trifecta');
  expect(trifecta && patternCapabilities(trifecta)).toHaveLength(3);
});

test('mapped ids carry whose mapping it is', () => {
  const { mappings } = attackPatternSchema.parse(front('lethal-trifecta'));
  expect(mappedIds(mappings)).toContainEqual({
    framework: 'safe-mcp',
    id: 'SAFE-T1914',
    basis: 'ours',
  });
});

test('dates are as exact as the source, and a date in the future is seen', () => {
  expect(partialDateSchema.safeParse('2025-06').success).toBe(true);
  expect(partialDateSchema.safeParse('2025-13').success).toBe(false);
  expect(isFuture('2027', '2026-11-21')).toBe(true);
  expect(isFuture('2026', '2026-11-21')).toBe(false);
  expect(isFuture('2026-11-22', '2026-11-21')).toBe(true);
});

test('headings in code are no headings', () => {
  expect(headingsOf('## A\n```md\n## B\n```\n## C\n')).toEqual(['A', 'C']);
});
