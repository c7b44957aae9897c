import type { CompiledRules } from './compile.ts';
import { type CompiledCondition, type ConditionTable, PLACE } from './conditions.ts';
import type { Evidence } from './evidence.ts';
import type { Field } from './field.ts';
import { isNegated } from './negation.ts';
import type { Occurrence } from './occurrence.ts';
import { hasUnspacedScript, visitPhrases } from './phrase-index.ts';
import { quotedName, quotedPhrase } from './quoted-words.ts';
import { stemWord, type Token } from './token.ts';

/** The words that met a condition: from one word of a field to another, or a text without spaces. */
type Hit = { readonly field: Field } & (
  | { readonly from: number; readonly to: number }
  | { readonly text: string }
);

/** What met each numbered condition, by its number. */
export type Hits = (Hit | undefined)[];

/** Words of a field that belong together; `offset` is the place of the first one in the field. */
export interface NounRun {
  readonly field: Field;
  readonly tokens: readonly Token[];
  readonly offset: number;
}

interface Scan extends NounRun {
  readonly place: number;
}

const NOTHING: Token = { word: '', stem: '', start: 0, end: 0 };

/** The words of a hit as they are quoted; of a parameter its whole name. */
export function evidenceOf(hit: Hit): Evidence {
  const { place, text } = hit.field;
  if ('text' in hit) return { place, words: hit.text };
  if (place === 'parameter') return { place, words: text };
  const quoted = place === 'name' ? quotedName : quotedPhrase;
  return { place, words: quoted(hit.field, hit.from, hit.to) };
}

function scan({ field, tokens, offset, place }: Scan, table: ConditionTable, hits: Hits): void {
  const open = (condition: number) =>
    hits[condition] === undefined && ((table.places[condition] ?? 0) & place) !== 0;
  const last = tokens.length - 1;
  const mustEnd = place === PLACE.parameter || place === PLACE.head;
  visitPhrases(table.index, tokens, place, ({ conditions, own }, start, end) => {
    if ((own && place === PLACE.server) || (mustEnd && end !== last)) return;
    if (!conditions.some(open)) return;
    if (place !== PLACE.parameter && isNegated(field, start + offset)) return;
    const hit: Hit = { field, from: start + offset, to: end + offset };
    for (const condition of conditions) if (open(condition)) hits[condition] = hit;
  });
  if (!hasUnspacedScript(field.text)) return;
  for (const { text, condition } of table.index.byText) {
    if (open(condition) && field.text.includes(text)) {
      hits[condition] = { field, text };
    }
  }
}

/** The words of the name without its verbs, then those after each verb. */
function* wordRuns({ name, nameVerbs, clauses }: HitSources): Generator<NounRun> {
  const tokens = name.tokens.map((token, at) =>
    nameVerbs.some((verb) => verb.at === at) ? NOTHING : token,
  );
  yield { field: name, tokens, offset: 0 };
  for (const { field, at, until } of clauses) {
    yield { field, tokens: field.tokens.slice(at + 1, until + 1), offset: at + 1 };
  }
}

/** The phrases that name what the verbs act on: that of the name first, then those of the texts. */
export function* nounRuns(sources: HitSources): Generator<NounRun> {
  for (const run of wordRuns(sources)) {
    yield { ...run, tokens: headPhrase(run.field, run.tokens) };
  }
}

/** "A list of the customers" returns customers, "the contents of files" what is in files. */
const PARTS = new Set(
  `list lists details detail information info content contents text data set page pages batch range
  overview summary history copy body collection record records result results value values all full
  array one any some more rest part parts piece pieces`.split(/\s+/),
);

/**
 * The phrases that name what a call returns. A noun that ends the name in a verb's place is one of
 * them: `node_version`.
 */
export function returnedRuns(sources: HitSources): NounRun[] {
  const { name, nameVerbs } = sources;
  const last = name.tokens.at(-1);
  const at = name.tokens.length - 1;
  const ends = at > 0 && nameVerbs.some((verb) => verb.at === at);
  return [
    ...(last && ends ? [{ field: name, tokens: [last], offset: at }] : []),
    ...wordRuns(sources).flatMap((run): NounRun[] => {
      const head = headPhrase(run.field, run.tokens);
      if (!PARTS.has(head.at(-1)?.word ?? '') || run.tokens[head.length]?.word !== 'of')
        return [{ ...run, tokens: head }];
      const rest = run.tokens.slice(head.length + 1);
      const offset = run.offset + head.length + 1;
      return [
        { ...run, tokens: headPhrase(run.field, rest), offset },
        { ...run, tokens: head },
      ];
    }),
  ];
}

function wordScans(sources: HitSources): Scan[] {
  return [...wordRuns(sources)].flatMap((run) => [
    { ...run, place: PLACE.object },
    { ...run, tokens: nounPhrase(run.field, run.tokens), place: PLACE.thing },
    { ...run, tokens: headPhrase(run.field, run.tokens), place: PLACE.head },
  ]);
}

function verbScans({ nameVerbs, clauses }: HitSources): Scan[] {
  return [...nameVerbs, ...clauses].map(({ verb, field, at }) => {
    const token = field.tokens[at] ?? NOTHING;
    const tokens = [{ ...token, word: verb.lemma, stem: stemWord(verb.lemma) }];
    return { field, tokens, offset: at, place: PLACE.verb };
  });
}

export interface HitSources {
  readonly name: Field;
  readonly texts: readonly Field[];
  readonly parameters: readonly Field[];
  readonly server: readonly Field[];
  readonly nameVerbs: readonly Occurrence[];
  readonly clauses: readonly Occurrence[];
}

/** Looks every phrase of every rule up, once; the place nearest to the tool's name is quoted. */
export function findHits(sources: HitSources, rules: CompiledRules): Hits {
  const hits = noHits(rules);
  const scans = [
    whole(PLACE.name)(sources.name),
    ...verbScans(sources),
    ...wordScans(sources),
    ...sources.texts.map(whole(PLACE.text)),
    ...sources.parameters.map(whole(PLACE.parameter)),
  ];
  for (const each of scans) scan(each, rules.table, hits);
  for (const { condition, hit } of serverHits(sources.server, rules)) hits[condition] ??= hit;
  return hits;
}

const noHits = (rules: CompiledRules): Hits => new Array(rules.table.places.length).fill(undefined);

const whole =
  (place: number) =>
  (field: Field): Scan => ({ field, tokens: field.tokens, offset: 0, place });

type ServerHits = readonly { readonly condition: number; readonly hit: Hit }[];
/** The words about a server are the same for all of its tools. */
const ofServer = new WeakMap<readonly Field[], { rules: CompiledRules; hits: ServerHits }>();

function serverHits(server: readonly Field[], rules: CompiledRules): ServerHits {
  const known = ofServer.get(server);
  if (known?.rules === rules) return known.hits;
  const found = noHits(rules);
  for (const field of server) scan(whole(PLACE.server)(field), rules.table, found);
  const hits = found.flatMap((hit, condition) => (hit ? [{ condition, hit }] : []));
  ofServer.set(server, { rules, hits });
  return hits;
}

/** The evidence for all lists of a condition, or undefined where one of them is not met. */
export function evidenceFor(condition: CompiledCondition, hits: Hits): Evidence[] | undefined {
  const met: Hit[] = [];
  for (const number of condition) {
    const hit = hits[number];
    if (hit === undefined) return undefined;
    met.push(hit);
  }
  return met.map(evidenceOf);
}

/** Is any list of a `without` met? */
export const anyHit = (condition: CompiledCondition, hits: Hits): boolean =>
  condition.some((number) => hits[number] !== undefined);

const PREPOSITIONS = new Set(
  `from in on to into for with by at within between as against over across via using per`.split(
    ' ',
  ),
);

/** "… and all its tasks" tells what hangs on the thing, not what the thing is. */
const BELONGING = new Set(['all', 'its', 'their', 'any']);
const ASIDE = /[:;([]/;

/**
 * The words for the thing itself: those before the first preposition, aside or belonging. Tokens
 * without a word stand for verbs that were taken out.
 */
function nounPhrase(field: Field, tokens: readonly Token[]): readonly Token[] {
  let begun = false;
  for (const [at, { word, start }] of tokens.entries()) {
    const next = tokens[at + 1]?.word ?? '';
    const gap = at > 0 ? field.text.slice(tokens[at - 1]?.end, start) : '';
    const stops = PREPOSITIONS.has(word) || (word === 'and' && BELONGING.has(next));
    if (begun && (stops || (field.place !== 'name' && ASIDE.test(gap)))) return tokens.slice(0, at);
    if (word !== '' && !stops) begun = true;
  }
  return tokens;
}

/** The phrase up to its head: without a trailing verb or version, "status" of "the status of an order". */
function headPhrase(field: Field, tokens: readonly Token[]): readonly Token[] {
  const phrase = nounPhrase(field, tokens);
  const of = phrase.findIndex(({ word }, at) => at > 0 && word === 'of');
  const head = of > 0 ? phrase.slice(0, of) : phrase;
  const end = head.findLastIndex(({ word }) => word !== '' && !/^v?\d+$/.test(word));
  return head.slice(0, end + 1);
}
