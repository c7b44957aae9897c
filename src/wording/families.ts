import type { Fact } from '#domain/risk/facts.ts';
import type { FamilyKey } from '#domain/risk/families/families.ts';
import type { FamilyReason } from '#domain/risk/families/reasons.ts';
import type { Reversibility } from '#domain/risk/reversibility.ts';
import { ACTION_CLAUSE, AMOUNT_LABEL, AUDIENCE_LABEL, MANNER_LABEL, STATE_LABEL } from './facts.ts';

const UNDONE: Record<Reversibility, string> = {
  'nothing-changes': 'nothing changes',
  yes: 'it can be undone',
  partly: 'it can be undone in part',
  no: 'it cannot be undone',
  unknown: 'nobody says whether it can be undone',
};

/** A clause about one tool: "it touches a database". */
function factClause(fact: Fact, isMainObject: boolean): string {
  switch (fact.kind) {
    case 'action':
      return `it ${ACTION_CLAUSE[fact.value]} something`;
    case 'object':
      return isMainObject ? `it is about ${fact.one}` : `it touches ${fact.one}`;
    case 'amount':
      return `it can reach ${AMOUNT_LABEL[fact.value]}`;
    case 'audience':
      return `it reaches ${AUDIENCE_LABEL[fact.value]}`;
    case 'state':
      return `what it acts on is ${STATE_LABEL[fact.value]}`;
    case 'manner':
      return `it ${MANNER_LABEL[fact.value]}`;
  }
}

/** The rule that read the fact, where one did: its entry on the page of rules says what it looks for. */
export const familyReasonRule = (reason: FamilyReason): string | undefined =>
  'fact' in reason ? reason.fact.rule : undefined;

/** Why a tool differs from its family, as a clause: "it reaches people outside". */
export function familyReasonClause(reason: FamilyReason): string {
  if (reason.kind === 'our-words')
    return reason.of === 'this'
      ? 'only our own summary says more of it'
      : 'only our own summary says more of the others';
  if (reason.kind === 'reversibility') return UNDONE[reason.value];
  const isStated = reason.fact.evidence.some(({ fact }) => fact !== undefined);
  const clause = `${factClause(reason.fact, reason.of === 'object')}${isStated ? ', as a source states' : ''}`;
  return reason.kind === 'has' ? clause : `nothing says that ${clause}, as most of the others do`;
}

/** The words that show it, where there are any: `“repository” in its name`. */
export function familyReasonWords(reason: FamilyReason): string | undefined {
  if (!('fact' in reason)) return undefined;
  return reason.fact.evidence.at(-1)?.words;
}

/** What the tools of a family have in common: “names with ‘create group’”. */
export const familyTitle = (key: FamilyKey): string =>
  key.by === 'class'
    ? [key.action, key.discloses, key.objectClass ?? 'a thing of no class']
        .filter(Boolean)
        .join(' ')
    : `names with “${key.verb} ${key.noun}”`;
