import type { Field } from './field.ts';
import type { Lexicon, Verb } from './lexicon.ts';
import type { Likelihood, Occurrence } from './occurrence.ts';
import { unspacedVerbs } from './unspaced-verb.ts';

const VERSION = /^(?:v?\d+(?:v\d+)?|beta|alpha|preview)$/;
const JOINT = new Set(['or', 'and']);
/** Verbs that some families of tools put last: `droplet-get`, `deploy_plan_get`. */
const OFTEN_LAST = new Set(['get', 'list', 'create', 'delete', 'update', 'generate']);

/** Nouns as often as verbs at the beginning of a name: `list_delete`, `view_create`. */
const THING_FIRST = new Set(['list', 'view', 'search', 'query', 'report', 'show', 'export']);

/** "Pull request", "merge request" are things. */
const BEFORE_REQUEST = new Set(['pull', 'merge', 'feature', 'change', 'network', 'http', 'api']);

const READING_AGENT = /^(?:reader|viewer|lister|finder|fetcher|searcher|explorer|inspector)s?$/;

interface Found {
  readonly at: number;
  readonly verb: Verb;
}

interface NameWords {
  readonly words: readonly string[];
  readonly stems: readonly string[];
  /** Position of the first word that does not name the server. */
  readonly first: number;
  readonly last: number;
  readonly found: readonly Found[];
}

const isWeak = (verb: Verb): boolean => verb.rules.every((rule) => rule.weak || rule.with);
const readsOnly = (verb: Verb): boolean => verb.rules.every((rule) => rule.category === 'read');

function verbAt(words: readonly string[], at: number, lexicon: Lexicon): Verb | undefined {
  const word = words[at] ?? '';
  if (words[at + 1] === 'request' && BEFORE_REQUEST.has(word)) return undefined;
  const plain = lexicon.plain.get(word) ?? lexicon.foreign.get(word);
  if (plain || at > 0) return plain;
  const inflected = word.endsWith('s') ? lexicon.inflected.get(word) : undefined;
  return inflected?.nounToo ? undefined : inflected;
}

function nameWords(field: Field, lexicon: Lexicon, server: ReadonlySet<string>): NameWords {
  const words = field.tokens.map((token) => token.word);
  let last = words.length - 1;
  while (last > 0 && VERSION.test(words[last] ?? '')) last -= 1;
  const found = words.slice(0, last + 1).flatMap((_, at) => {
    const verb = verbAt(words, at, lexicon);
    return verb ? [{ at, verb }] : [];
  });
  let first = 0;
  while (first < last && server.has(words[first] ?? '')) first += 1;
  if (!found.some(({ at }) => at >= first)) first = 0;
  return { words, stems: field.tokens.map((token) => token.stem), first, last, found };
}

function leadingHead(lead: Found, { found, last }: NameWords): Found | undefined {
  const sure = found.filter(({ at, verb }) => at > lead.at && !verb.nounToo);
  if (isWeak(lead.verb) && sure[0]?.at === lead.at + 1) return sure[0];
  const final = sure.at(-1)?.at === last ? sure.at(-1) : undefined;
  if (!lead.verb.nounToo) {
    const lastInFamily = final && last - lead.at > 1 && OFTEN_LAST.has(final.verb.lemma);
    return lastInFamily && !OFTEN_LAST.has(lead.verb.lemma) ? final : lead;
  }
  if (readsOnly(lead.verb)) {
    const asThing =
      last - lead.at === 1 ? THING_FIRST.has(lead.verb.lemma) : lead.verb.lemma !== 'list';
    return final && asThing && (last - lead.at === 1 || OFTEN_LAST.has(final.verb.lemma))
      ? final
      : lead;
  }
  return sure[0];
}

function headOf(name: NameWords): Found | undefined {
  const beyond = name.found.filter(({ at }) => at >= name.first);
  const lead = beyond.find(({ at }) => at === name.first);
  if (lead) return leadingHead(lead, name);
  const final = beyond.find(({ at, verb }) => at === name.last && OFTEN_LAST.has(verb.lemma));
  const first = beyond.find(({ verb }) => !verb.nounToo);
  return final && !OFTEN_LAST.has(first?.verb.lemma ?? '') ? final : first;
}

function joined(head: Found, { found, words }: NameWords): Found[] {
  const next = found.find(({ at }) => at === head.at + 2);
  const joins = next && !next.verb.nounToo && JOINT.has(words[head.at + 1] ?? '');
  return joins ? [head, next] : [head];
}

function nounAtEnd({ stems, last }: NameWords, lexicon: Lexicon): Found | undefined {
  const verb = lexicon.nouns.get(stems[last] ?? '');
  return verb ? { at: last, verb } : undefined;
}

/** `slack_post_message`: one word, a verb that is also a noun, and one thing to do it to. */
function afterOneWord({ found, words, first, last }: NameWords): Found | undefined {
  const second = found.find(({ at }) => at === first + 1 && at < last);
  return words[last]?.endsWith('s') ? undefined : second;
}

/** `deploy-services-reader`, `list_send`: the words allow two readings; the text may decide. */
function isDoubtful(head: Found, name: NameWords): boolean {
  const first = name.found.find(({ at }) => at === name.first);
  const isLater = first !== undefined && head.at > first.at && readsOnly(first.verb);
  return isLater || READING_AGENT.test(name.words[name.last] ?? '');
}

function heads(name: NameWords, lexicon: Lexicon): [readonly Found[], Likelihood] {
  const head = headOf(name);
  if (head) return [joined(head, name), isDoubtful(head, name) ? 'likely' : 'sure'];
  const noun = nounAtEnd(name, lexicon);
  const lead = name.found.find(({ at }) => at === name.first);
  if (noun && !(lead && noun.verb.rules.every((rule) => rule.weak))) return [[noun], 'guess'];
  if (lead) return [joined(lead, name), 'likely'];
  const second = afterOneWord(name);
  if (second) return [joined(second, name), 'likely'];
  return [name.found.filter(({ verb }) => readsOnly(verb)).slice(-1), 'guess'];
}

/**
 * The verbs of a name. A plain verb counts anywhere, the first before the others; a word
 * that is also a noun counts at the beginning, or right after words that name the server.
 */
export function nameVerbs(
  field: Field,
  lexicon: Lexicon,
  server: ReadonlySet<string>,
): Occurrence[] {
  const [found, likelihood] = heads(nameWords(field, lexicon, server), lexicon);
  if (found.length === 0) return unspacedVerbs(field, 0, field.tokens.length, lexicon);
  const until = field.tokens.length - 1;
  return found.map(({ at, verb }) => ({ verb, field, at, until, likelihood }));
}
