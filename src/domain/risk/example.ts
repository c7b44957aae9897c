import { parameterSchema } from '../tool.ts';
import { assess } from './assess.ts';
import type { AssessmentSubject } from './assessment.ts';
import type { CompiledRules } from './compile.ts';
import { effectOf } from './effect.ts';
import { fireRules } from './fired-rules.ts';
import { readSubject } from './reading.ts';
import type { RuleExample } from './rule-example.ts';

/** The small tool that an example of a rule describes. A text alone is a tool's name. */
export function exampleSubject(example: RuleExample): AssessmentSubject {
  const { name, description, server, parameters } =
    typeof example === 'string' ? { name: example } : example;
  return {
    server: { title: server ?? 'Example' },
    tool: {
      name,
      description,
      parameters:
        parameters?.map((each) =>
          parameterSchema.parse(typeof each === 'string' ? { name: each } : each),
        ) ?? null,
      hints: {},
    },
  };
}

/** The ids of all rules that have a say on the example. */
export function rulesThatFire(example: RuleExample, rules: CompiledRules): ReadonlySet<string> {
  const subject = exampleSubject(example);
  const reading = readSubject(subject, rules);
  const fired = fireRules(reading, rules);
  const effects = [...reading.nameVerbs, ...reading.clauses].map((occurrence) =>
    effectOf(occurrence, reading, rules),
  );
  return new Set([
    ...[...effects, fired.effect].flatMap((effect) => effect?.rule.id ?? []),
    ...fired.touches.map(({ rule }) => rule.id),
    ...fired.arguments.map(({ rule }) => rule.id),
    ...assess(subject, rules).suspicions.map(({ rule }) => rule),
  ]);
}
