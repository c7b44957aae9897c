import type { Evidence } from './assessment.ts';
import type { Finding } from './finding.ts';
import { quote, quotedEvidence } from './quotation.ts';

function decisiveEvidence({ effect, raisedBy, verdict }: Finding): Evidence[] {
  const other = [verdict.fromName, verdict.fromText].find(
    (each) => each && each !== effect && each.rule.category === effect?.rule.category,
  );
  return [
    ...(raisedBy?.evidence ?? []),
    ...(effect && effect !== raisedBy?.choice?.effect ? effect.evidence : []),
    ...(other?.evidence.slice(0, 1) ?? []),
  ];
}

const inNameOnly = (evidence: readonly Evidence[], finding: Finding): boolean =>
  finding.reading.texts.length === 0 && evidence.every(({ place }) => place === 'name');

function unknownReason({ reading }: Finding): string {
  const name = quote(reading.name.text);
  return reading.texts.length === 0
    ? `The name ${name} does not say what a call does, and there is no description.`
    : `Neither the name ${name} nor its text says what a call does.`;
}

/** One sentence of reason that quotes the words that caused the verdict. */
export function reasonOf(finding: Finding): string {
  const { effect, raisedBy } = finding;
  if (finding.category === 'unknown' || (!effect && !raisedBy)) return unknownReason(finding);
  const evidence = decisiveEvidence(finding);
  const says = raisedBy && !raisedBy.choice ? raisedBy.rule.says : (effect?.rule.says ?? '');
  const only = inNameOnly(evidence, finding) ? ', and this rests on the name only' : '';
  return `It ${says}: ${quotedEvidence(evidence)}${only}.`;
}
