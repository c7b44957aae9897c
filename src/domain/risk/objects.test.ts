import { describe, expect, test } from 'vitest';
import { readRiskRules } from '../../../scripts/read-content.ts';
import { exampleSubject } from './example.ts';
import { factsOf } from './facts-of.ts';
import { fireRules } from './fired-rules.ts';
import { objectOf } from './object-of.ts';
import { readSubject } from './reading.ts';
import type { RuleExample } from './rule-example.ts';
import { textTokens } from './token.ts';

const compiled = readRiskRules('content');
const classes = [...compiled.objects.classes.values()];
const named = classes.filter(({ nouns, among }) => nouns || among);

/** The class of the thing that the example's verb acts on, by its nouns. */
function classOf(example: RuleExample): string | undefined {
  const reading = readSubject(exampleSubject(example), compiled);
  const { action } = factsOf(fireRules(reading, compiled), compiled);
  return objectOf(reading, compiled, action.value)?.objectClass.id;
}

describe.each(named)('$id', ({ id, examples }) => {
  test('has examples', () => expect(examples).toBeDefined());

  test.each(examples?.matches ?? [])('knows %j', (example) => {
    expect(classOf(example)).toBe(id);
  });

  test.each(examples?.ignores ?? [])('leaves %j alone', (example) => {
    expect(classOf(example)).not.toBe(id);
  });
});

const stemsOf = (noun: string): string =>
  textTokens(noun)
    .map(({ stem }) => stem)
    .join(' ');

test('no noun is in two classes without words that tell them apart', () => {
  const homes = new Map<string, ReadonlySet<string>>();
  for (const { id, nouns, only } of classes) {
    if (only) continue;
    for (const noun of nouns ?? []) {
      const stems = stemsOf(noun);
      homes.set(stems, new Set([...(homes.get(stems) ?? []), id]));
    }
  }
  const shared = [...homes].filter(([, found]) => found.size > 1);
  expect(shared.map(([noun, found]) => `${noun}: ${[...found].join(', ')}`)).toEqual([]);
});

test('every class has nouns, or a rule that names it', () => {
  const ofRules = new Set(
    [...compiled.rules.values()].flatMap((rule) => ('object' in rule ? (rule.object ?? []) : [])),
  );
  const unused = classes.filter(({ id, nouns, among }) => !nouns && !among && !ofRules.has(id));
  expect(unused.map(({ id }) => id)).toEqual([]);
});

test('every row of the table has a class, and every class a row', () => {
  const worths = new Set(classes.map(({ worth }) => worth));
  expect([...worths].sort()).toEqual(Object.keys(compiled.severity.worth).sort());
});
