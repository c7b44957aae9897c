import type { FactChange, Verdict, VerdictChange } from '#domain/risk/verdict-change.ts';
import { listed } from './list.ts';
import { quote } from './quotation.ts';
import { CATEGORY_LABEL, SEVERITY_LABEL } from './risk.ts';

/** Completes "If …": what would be otherwise. {one} stands for the thing that decides. */
const IF: Record<FactChange['id'], string> = {
  'bypasses-trash': 'it bypassed the trash',
  'keeps-in-trash': 'what it removes went to a trash, from which a person can restore it',
  'does-what-it-shows': 'it also made the change that it shows',
  'sends-draft': 'it also sent the draft',
  'is-no-draft': 'it were more than a draft',
  'is-not-empty': 'it were not empty or new',
  'is-live': 'it worked on what is live',
  'is-test': 'it worked on a test environment only',
  'reaches-team': 'it reached only people of the team',
  'reaches-user': 'only the user saw it',
  'takes-one': 'each call took only one of them',
  'takes-all': 'one call took all of them',
  'stays-in-sandbox': 'what it runs stayed inside a sandbox',
  'reads-other': 'what it reads were not {one}',
  'own-thing': 'it acted on something that the user can replace instead of {one}',
  'other-thing': 'it acted on more than {one}',
  'changes-too': 'it also changed what it reads',
  'leaves-draft': 'it only saved a draft',
  'prepares-only': 'it only prepared a draft, which a person has to release',
  'shows-change': 'it only showed the change without making it',
  'shows-deletion': 'it only showed what it would delete',
  'shows-run': 'it only showed what would run',
};

/** "it would be Read", "the severity would be Low", or both. */
function outcome(verdict: Verdict, was: Verdict): string {
  const severity = SEVERITY_LABEL[verdict.severity];
  if (verdict.category === was.category) return `the severity would be ${severity}`;
  const also = verdict.severity === was.severity ? '' : `, with ${severity} severity`;
  return `it would be ${CATEGORY_LABEL[verdict.category]}${also}`;
}

/** What other evidence would lead to another verdict, as one sentence. */
export function changeSentence(change: VerdictChange): string {
  switch (change.kind) {
    case 'more-evidence':
      return `A description of ${quote(change.name)}, or a list of its parameters, would allow a verdict.`;
    case 'other-facts':
      return `If ${IF[change.id].replace('{one}', change.one ?? 'it')}, ${outcome(change.verdict, change.was)}.`;
    case 'other-action':
      return `If ${quote(change.parameter)} did not offer ${listed(change.values.map(quote), 'or')}, ${outcome(change.verdict, change.was)}.`;
    case 'without-arguments':
      return `Without ${listed(change.parameters.map(quote))}, ${outcome(change.verdict, change.was)}.`;
    case 'description':
      return 'A description that says more than the name could change it.';
    case 'parameters':
      return 'Its parameters are not known; one that carries code, a query or an action would count.';
  }
}
