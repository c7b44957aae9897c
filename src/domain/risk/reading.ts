import { clauseVerbs } from './clause-verb.ts';
import type { CompiledRules } from './compile.ts';
import { type Field, nameField, serverFields, textFields } from './field.ts';
import { findHits, type Hits } from './hits.ts';
import { nameVerbs } from './name-verb.ts';
import type { Occurrence } from './occurrence.ts';
import { sentencesOf } from './sentence.ts';
import type { AssessmentSubject } from './subject.ts';

/** A tool's definition after reading, before any judgement. */
export interface Reading {
  readonly subject: AssessmentSubject;
  readonly name: Field;
  readonly texts: readonly Field[];
  readonly parameters: readonly Field[];
  readonly nameVerbs: readonly Occurrence[];
  /** Verbs of the first telling sentence of each text. */
  readonly clauses: readonly Occurrence[];
  readonly hits: Hits;
}

const SENTENCES = 4;

function firstClause(field: Field, rules: CompiledRules): Occurrence[] {
  for (const [number, sentence] of sentencesOf(field).slice(0, SENTENCES).entries()) {
    const verbs = clauseVerbs(field, sentence, rules.lexicon);
    if (verbs.length === 0) continue;
    return number === 0 ? verbs : verbs.map((verb) => ({ ...verb, standing: 'likely' as const }));
  }
  return [];
}

export function readSubject(subject: AssessmentSubject, rules: CompiledRules): Reading {
  const name = nameField(subject.tool.name);
  const texts = textFields(subject);
  const server = serverFields(subject);
  const parameters = (subject.tool.parameters ?? []).map((each) =>
    nameField(each.name, 'parameter'),
  );
  const titleWords = new Set(server[0]?.tokens.map((token) => token.word));
  const verbsInName = nameVerbs(name, rules.lexicon, titleWords);
  const clauses = texts.flatMap((field) => firstClause(field, rules));
  const hits = findHits(
    { name, texts, parameters, server, nameVerbs: verbsInName, clauses },
    rules,
  );
  return { subject, name, texts, parameters, nameVerbs: verbsInName, clauses, hits };
}
