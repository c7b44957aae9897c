import type { RiskCategory } from './category.ts';
import type { Finding } from './finding.ts';
import { quote } from './quotation.ts';
import { SEVERITY_LABEL } from './severity.ts';
import type { SeverityReading } from './severity-of.ts';

const OTHERWISE: Record<RiskCategory, string> = {
  financial:
    'If it only prepared or showed the payment and a person had to release it, it would be Write or Read',
  destructive:
    'If what it takes away stayed in a trash or an archive and could be brought back, it would be Write',
  execute: 'If it ran nothing and only showed what would run, it would be Read',
  write:
    'If it only showed the change without making it, it would be Read; if it also deleted or replaced things, it would be Destructive',
  read: 'If a call also stored, sent or changed something, it would be Write or graver',
  unknown: 'A description or a list of parameters would allow a verdict',
};

function categorySentence({ category, reading }: Finding): string {
  const name = quote(reading.name.text);
  if (category === 'unknown') return `${OTHERWISE.unknown} on ${name}.`;
  return `${OTHERWISE[category]}; nothing in the definition of ${name} says so.`;
}

function severitySentence({ reasons, severity, base }: SeverityReading): string[] {
  const reason = reasons.at(-1);
  const words = reason?.evidence[0]?.words;
  if (!reason || !words || severity === base) return [];
  return [`Without ${quote(words)} the severity would be ${SEVERITY_LABEL[base].toLowerCase()}.`];
}

function missingSentence({ reading, category }: Finding): string[] {
  if (category === 'unknown') return [];
  if (reading.texts.length === 0)
    return ['A description that says more than the name could change it.'];
  if (reading.subject.tool.parameters === null) {
    return [
      'Its parameters are not known; one that carries code, a query or an action would count.',
    ];
  }
  return [];
}

/** What other evidence would lead to another verdict, in up to three sentences. */
export function wouldChange(finding: Finding, severity: SeverityReading): string[] {
  return [
    categorySentence(finding),
    ...severitySentence(severity),
    ...missingSentence(finding),
  ].slice(0, 3);
}
