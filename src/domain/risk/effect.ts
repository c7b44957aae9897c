import { RISK_CATEGORIES } from './category.ts';
import type { CompiledRules } from './compile.ts';
import type { Evidence } from './evidence.ts';
import { anyHit, evidenceFor } from './hits.ts';
import type { EffectRule } from './lexicon.ts';
import type { Occurrence } from './occurrence.ts';
import { quotedClause } from './quoted-words.ts';
import type { Reading } from './reading.ts';

/** One effect that one place of the definition speaks of. */
export interface Effect {
  readonly rule: EffectRule;
  readonly occurrence: Occurrence;
  readonly evidence: readonly Evidence[];
}

function verbEvidence({ field, at }: Occurrence): Evidence {
  const whole = field.place === 'name' || field.place === 'parameter';
  return { place: field.place, words: whole ? field.text : quotedClause(field, at) };
}

function specificity(rule: EffectRule): number {
  return Object.values(rule.with ?? {}).filter((list) => list !== undefined).length;
}

function before(a: Effect, b: Effect): number {
  if (a.rule.outranks?.includes(b.rule.id)) return -1;
  if (b.rule.outranks?.includes(a.rule.id)) return 1;
  const more = specificity(b.rule) - specificity(a.rule);
  return (
    more || RISK_CATEGORIES.indexOf(a.rule.category) - RISK_CATEGORIES.indexOf(b.rule.category)
  );
}

/**
 * What a verb means here: among the rules that know the verb and whose conditions hold, the one
 * that asks for most; of equals, the more severe one.
 */
export function effectOf(
  occurrence: Occurrence,
  reading: Reading,
  rules: CompiledRules,
): Effect | undefined {
  const effects: Effect[] = [];
  for (const rule of occurrence.verb.rules) {
    const conditions = rules.conditions.get(rule);
    const context = evidenceFor(conditions?.with ?? [], reading.hits);
    if (!context || anyHit(conditions?.without ?? [], reading.hits)) continue;
    effects.push({ rule, occurrence, evidence: [verbEvidence(occurrence), ...context] });
  }
  return effects.sort(before)[0];
}
