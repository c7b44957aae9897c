import type { ArgumentRoles } from '../risk/argument-roles.ts';
import type { Assessment } from '../risk/assessment.ts';
import type { Rule, RuleCase, SessionCondition } from './policy.ts';
import type { Preset, PresetCase, PresetRow } from './preset.ts';

/** The part of an assessment that a preset looks at; of suspicions, only whether there is one. */
export interface Assessed extends Pick<Assessment, 'category' | 'severity' | 'capabilities'> {
  readonly suspicions?: readonly unknown[];
  /** Without them, no case about arguments is made. */
  readonly roles?: ArgumentRoles;
}

export interface Recommendation extends Rule {
  /** Why, in one sentence about the tool. */
  readonly because: string;
}

/** The rule that a preset recommends: that of the first row of its table that matches. */
export function recommend(assessment: Assessed, preset: Preset): Recommendation {
  const row = preset.rows[matchingRow(assessment, preset)];
  if (!row) throw new RangeError(`preset ${preset.id} has no such row`);
  return ruleOfRow(row, assessment.roles);
}

/** The place, from 0, of the first row of a preset that matches. Throws where none does. */
export function matchingRow(assessment: Assessed, preset: Preset): number {
  const place = preset.rows.findIndex((row) => matches(row, assessment));
  if (place < 0)
    throw new RangeError(`preset ${preset.id}: no row matches ${JSON.stringify(assessment)}`);
  return place;
}

/**
 * What a row says of a tool with these arguments. `because` is also the rule's reason, so that targets
 * with a message can pass it on to the agent.
 */
export function ruleOfRow({ rule, because }: PresetRow, roles?: ArgumentRoles): Recommendation {
  const { decision, limits = [], ifCannotCount, ifCannotAsk } = rule;
  const afterAll = decision === 'allow' ? { when: {}, decision } : undefined;
  const cases: RuleCase[] = [];
  for (const each of (rule.cases ?? []).flatMap((one) => caseFor(one, roles ?? NO_ROLES)).reverse())
    if (!isImplied(each, cases[0] ?? afterAll)) cases.unshift(each);
  return {
    ...{ decision, limits, conditions: [] },
    ...(cases.length > 0 ? { cases } : {}),
    ...(ifCannotCount ? { ifCannotCount } : {}),
    ...(ifCannotAsk ? { ifCannotAsk } : {}),
    ...{ reason: because, because },
  };
}

/** Does the next case, or what holds after all cases, decide alike wherever this one holds? */
function isImplied(each: RuleCase, next: RuleCase | undefined): boolean {
  if (each.decision !== next?.decision) return false;
  const conditions = (each.when.arguments ?? []).map((condition) => JSON.stringify(condition));
  return (
    (next.when.after ?? []).every((mark) => each.when.after?.includes(mark)) &&
    (next.when.arguments ?? []).every((condition) => conditions.includes(JSON.stringify(condition)))
  );
}

const NO_ROLES: ArgumentRoles = { destinations: [], onlyPeople: false, amounts: [] };

/** The case with the tool's own arguments; nothing where it lacks what the case speaks of. */
function caseFor({ when, decision }: PresetCase, roles: ArgumentRoles): RuleCase[] {
  const { after, destination, amount, statement } = when;
  const { destinations, amounts, addresses = [] } = roles;
  if (destination !== undefined && destinations.length === 0) return [];
  if (destination === 'nobody' && !roles.onlyPeople) return [];
  if (destination === 'address' && !roles.addresses) return [];
  if (statement !== undefined && roles.statement === undefined) return [];
  if (statement === 'any' && !roles.isSql) return [];
  const list = (names: readonly string[]) => [...names];
  const conditions: SessionCondition[] = [
    ...(destination === undefined || destination === 'address'
      ? []
      : [{ arguments: list(destinations), is: DESTINATION_IS[destination] }]),
    ...(amount !== undefined && amounts.length > 0
      ? [{ arguments: list(amounts), is: 'named-by-user' as const }]
      : []),
    ...(statement === 'only-reads' && roles.statement !== undefined
      ? [{ argument: roles.statement, is: 'sql-reads-only' as const }]
      : []),
    // A statement that only reads still carries its text to the database that it is sent to.
    ...(statement === 'only-reads' && addresses.length > 0
      ? [{ arguments: list(addresses), is: 'named-by-user' as const }]
      : []),
  ];
  const args = conditions.length > 0 ? { arguments: conditions } : {};
  return [{ when: { ...(after ? { after } : {}), ...args }, decision }];
}

const DESTINATION_IS = {
  named: 'named-by-user',
  'named-or-seen': 'named-or-seen',
  nobody: 'not-given',
} as const;

function matches({ when }: PresetRow, assessment: Assessed): boolean {
  return (
    (when.category?.includes(assessment.category) ?? true) &&
    (when.severity?.includes(assessment.severity) ?? true) &&
    (!when.suspicious || (assessment.suspicions?.length ?? 0) > 0) &&
    (when.anyCapability?.some((capability) => assessment.capabilities.includes(capability)) ?? true)
  );
}
