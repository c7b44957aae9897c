import { expect, test } from 'vitest';
import { readRiskRules } from '../../../scripts/read-content.ts';
import { assess } from './assess.ts';
import { compileRules } from './compile.ts';
import { type RiskRule, riskRuleSchema } from './rule.ts';

const rule = (id: string, body: object): RiskRule => ({
  ...riskRuleSchema.parse({
    title: id,
    says: id,
    examples: { matches: ['a'], ignores: ['b'] },
    ...body,
  }),
  id,
});

const { severity } = readRiskRules('content');
const list = [
  rule('changes', { kind: 'effect', verbs: ['change'], category: 'write', action: 'change' }),
  rule('anywhere', { kind: 'touch', with: { context: ['ledger'] }, signal: true }),
  rule('own', { kind: 'touch', with: { context: ['~ledger'] }, signal: true }),
];
const rules = compileRules({ rules: list, objects: [], severity });

function signals(description: string, server: string): string[] {
  const tool = { name: 'change_entry', description, parameters: null, hints: {} };
  return assess({ server: { title: server }, tool }, rules).signals.map((signal) => signal.rule);
}

test('a marked phrase counts in the words of the tool alone', () => {
  expect(signals('Changes an entry of the ledger.', 'Books')).toEqual(['anywhere', 'own']);
  expect(signals('Changes an entry.', 'Ledger')).toEqual(['anywhere']);
});
