import { describe, expect, test } from 'vitest';
import { readRiskRules } from '../../../scripts/read-content.ts';
import { rulesThatFire } from './example.ts';
import type { RuleExample } from './rule-example.ts';

const compiled = readRiskRules('content');
const rules = [...compiled.rules.values()];
const words = (example: RuleExample) =>
  typeof example === 'string' ? example : `${example.name}: ${example.description ?? ''}`;

describe.each(rules)('$id', ({ id, examples }) => {
  test.each(examples.matches)('fires on $name', (example) => {
    expect([...rulesThatFire(example, compiled)], words(example)).toContain(id);
  });

  test.each(examples.ignores)('is silent on $name', (example) => {
    expect([...rulesThatFire(example, compiled)], words(example)).not.toContain(id);
  });
});

const effects = rules.filter((rule) => rule.kind === 'effect');

test('every verb of a rule with conditions has a general meaning too', () => {
  const general = new Set(
    effects.flatMap((rule) => (rule.with || rule.without ? [] : (rule.verbs ?? []))),
  );
  const homeless = effects.flatMap((rule) =>
    (rule.verbs ?? []).filter((verb) => !general.has(verb)).map((verb) => `${rule.id}: ${verb}`),
  );
  expect(homeless).toEqual([]);
});

test('a rule gives way only to rules that exist', () => {
  const ids = new Set(rules.map(({ id }) => id));
  const unknown = effects.flatMap((rule) => (rule.outranks ?? []).filter((id) => !ids.has(id)));
  expect(unknown).toEqual([]);
});

test('a verb that is also a noun is one of the verbs of its rule', () => {
  const lost = effects.flatMap((rule) =>
    (rule.nounsToo ?? []).filter((noun) => !rule.verbs?.includes(noun)),
  );
  expect(lost).toEqual([]);
});
