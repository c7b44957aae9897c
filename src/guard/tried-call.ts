import { isObject, stringsOf } from '#domain/own-value.ts';
import { type Judgement, OUTCOMES, type Outcome } from '#domain/policy/decide.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { serverOf } from '#domain/policy/rule-of.ts';
import { MARKS, type Mark } from '#domain/policy/vocabulary.ts';
import { nearest } from './arguments.ts';
import { hearUser, judge, seeResult, sqlReaderFor } from './judge.ts';
import { emptyState } from './session-store.ts';

/** A call in a session that somebody thinks of. */
export interface TriedCall {
  readonly server: string;
  readonly tool: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  /** What the user wrote. */
  readonly prompt: readonly string[];
  /** Texts of earlier results. */
  readonly seen: readonly string[];
  /** What earlier results brought. */
  readonly after: readonly Mark[];
  /** The server marks the tool as read-only. */
  readonly readOnly?: true;
}

const FIELDS = ['server', 'tool', 'arguments', 'prompt', 'seen', 'after', 'readOnly'];
const OUTCOME_WORDS: Readonly<Record<string, Outcome>> = {
  ...Object.fromEntries(OUTCOMES.map((outcome) => [outcome, outcome])),
  allow: 'allowed',
  ask: 'asked',
  deny: 'denied',
  hide: 'hidden',
};

/** A call from JSON, or all that is wrong with it. */
export function readTriedCall(
  value: unknown,
  policy: Policy,
  more: readonly string[] = [],
): TriedCall | string[] {
  if (!isObject(value)) return ['It is no JSON object.'];
  const { server, tool, arguments: args = {}, prompt = [], seen = [], after = [] } = value;
  const known = [...FIELDS, ...more];
  const problems = Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => `There is no field “${key}”.${nearest(key, known)}`);
  if (typeof server !== 'string') problems.push('“server” is missing: the name of a server.');
  else if (!serverOf(policy, server)) {
    const names = policy.servers.map(({ as }) => as);
    problems.push(`The policy does not hold the server ${server}.${nearest(server, names)}`);
  }
  if (typeof tool !== 'string') problems.push('“tool” is missing: the name of a tool.');
  if (!isObject(args)) problems.push('“arguments” is an object.');
  for (const [name, texts] of Object.entries({ prompt, seen }))
    if (!isTexts(texts)) problems.push(`“${name}” is a text or a list of texts.`);
  const words = Array.isArray(after) ? after : [after];
  const marks = MARKS.filter((mark) => words.includes(mark));
  for (const word of words.filter((each) => !marks.some((mark) => mark === each))) {
    const near = nearest(String(word), MARKS);
    problems.push(
      `“after” cannot hold ${JSON.stringify(word)}, but ${MARKS.join(' and ')}.${near}`,
    );
  }
  if (problems.length > 0 || typeof server !== 'string' || typeof tool !== 'string')
    return problems;
  return {
    server,
    tool,
    arguments: isObject(args) ? args : {},
    prompt: textsIn(prompt),
    seen: textsIn(seen),
    after: marks,
    ...(value['readOnly'] === true ? { readOnly: true } : {}),
  };
}

/** An outcome by its own name or that of the decision; or what is wrong. */
export function readOutcome(value: unknown): { outcome: Outcome } | string {
  const outcome = typeof value === 'string' ? OUTCOME_WORDS[value] : undefined;
  if (outcome) return { outcome };
  const near = typeof value === 'string' ? nearest(value, OUTCOMES) : '';
  return `“outcome” is ${OUTCOMES.join(', ')}, not ${JSON.stringify(value)}.${near}`;
}

const isTexts = (value: unknown): boolean =>
  typeof value === 'string' ||
  (Array.isArray(value) && value.every((each) => typeof each === 'string'));
const textsIn = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : stringsOf(value);

/** How the call ends in its session. */
export async function judgeTried(policy: Policy, tried: TriedCall): Promise<Judgement> {
  const { server, tool, arguments: args, readOnly } = tried;
  const call = { server, tool, arguments: args, ...(readOnly ? { readOnly } : {}) };
  const sqlReadsOnly = await sqlReaderFor(policy, [call]);
  const state = emptyState();
  for (const text of tried.prompt) hearUser(state, text);
  for (const text of tried.seen) seeResult(state, text);
  state.marks = [...tried.after];
  return judge(policy, call, state, Date.now(), sqlReadsOnly);
}
