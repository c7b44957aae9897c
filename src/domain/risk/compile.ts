import {
  type CompiledCondition,
  type ConditionTable,
  compileCondition,
  emptyConditionTable,
} from './conditions.ts';
import { buildLexicon, type EffectRule, type Lexicon } from './lexicon.ts';
import { type CompiledObjects, compileObjects, type ObjectClass } from './object-class.ts';
import type { RiskRule, RuleBody, RuleOfKind } from './rule.ts';
import type { SeverityTable } from './severity-table.ts';
import { type CompiledSuspicion, compileSuspicion } from './suspicion.ts';

export interface RuleConditions {
  readonly with: CompiledCondition;
  readonly without: CompiledCondition;
  /** The `parameters` list of an argument rule. */
  readonly parameters: CompiledCondition;
}

/** What verdicts are made from: the rules, the classes of objects and the table of severities. */
export interface RiskModel {
  readonly rules: readonly RiskRule[];
  readonly objects: readonly ObjectClass[];
  readonly severity: SeverityTable;
}

/** All rules, prepared once so that each tool is read once. */
export interface CompiledRules {
  readonly rules: ReadonlyMap<string, RiskRule>;
  readonly lexicon: Lexicon;
  readonly table: ConditionTable;
  readonly conditions: ReadonlyMap<RiskRule, RuleConditions>;
  /** Effects that a text states outright, without a verb of their own. */
  readonly statements: readonly EffectRule[];
  /** What to say of a text in which no verb is known. */
  readonly otherwise: readonly EffectRule[];
  readonly touches: readonly RuleOfKind<'touch'>[];
  readonly arguments: readonly RuleOfKind<'argument'>[];
  readonly suspicions: readonly CompiledSuspicion[];
  readonly objects: CompiledObjects;
  readonly severity: SeverityTable;
}

function ofKind<K extends RuleBody['kind']>(rules: readonly RiskRule[], kind: K): RuleOfKind<K>[] {
  return rules.filter((rule): rule is RuleOfKind<K> => rule.kind === kind);
}

function conditionsOf(rule: RiskRule, table: ConditionTable): RuleConditions {
  if (rule.kind === 'suspicion') return { with: [], without: [], parameters: [] };
  const parameters = rule.kind === 'argument' ? rule.parameters : undefined;
  return {
    with: compileCondition(table, rule.with),
    without: compileCondition(table, rule.without, true),
    parameters: compileCondition(table, parameters && { parameters }),
  };
}

const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1);

/** Prepares a model for `assess`. The order of rules and classes has no meaning: ids sort them. */
export function compileRules({ rules, objects, severity }: RiskModel): CompiledRules {
  const sorted = [...rules].sort(byId);
  const table = emptyConditionTable();
  return {
    rules: new Map(sorted.map((rule) => [rule.id, rule])),
    lexicon: buildLexicon(ofKind(sorted, 'effect')),
    conditions: new Map(sorted.map((rule) => [rule, conditionsOf(rule, table)])),
    table,
    statements: ofKind(sorted, 'effect').filter((rule) => rule.statement),
    otherwise: ofKind(sorted, 'effect').filter((rule) => rule.otherwise),
    touches: ofKind(sorted, 'touch'),
    arguments: ofKind(sorted, 'argument'),
    suspicions: ofKind(sorted, 'suspicion').map(compileSuspicion),
    objects: compileObjects([...objects].sort(byId), table),
    severity,
  };
}
