import type { RiskCategory } from './category.ts';
import type { CompiledRules } from './compile.ts';
import type { Action, FactOfKind } from './facts.ts';
import { type Facts, objectFact } from './facts-of.ts';
import { outcomeOf, type SeverityBasis } from './severity-of.ts';
import type { OtherFacts, Verdict } from './verdict-change.ts';

/** The category that an action belongs to. */
const CATEGORY_OF: Record<Action, Exclude<RiskCategory, 'unknown'>> = {
  read: 'read',
  create: 'write',
  change: 'write',
  send: 'write',
  delete: 'destructive',
  run: 'execute',
  pay: 'financial',
};

type Known = 'action' | 'amount' | 'audience' | 'state' | 'manner';

function factsWith(facts: Facts, other: OtherFacts): Facts {
  const changed: Record<string, unknown> = { ...facts };
  for (const kind of ['action', 'amount', 'audience', 'state', 'manner'] satisfies Known[]) {
    const value = other[kind];
    if (value === undefined) continue;
    changed[kind] = value === null ? undefined : { kind, value, evidence: [] };
  }
  return changed as unknown as Facts;
}

/** Puts another thing, or nothing, in the place of the one that decided the level. */
function objectsWith(
  facts: Facts,
  decisive: FactOfKind<'object'> | undefined,
  id: string | null,
  { objects }: CompiledRules,
): Facts {
  const found = objects.classes.get(id ?? '');
  const other = found && objectFact(found, []);
  if (decisive === undefined || decisive === facts.object) return { ...facts, object: other };
  const rest = facts.touched.filter((each) => each !== decisive);
  return { ...facts, touched: other ? [...rest, other] : rest };
}

/** What the verdict would be if some facts were others: the same table, asked again. */
export function verdictWith(
  other: OtherFacts,
  { basis, category }: { readonly basis: SeverityBasis; readonly category: RiskCategory },
  rules: CompiledRules,
): Verdict {
  const [cell] = outcomeOf(basis, rules).steps;
  const decisive = cell?.kind === 'cell' ? cell.object : undefined;
  const changed = factsWith(basis.facts, other);
  const facts =
    other.object === undefined ? changed : objectsWith(changed, decisive, other.object, rules);
  const reversibility = other.reversibility ?? basis.reversibility;
  const { level: severity } = outcomeOf({ facts, reversibility }, rules);
  return { category: other.action ? CATEGORY_OF[other.action] : category, severity };
}
