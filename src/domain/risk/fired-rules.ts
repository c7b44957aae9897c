import { type ArgumentFiring, appliesTo, argumentsOf } from './argument.ts';
import { type RiskCategory, strongerCategory } from './category.ts';
import type { CompiledRules } from './compile.ts';
import type { Effect } from './effect.ts';
import type { Evidence } from './evidence.ts';
import { anyHit, evidenceFor } from './hits.ts';
import { type Reading, withoutSummary } from './reading.ts';
import type { RuleOfKind } from './rule.ts';
import { type SpokenEffects, spokenEffects } from './spoken-effects.ts';
/** Everything that fired on one tool; the assessment is made from it. */
export interface FiredRules {
  readonly reading: Reading;
  readonly spoken: SpokenEffects;
  readonly category: RiskCategory;
  /** The effect that gave the category, or the argument that did. */
  readonly effect: Effect | undefined;
  readonly raisedBy: ArgumentFiring | undefined;
  readonly arguments: readonly ArgumentFiring[];
  readonly touches: readonly Touch[];
}

interface RaisedCategory {
  readonly category: RiskCategory;
  readonly effect: Effect | undefined;
  readonly raisedBy: ArgumentFiring | undefined;
}

/** `list_todos` with an `action` filters by it: a name that clearly reads is believed. */
function isFilter({ choice }: ArgumentFiring, { effect, fromName }: SpokenEffects): boolean {
  if (!choice || !effect || effect.rule.weak || effect.rule.category !== 'read') return false;
  return fromName?.rule.category === 'read' && fromName.occurrence.likelihood === 'sure';
}

function raiseCategory(spoken: SpokenEffects, firings: readonly ArgumentFiring[]): RaisedCategory {
  let current: RaisedCategory = {
    category: spoken.effect?.rule.category ?? 'unknown',
    effect: spoken.effect,
    raisedBy: undefined,
  };
  for (const firing of firings) {
    if (!appliesTo(firing, current.category) || isFilter(firing, spoken)) continue;
    const category = firing.choice?.effect.rule.category ?? firing.rule.category;
    if (!category || strongerCategory(category, current.category) === current.category) continue;
    current = { category, effect: firing.choice?.effect ?? current.effect, raisedBy: firing };
  }
  return current;
}

/** Applies all rules to a reading: verbs first, then arguments, then what the call touches. */
export function fireRules(reading: Reading, rules: CompiledRules): FiredRules {
  const spoken = spokenEffects(reading, rules);
  const firings = argumentsOf(reading, rules);
  const outcome = raiseCategory(spoken, firings);
  return {
    reading,
    spoken,
    ...outcome,
    arguments: firings.filter((firing) => appliesTo(firing, outcome.category)),
    touches: outcome.category === 'unknown' ? [] : touchesOf(outcome.category, reading, rules),
  };
}

/**
 * The same tool as if our summary of it did not exist. What the verb does is left as it was where only
 * the summary tells.
 */
export function withoutOurWords(fired: FiredRules, rules: CompiledRules): FiredRules {
  const { subject } = fired.reading;
  if (subject.tool.summary === undefined) return fired;
  const bare = withoutSummary(fired.reading, rules);
  const shown = fireRules(bare, rules);
  if (shown.category === fired.category) return shown;
  const touches = touchesOf(fired.category, bare, rules);
  return { ...fired, reading: bare, arguments: shown.arguments, touches };
}

/** One firing of a rule that adds to a verdict. */
interface Touch {
  readonly rule: RuleOfKind<'touch'>;
  readonly evidence: readonly Evidence[];
}

/** Which touch rules hold for a tool of this category. */
function touchesOf(category: RiskCategory, reading: Reading, rules: CompiledRules): Touch[] {
  return rules.touches.flatMap((rule) => {
    if (rule.categories && !rule.categories.some((each) => each === category)) return [];
    const conditions = rules.conditions.get(rule);
    const evidence = evidenceFor(conditions?.with ?? [], reading.hits);
    if (!evidence || anyHit(conditions?.without ?? [], reading.hits)) return [];
    return [{ rule, evidence }];
  });
}
