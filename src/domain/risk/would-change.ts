import type { ArgumentFiring } from './argument.ts';
import { CATEGORY_LABEL, type RiskCategory } from './category.ts';
import type { Finding } from './finding.ts';
import { quote } from './quotation.ts';
import { SEVERITY_LABEL } from './severity.ts';
import type { SeverityReading } from './severity-of.ts';

/** Completes "If “name” …": what the tool would have to do for another category. */
const OTHERWISE: Record<Exclude<RiskCategory, 'unknown'>, string> = {
  financial:
    'only prepared the payment and a person had to release it elsewhere, it would be Write',
  destructive: 'kept what it removes where it could be brought back, it would be Write',
  execute: 'ran nothing and only showed what would run, it would be Read',
  write: 'only showed the change without making it, it would be Read',
  read: 'also stored, sent or changed something, it would be Write or graver',
};

function categorySentence({ category, reading }: Finding): string {
  const name = quote(reading.name.text);
  return category === 'unknown'
    ? `A description of ${name}, or a list of its parameters, would allow a verdict.`
    : `If ${name} ${OTHERWISE[category]}.`;
}

function argumentSentence({ rule, choice, parameters }: ArgumentFiring): string[] {
  const name = quote(parameters[0]?.name ?? '');
  if (choice) {
    const category = CATEGORY_LABEL[choice.effect.rule.category];
    return [`A call whose ${name} is not ${quote(choice.value)} can be milder than ${category}.`];
  }
  if (rule.category || rule.severity) {
    return [`If ${name} allowed only values from a fixed list, a call could do less.`];
  }
  return [];
}

function severitySentence({ reasons, severity, base }: SeverityReading): string[] {
  const reason = reasons.at(-1);
  const words = reason?.evidence.find(({ place }) => place !== 'server')?.words;
  if (!words || severity === base) return [];
  return [`Without ${quote(words)} the severity would be ${SEVERITY_LABEL[base].toLowerCase()}.`];
}

function missingSentence({ reading, category }: Finding): string[] {
  if (category === 'unknown') return [];
  if (reading.texts.length === 0)
    return ['A description that says more than the name could change it.'];
  if (reading.subject.tool.parameters !== null) return [];
  return ['Its parameters are not known; one that carries code, a query or an action would count.'];
}

/** What other evidence would lead to another verdict, in up to three sentences. */
export function wouldChange(finding: Finding, severity: SeverityReading): string[] {
  return [
    categorySentence(finding),
    ...finding.arguments.flatMap(argumentSentence),
    ...severitySentence(severity),
    ...missingSentence(finding),
  ].slice(0, 3);
}
