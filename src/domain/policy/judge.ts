import {
  type Call,
  decide,
  type Judgement,
  OUTCOMES,
  type PastCall,
  WINDOW_LENGTH,
} from './decide.ts';
import { type Keys, keySet } from './keys.ts';
import type { Mark, Policy } from './policy.ts';
import { ruleOf, serverOf } from './rule-of.ts';
import { EMPTY_SESSION, marksOf, type Session } from './session.ts';
import { addressesIn, phraseOf, phrasesOf, withoutMarks } from './user-words.ts';

/** What is remembered of a session. Texts are in it only as the keys that `Followed.keyOf` makes of them. */
export interface SessionMemory {
  /** Calls of tools with limits that went through, as far as a limit still counts them. */
  calls: PastCall[];
  marks: Mark[];
  /** Keys of the phrases that the user wrote. */
  readonly named: Keys;
  /** Keys of the addresses in results, and of those that the agent made; see `noteArguments`. */
  readonly seen: Keys;
}

/** The memory of a session in which nothing was said and nothing was read. */
export const emptyMemory = (): SessionMemory => ({
  calls: [],
  marks: [],
  named: keySet(),
  seen: keySet(),
});

/** A session that is followed. Calls and texts change its memory. */
export interface Followed {
  readonly memory: SessionMemory;
  /** A hash, or the text itself where nothing is stored. */
  keyOf(text: string): string;
  readonly sqlReadsOnly?: Session['sqlReadsOnly'];
}

export type CallNow = Omit<Call, 'at'>;

/** Keys that a session keeps; the oldest are forgotten, which can only cause more questions. */
const MOST_NAMED = 60_000;
const MOST_SEEN = 20_000;
/** Characters of one text that are read. */
const LONGEST_TEXT = 1_000_000;

/**
 * What `decide` says about a call in this session. A call that is allowed or asked about counts as
 * gone through, and what its result brings is in the session from then on: it does not taint itself.
 *
 * Where a client's name fits more than one tool, `calls` are all of them, and the strictest decides.
 * The session may have read less than its marks say, because not every call that is let through runs;
 * a rule that gets looser by reading is taken without them.
 */
export function judge(
  policy: Policy,
  calls: readonly CallNow[],
  followed: Followed,
  now: number,
): Judgement {
  const { memory } = followed;
  const session = sessionOf(followed);
  // A clock that goes back gives no limit anew.
  const at = Math.max(now, memory.calls.at(-1)?.at ?? 0);
  const judgements = calls.flatMap((call) =>
    subsetsOf(memory.marks).map((marks) =>
      decide(policy, { ...call, at }, memory.calls, { ...session, marks }),
    ),
  );
  const strictest = judgements.reduce((a, b) => (strictness(b) > strictness(a) ? b : a));
  if (strictest.outcome === 'allowed' || strictest.outcome === 'asked') {
    for (const call of calls) {
      noteArguments(followed, call.arguments);
      goThrough(policy, call, memory, at);
    }
  }
  return strictest;
}

/** All marks first, so that they give the reason where several decide alike. */
function subsetsOf(marks: readonly Mark[]): ReadonlySet<Mark>[] {
  const [first, ...rest] = marks;
  if (first === undefined) return [new Set()];
  const others = subsetsOf(rest);
  return [...others.map((subset) => new Set([first, ...subset])), ...others];
}

const strictness = ({ outcome }: Judgement): number => OUTCOMES.indexOf(outcome);

function sessionOf({ memory, keyOf, sqlReadsOnly }: Followed): Session {
  return {
    marks: new Set(memory.marks),
    isNamed(value) {
      const phrase = phraseOf(value);
      return phrase !== undefined && memory.named.has(keyOf(phrase));
    },
    isSeen: (address) => memory.seen.has(keyOf(address)),
    sqlReadsOnly: sqlReadsOnly ?? EMPTY_SESSION.sqlReadsOnly,
  };
}

function goThrough(policy: Policy, call: CallNow, memory: SessionMemory, now: number): void {
  memory.marks = [...new Set([...memory.marks, ...marksOf(policy, call)])];
  const server = serverOf(policy, call.server);
  const limits = (server && ruleOf(server, call.tool)?.limits) ?? [];
  if (!server || limits.length === 0) return;
  const most = Math.max(...limits.map(({ max }) => max));
  const past = { server: server.as, tool: call.tool, at: now };
  const same = memory.calls.filter((one) => one.tool === call.tool && one.server === server.as);
  const dropped = new Set(same.slice(0, Math.max(0, same.length + 1 - most)));
  memory.calls = [
    ...memory.calls.filter((one) => !dropped.has(one) && one.at > now - WINDOW_LENGTH.day),
    past,
  ];
}

/** Before the key of an address that a result may not make seen. */
const MADE = 'made\0';

/**
 * Addresses in the arguments of a call that goes through. Before private data were read, they can carry
 * none out, and count as seen. After that, one that no result has held may be made of private data: it
 * does not count as seen where a result, such as that of a search, only repeats it.
 */
function noteArguments({ memory, keyOf }: Followed, args: CallNow['arguments']): void {
  const addresses = [...addressesIn(textIn(args).slice(0, LONGEST_TEXT))];
  const noted = memory.marks.includes('private-data')
    ? addresses.filter((one) => !memory.seen.has(keyOf(one))).map((one) => `${MADE}${one}`)
    : addresses;
  if (noted.length > 0) memory.seen.add(noted.map(keyOf), MOST_SEEN);
}

/** Remembers what the user wrote. */
export function hearUser({ memory, keyOf }: Followed, text: string): void {
  const phrases = phrasesOf(text.slice(0, LONGEST_TEXT));
  memory.named.add([...phrases].map(keyOf), MOST_NAMED);
}

/** Remembers the addresses in the texts of a result, whatever its form. */
export function seeResult({ memory, keyOf }: Followed, result: unknown): void {
  const isMade = (address: string) => memory.seen.has(keyOf(`${MADE}${address}`));
  const addresses = [...addressesIn(textIn(result).slice(0, LONGEST_TEXT))].filter(
    (one) => !isMade(one) && !isMade(withoutMarks(one)),
  );
  memory.seen.add(addresses.map(keyOf), MOST_SEEN);
}

function textIn(value: unknown): string {
  const texts: string[] = [];
  const open: unknown[] = [value];
  let length = 0;
  while (open.length > 0 && length < LONGEST_TEXT) {
    const next = open.pop();
    if (typeof next === 'string') {
      texts.push(next);
      length += next.length;
    } else if (typeof next === 'object' && next !== null)
      for (const each of Object.values(next)) open.push(each);
  }
  return texts.join('\n');
}
