import type { Note, RenderProblem, Substitution, TargetDefinition } from '#domain/policy/target.ts';
import { listed } from './list.ts';
import { callCount, limitList, PRODUCT_DOES, TOOL_IS } from './rule.ts';

/** What the sentences need to know of a target. */
export type WordedTarget = Pick<TargetDefinition, 'name' | 'can' | 'notes'>;

/** A note of the target's own, with its values. Throws a RangeError where the target has no such note. */
export function noteSentence(
  { note, values = {} }: Note,
  { notes = {}, name }: WordedTarget,
): string {
  const text = Object.hasOwn(notes, note) ? notes[note] : undefined;
  if (text === undefined) throw new RangeError(`${name} has no note ${note}`);
  return text.replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole);
}

const COUNTS_NOT = 'has no rate limits';

/** Why and what instead: "Intercept cannot ask a person: it refuses every call of this tool." */
export function substitutionSentence(substitution: Substitution, target: WordedTarget): string {
  const { name, can } = target;
  const reason = (note: string | undefined, usual: string) =>
    note === undefined ? `${name} ${usual}` : noteSentence({ note }, target);
  switch (substitution.kind) {
    case 'deny-for-conditions': {
      const what = can.condition ? 'these arguments' : 'arguments';
      return `${reason(substitution.why, `cannot check ${what}`)}: it ${PRODUCT_DOES.deny}.`;
    }
    case 'deny-for-ask':
      return `${reason(substitution.why, 'cannot ask a person')}: it ${PRODUCT_DOES.deny}.`;
    case 'allow-for-ask':
      return `${name} cannot ask a person, so calls run without asking.`;
    case 'allow-without-limit':
      return `${reason(substitution.why, COUNTS_NOT)}, so calls run without the limit of ${limitList(substitution.limits)}.`;
    case 'ask-for-limit':
      return `${reason(substitution.why, COUNTS_NOT)}, so it ${PRODUCT_DOES.ask} instead of after ${limitList(substitution.limits)}.`;
    case 'ask-without-limit':
      return `${reason(substitution.why, COUNTS_NOT)}: it ${PRODUCT_DOES.ask}, without the limit of ${limitList(substitution.limits)}.`;
    case 'deny-for-limit':
      return `${reason(substitution.why, 'can neither count calls nor ask a person')}: it ${PRODUCT_DOES.deny} instead of the limit of ${limitList(substitution.limits)}.`;
    case 'shorter-window':
      return `${name} counts by the ${substitution.windows.join(' or the ')}: ${limitList(substitution.instead)} instead of ${limitList(substitution.limits)}.`;
    case 'deny-for-window':
      return `${name} cannot count ${limitList(substitution.limits)}: it ${PRODUCT_DOES.deny}.`;
    case 'ask-for-allow':
      return `${name} cannot let a tool run without asking: it ${PRODUCT_DOES.ask}.`;
    case 'deny-for-hide':
      return `${name} cannot hide a tool: the agent sees it, and every call is refused.`;
    case 'unlisted-stricter': {
      const wanted = substitution.wanted === 'allow' ? 'let tools run' : 'ask about tools';
      const done = substitution.got === 'ask' ? 'asks about' : 'refuses';
      return `${name} cannot ${wanted} that are not listed: it ${done} them.`;
    }
    case 'refused-is-hidden':
      return `${name} also takes a refused tool out of the list that the agent sees.`;
    case 'collision':
      return `${name} calls ${listed(substitution.tools)} by one name, ${substitution.toolName}: the stricter rule holds for all of them.`;
    case 'unsure-name':
      return `${name} does not document how it writes this name, so no rule allows it: it ${TOOL_IS[substitution.decision]}.`;
    case 'deny-for-read-only':
      return `${name} never asks about a tool that its server marks as read-only (readOnlyHint): this one is refused.`;
    case 'read-only-unasked':
      return `${name} asks only about tools that their server does not mark as read-only (readOnlyHint): one that is not listed, or is marked later, runs unasked.`;
    case 'bucket':
      return `${name} keeps the limit of ${limitList(substitution.limits)} by letting at most ${callCount(substitution.atOnce)} through at once.`;
    case 'stricter-arguments':
    case 'note':
      return noteSentence(substitution, target);
  }
}

export interface GroupedSubstitution {
  readonly sentence: string;
  /** The tools that it concerns; empty where it concerns the whole file. */
  readonly tools: readonly string[];
}

/** Each sentence once, with its tools, those about the whole file first. */
export function groupSubstitutions(
  substitutions: readonly Substitution[],
  target: WordedTarget,
): GroupedSubstitution[] {
  const tools = new Map<string, Set<string>>();
  for (const substitution of substitutions) {
    const sentence = substitutionSentence(substitution, target);
    const known = tools.get(sentence) ?? new Set();
    if (substitution.tool !== null) known.add(substitution.tool);
    tools.set(sentence, known);
  }
  const groups = [...tools].map(([sentence, names]) => ({ sentence, tools: [...names] }));
  return groups.sort((a, b) => Number(a.tools.length > 0) - Number(b.tools.length > 0));
}

/** Why there is no file, in one sentence. */
export function problemSentence(problem: RenderProblem, target: WordedTarget): string {
  const { name } = target;
  switch (problem.kind) {
    case 'several-servers':
      return `${name} takes one file per server: render each server by itself.`;
    case 'empty-name':
      return 'A server or a tool without a name cannot be listed.';
    case 'invalid-unicode':
      return `The name ${JSON.stringify(problem.name)} is not valid Unicode, so no file can hold it.`;
    case 'cannot-refuse-unlisted':
      return `${name} cannot refuse tools that the file does not list, as this policy wants.`;
    case 'cannot-refuse-tool':
      return `${name} cannot refuse a single tool, as this policy wants for ${problem.tool}.`;
    case 'server-name':
      return `${name} cannot name the server ${problem.name} in a rule: give it a name of ${problem.allowed}.`;
    case 'unsure-refusal':
      return `${name} does not document how it writes ${problem.tool} of ${problem.server}, so no rule is sure to hold for it.`;
    case 'nothing-allowed':
      return `${name} needs no file, since this policy lets no tool through: leave the server out.`;
    case 'note':
      return noteSentence(problem, target);
  }
}
