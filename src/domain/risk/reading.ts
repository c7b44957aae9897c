import type { AssessmentSubject } from './assessment.ts';
import type { CompiledRules } from './compile.ts';
import { CLAUSE_END } from './english.ts';
import { type Field, nameField, serverFields, textFields } from './field.ts';
import { findHits, type HitSources, type Hits } from './hits.ts';
import { joinedVerbs } from './joined-verbs.ts';
import type { Lexicon } from './lexicon.ts';
import { mainVerb } from './main-verb.ts';
import { nameTokens } from './name-tokens.ts';
import { nameVerbs } from './name-verb.ts';
import type { Occurrence } from './occurrence.ts';
import { type Sentence, sentencesOf } from './sentence.ts';
import { textTokens } from './token.ts';
import { unspacedVerbs } from './unspaced-verb.ts';
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
  /** What the hits were found in. */
  readonly sources: HitSources;
}

const SENTENCES = 4;
/** Words. */
const HEADING = 3;
const REQUEST_LINE = /^(?:GET|POST|PUT|PATCH|DELETE)\s+`?\//;

/** "POST /api/send" names a request, it is no sentence. */
function isRequestLine(field: Field, sentence: Sentence): boolean {
  return REQUEST_LINE.test(field.text.slice(field.tokens[sentence.from]?.start));
}

/** "Notion | Create a page": a few words before a bar only say where the tool is from. */
function isHeading(field: Field, { from, to }: Sentence): boolean {
  const gap = field.text.slice(field.tokens[to - 1]?.end, field.tokens[to]?.start);
  return from === 0 && to <= HEADING && /^\s*\|/.test(gap);
}

function firstClause(field: Field, rules: CompiledRules): Occurrence[] {
  let first = 0;
  for (const [number, sentence] of sentencesOf(field).slice(0, SENTENCES).entries()) {
    if (isRequestLine(field, sentence)) continue;
    const verbs = clauseVerbs(field, sentence, rules.lexicon);
    if (verbs.length === 0) {
      if (isHeading(field, sentence)) first = 1;
      continue;
    }
    return number === first
      ? verbs
      : verbs.map((verb) => ({ ...verb, likelihood: 'likely' as const }));
  }
  return [];
}

/** What a server's own words give, for all of its tools. */
interface ServerWords {
  readonly fields: readonly Field[];
  readonly titleWords: ReadonlySet<string>;
}

const serverWords = new WeakMap<AssessmentSubject['server'], ServerWords>();

function wordsOfServer(subject: AssessmentSubject): ServerWords {
  const { server } = subject;
  let words = serverWords.get(server);
  if (!words) {
    const title = [...textTokens(server.title), ...nameTokens(server.title)];
    words = {
      fields: serverFields(subject),
      titleWords: new Set(title.map(({ word }) => word)),
    };
    serverWords.set(server, words);
  }
  return words;
}

const parameterFields = ({ tool }: AssessmentSubject): Field[] =>
  (tool.parameters ?? []).map((each) => nameField(each.name, 'parameter'));

/** Reads the fields of a tool once, with what every kind of rule finds in them. */
export function readSubject(subject: AssessmentSubject, rules: CompiledRules): Reading {
  const name = nameField(subject.tool.name);
  const texts = textFields(subject);
  const { fields: server, titleWords } = wordsOfServer(subject);
  const parameters = parameterFields(subject);
  const verbsInName = nameVerbs(name, rules.lexicon, titleWords);
  const clauses = texts.flatMap((field) => firstClause(field, rules));
  const sources = { name, texts, parameters, server, nameVerbs: verbsInName, clauses };
  return withHits({ subject, sources }, rules);
}

function withHits(
  { subject, sources }: Pick<Reading, 'subject' | 'sources'>,
  rules: CompiledRules,
): Reading {
  const { name, texts, parameters, nameVerbs: verbs, clauses } = sources;
  const hits = findHits(sources, rules);
  return { subject, name, texts, parameters, nameVerbs: verbs, clauses, hits, sources };
}

/** The same tool as if our summary of it did not exist. */
export function withoutSummary({ subject, sources }: Reading, rules: CompiledRules): Reading {
  const tool = { ...subject.tool, summary: undefined };
  const isShown = (field: Field) => field.place !== 'summary';
  const texts = sources.texts.filter(isShown);
  const clauses = sources.clauses.filter(({ field }) => isShown(field));
  return withHits(
    { subject: { ...subject, tool }, sources: { ...sources, texts, clauses } },
    rules,
  );
}

/** The same tool as if it had these parameters. */
export function withParameters(
  { subject, sources }: Reading,
  parameters: AssessmentSubject['tool']['parameters'],
  rules: CompiledRules,
): Reading {
  const changed = { ...subject, tool: { ...subject.tool, parameters } };
  const fields = parameterFields(changed);
  return withHits({ subject: changed, sources: { ...sources, parameters: fields } }, rules);
}

/** The same tool as if its name began with the value of its `action` argument. */
export function readValue(value: string, reading: Reading, rules: CompiledRules): Reading {
  const own = nameField(value, 'parameter');
  const { tokens } = nameField(`${value}_${reading.subject.tool.name}`, 'parameter');
  // What is quoted as evidence is the value: nobody wrote the two as one word.
  const whole = { ...own, tokens };
  const inWhole = nameVerbs(whole, rules.lexicon, new Set()).filter(
    ({ at }) => at < own.tokens.length,
  );
  const verbs = inWhole.length > 0 ? inWhole : nameVerbs(own, rules.lexicon, new Set());
  const verbsInValue = verbs.map((verb) => ({
    ...verb,
    field: own,
    until: own.tokens.length - 1,
  }));
  const sources = { ...reading.sources, name: whole, nameVerbs: verbsInValue, clauses: [] };
  const hits = findHits(sources, rules);
  return { ...reading, name: own, nameVerbs: verbsInValue, clauses: [], hits, sources };
}

const CLAUSE = 14;

function clauseEnd(field: Field, at: number, to: number): number {
  for (let next = at + 1; next < Math.min(to, at + CLAUSE); next += 1) {
    if (CLAUSE_END.has(field.tokens[next]?.word ?? '')) return next - 1;
  }
  return Math.min(to, at + CLAUSE) - 1;
}

/** What a sentence says that happens: its main verb and the verbs that are joined to it. */
function clauseVerbs(field: Field, sentence: Sentence, lexicon: Lexicon): Occurrence[] {
  const main = mainVerb(field, sentence, lexicon);
  if (!main) return unspacedVerbs(field, sentence.from, sentence.to, lexicon);
  const until = clauseEnd(field, main.at, sentence.to);
  return [main, ...joinedVerbs(field, main, until, lexicon)].map(({ at, verb }) => ({
    verb,
    field,
    at,
    until,
    likelihood: 'sure',
  }));
}
