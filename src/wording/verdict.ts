import type {
  Assessment,
  ConfidenceReason,
  DecisiveArgument,
  DerivationStep,
  Reason,
} from '#domain/risk/assessment.ts';
import type { Evidence } from '#domain/risk/evidence.ts';
import { ACTION_CLAUSE, cellVerb } from './facts.ts';
import { EVIDENCE_SOURCE, quote, quotedEvidence } from './quotation.ts';
import { CATEGORY_LABEL, SEVERITY_LABEL } from './risk.ts';
import { capitalised } from './sentence.ts';

/** One sentence that quotes the words that caused the verdict. */
export function reasonSentence(reason: Reason): string {
  switch (reason.kind) {
    case 'no-description':
      return `The name ${quote(reason.name)} does not say what a call does, and there is no description.`;
    case 'unclear':
      return `Neither the name ${quote(reason.name)} nor what is written about it says what a call does.`;
    case 'effect': {
      const only = reason.nameOnly ? ', and this rests on the name only' : '';
      return `It ${reason.says}: ${quotedEvidence(reason.evidence)}${only}.`;
    }
  }
}

/** One step from the words to the verdict, as a sentence that quotes its evidence. */
export function stepSentence(step: DerivationStep): string {
  const { evidence } = step;
  switch (step.kind) {
    case 'effect':
      return `It ${step.says}: ${quotedEvidence(evidence)}. That is ${CATEGORY_LABEL[step.category]}.`;
    case 'confirmed':
      return `${capitalised(sourceOf(evidence))} says the same: ${firstQuote(evidence)}.`;
    case 'less-grave':
      return `Taken alone, ${firstQuote(evidence)} in ${sourceOf(evidence)} would mean ${CATEGORY_LABEL[step.category]}, which is less serious.`;
    case 'too-general':
      return `${firstQuote(evidence)} in ${sourceOf(evidence)} is too general to decide; alone it would mean ${CATEGORY_LABEL[step.category]}.`;
    case 'raised-by-argument':
      return `It ${step.says}: ${quotedEvidence(evidence)}. That makes it ${CATEGORY_LABEL[step.category]}.`;
    case 'raised-by-action':
      return `One of the actions that it offers is ${quote(step.value)}, which ${step.says}. That makes it ${CATEGORY_LABEL[step.category]}.`;
    case 'severity-of':
      return `${cellClause(step)}. That is ${SEVERITY_LABEL[step.severity]}.`;
    case 'stated-reversibility':
      return `${capitalised(quotedEvidence(evidence))}.`;
    case 'not-raised-by-us':
      return `Our summary alone would make it ${SEVERITY_LABEL[step.severity]}. Words of ours never raise a severity.`;
    case 'severity-at-least':
    case 'severity-at-most': {
      const bound = step.kind === 'severity-at-least' ? 'at least' : 'at most';
      const words = evidence.length > 0 ? ` (${quotedEvidence(evidence, 2)})` : '';
      return `Severity is ${bound} ${SEVERITY_LABEL[step.severity].toLowerCase()}, since ${step.says}${words}.`;
    }
  }
}

/** "It deletes a record (the name says “invoice”)": what the table of severities looks up. */
function cellClause({ action, object, evidence, row }: StepOfKind<'severity-of'>): string {
  if (object === undefined) {
    return action === 'read'
      ? 'Nothing says that what it reads is private'
      : `Nothing more is known of what it ${ACTION_CLAUSE[action]}`;
  }
  const words = evidence.length > 0 ? ` (${quotedEvidence(evidence, 1)})` : '';
  return `It ${cellVerb(action, row)} ${object}${words}`;
}

type StepOfKind<K extends DerivationStep['kind']> = Extract<DerivationStep, { kind: K }>;

const sourceOf = ([first]: readonly Evidence[]): string =>
  first ? EVIDENCE_SOURCE[first.place] : 'the text';

const firstQuote = ([first]: readonly Evidence[]): string => quote(first?.words ?? '');

/** Why the evidence carries a verdict as far as it does; `text` is who says it, beside the name. */
export function confidenceReasonText(reason: ConfidenceReason, text: string): string {
  switch (reason) {
    case 'no-evidence':
      return 'Nothing in the definition says what a call does.';
    case 'argument-decides':
      return 'An argument, not the name, decides what a call does.';
    case 'too-general':
      return 'The words are too general to say more.';
    case 'text-only':
      return `Only ${text} says what it does; the name does not.`;
    case 'no-clear-verb':
      return 'The name holds no clear verb, and nothing else helps.';
    case 'name-only':
      return 'It rests on the name only; there is no description.';
    case 'unconfirmed-name':
      return 'The name is clear; nothing else confirms it.';
    case 'name-and-text-agree':
      return `The name and ${text} say the same.`;
    case 'name-and-text-differ':
      return `The name and ${text} do not say the same; the clearer one was taken, or the more serious of two clear ones.`;
  }
}

/** Why the confidence is what it is, with the text that was read: the description, or our summary. */
export function confidenceSentence({
  confidenceReason,
  derivation,
}: Pick<Assessment, 'confidenceReason' | 'derivation'>): string {
  const places = derivation.flatMap(({ evidence }) => evidence.map(({ place }) => place));
  const read = (['description', 'summary', 'title'] as const).find((each) => places.includes(each));
  return confidenceReasonText(confidenceReason, EVIDENCE_SOURCE[read ?? 'description']);
}

/** What an argument, or what is said of the result, changes about a call. */
export function decisiveSentence(argument: DecisiveArgument): string {
  switch (argument.kind) {
    case 'words':
      return argument.says.replaceAll('{words}', quote(argument.words));
    case 'action':
      return `“${argument.parameter}” chooses what happens; the most serious of its ${argument.of} values is “${argument.value}” (${CATEGORY_LABEL[argument.category]}).`;
    case 'argument': {
      const sentence = argument.says.replaceAll('{parameter}', `“${argument.parameter}”`);
      return argument.default === undefined
        ? sentence
        : `${sentence} It is ${JSON.stringify(argument.default)} unless the caller sets it.`;
    }
  }
}
