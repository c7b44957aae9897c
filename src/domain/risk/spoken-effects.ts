import { RISK_CATEGORIES } from './category.ts';
import type { CompiledRules } from './compile.ts';
import { type Effect, effectOf } from './effect.ts';
import { DETERMINERS } from './english.ts';
import type { Field } from './field.ts';
import type { Occurrence } from './occurrence.ts';
import { hasUnspacedScript } from './phrase-index.ts';
import type { Reading } from './reading.ts';
import { severityRank } from './severity.ts';
import { tableLevel } from './severity-table.ts';

/** The effects that name and text speak of, and the one that decides. */
export interface SpokenEffects {
  readonly effect: Effect | undefined;
  readonly fromName: Effect | undefined;
  readonly fromText: Effect | undefined;
}

const rank = (effect: Effect): number => RISK_CATEGORIES.indexOf(effect.rule.category);

function gravest(effects: readonly Effect[]): Effect | undefined {
  const strong = effects.filter((effect) => !effect.rule.weak);
  return (strong.length > 0 ? strong : effects).toSorted((a, b) => rank(a) - rank(b))[0];
}

function effectsOf(
  occurrences: readonly Occurrence[],
  reading: Reading,
  rules: CompiledRules,
): Effect[] {
  return occurrences.flatMap((occurrence) => effectOf(occurrence, reading, rules) ?? []);
}

/** "Frobnicate a node" in `frobnicate_node`: an action that we do not know is not nothing. */
function beginsWithUnknownVerb(field: Field, { name }: Reading): boolean {
  const [first, second] = field.tokens;
  const shared = name.tokens.some(({ word }) => word === first?.word || `${word}s` === first?.word);
  return shared && DETERMINERS.has(second?.word ?? '');
}

/** There is text, in words that we know how to read, and no verb in it speaks of a change. */
function fallbackEffect(reading: Reading, rules: CompiledRules): Effect | undefined {
  const field = reading.texts.find(
    ({ text, tokens }) => tokens.length > 2 || (tokens.length > 0 && hasUnspacedScript(text)),
  );
  const [rule] = rules.otherwise;
  const verbs = reading.nameVerbs.length + reading.clauses.length;
  if (!rule || !field || verbs > 0 || beginsWithUnknownVerb(field, reading)) return undefined;
  const verb = { lemma: '', rules: [rule], nounToo: true };
  return effectOf(
    { verb, field, at: 0, until: field.tokens.length - 1, likelihood: 'guess' },
    reading,
    rules,
  );
}

/** How bad the verb is on its own thing, or on one of which nothing is known. */
function ownRank({ rule }: Effect, { objects, severity }: CompiledRules): number {
  const { worth = 'item', discloses = 'public' } = objects.classes.get(rule.object ?? '') ?? {};
  return severityRank(tableLevel(severity, { ...rule, worth, discloses }));
}

const asksForMore = (a: Effect, b: Effect, rules: CompiledRules): boolean =>
  rank(a) < rank(b) || (rank(a) === rank(b) && ownRank(a, rules) > ownRank(b, rules));

function decide(
  fromName: Effect | undefined,
  fromText: Effect | undefined,
  rules: CompiledRules,
): Effect | undefined {
  if (!fromName || !fromText) return fromName ?? fromText;
  const { likelihood } = fromName.occurrence;
  if (likelihood === 'guess') return fromText;
  if (fromName.rule.weak && !fromText.rule.weak) return fromText;
  if (fromText.rule.weak) {
    return fromName.rule.weak && asksForMore(fromText, fromName, rules) ? fromText : fromName;
  }
  const later = fromText.occurrence.likelihood !== 'sure';
  if (fromName.rule.outranks?.includes(fromText.rule.id)) return fromName;
  if (likelihood === 'likely' && !later) {
    return fromName.rule.with && rank(fromName) < rank(fromText) ? fromName : fromText;
  }
  if (later && fromName.rule.category === 'read' && fromText.rule.category === 'write')
    return fromName;
  return asksForMore(fromText, fromName, rules) ? fromText : fromName;
}

/** "Only reads" goes before vague or general words, never before a clear verb of change. */
function stated(
  effect: Effect | undefined,
  fromName: Effect | undefined,
  reading: Reading,
  rules: CompiledRules,
) {
  const field = reading.texts[0];
  if (!effect || !field || !['write', 'execute'].includes(effect.rule.category)) return undefined;
  const clear = fromName && !fromName.rule.weak && fromName.occurrence.likelihood === 'sure';
  if (clear && fromName.rule.category === 'write') return undefined;
  const verb = { lemma: '', rules: [...rules.statements], nounToo: false };
  const found = effectOf({ verb, field, at: 0, until: 0, likelihood: 'sure' }, reading, rules);
  return found && { ...found, evidence: found.evidence.slice(1) };
}

/**
 * The deciding effect. A clear verb goes before a vague one; of two clear ones the more severe wins, so
 * that a harmless name does not hide what the text says, nor the other way round.
 */
export function spokenEffects(reading: Reading, rules: CompiledRules): SpokenEffects {
  const fromName = gravest(effectsOf(reading.nameVerbs, reading, rules));
  const fromText = gravest(effectsOf(reading.clauses, reading, rules));
  const decided = decide(fromName, fromText, rules);
  const effect =
    stated(decided, fromName, reading, rules) ?? decided ?? fallbackEffect(reading, rules);
  return { effect, fromName, fromText };
}
