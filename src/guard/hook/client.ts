import { type Fields, isObject } from '#domain/own-value.ts';
import type { Mark, Policy } from '#domain/policy/policy.ts';
import type { CallNow } from '../judge.ts';

interface AnyEvent {
  readonly session: string;
  /** The session that started this one as a subagent. */
  readonly parent?: string | undefined;
  /** What is read that no tool of an MCP server brings: by a tool of the client's own, or with a prompt. */
  readonly brings?: readonly Mark[];
  /** The session goes on from another, or from one that may be forgotten: what was read then counts. */
  readonly continues?: boolean;
}

/** What a client tells its hook. */
export type HookEvent =
  | (AnyEvent & { readonly kind: 'prompt'; readonly text: string })
  | (AnyEvent & { readonly kind: 'result'; readonly value: unknown })
  /** Before a call; or, for `permission`, when the client would ask a person about it. */
  | (AnyEvent & {
      readonly kind: 'call' | 'permission';
      /** The tools of the policy that it may be; none where it is no tool of the policy's servers. */
      readonly tools: readonly Place[];
      /** A tool of some MCP server, also of one that the policy does not hold. */
      readonly isMcp: boolean;
      /** False where the client names another server than the one that the name fits, or where its question has to stay. */
      readonly isSure: boolean;
      /** The session is in a mode in which no person is asked. */
      readonly asksNobody?: boolean;
      /** A tool of the client with which the model writes a prompt that later comes as one of the user. */
      readonly writesPrompt?: boolean;
      readonly arguments: CallNow['arguments'];
    });
export type Place = Pick<CallNow, 'server' | 'tool'>;

/** `none` leaves the decision to the client's own rules. */
export type Answer =
  | { readonly kind: 'none' }
  | { readonly kind: 'allow' | 'ask' | 'deny'; readonly reason: string };

/** An event for which the guard is installed as a hook. */
export interface HookPoint {
  /** The client's name of the event. */
  readonly event: string;
  readonly kind: HookEvent['kind'];
  /** Which tools, in the client's own form of a pattern; without it all, and for prompts none is needed. */
  readonly matcher?: string;
}

/** How one client talks to its hooks; the forms were verified by trial unless its file says otherwise. */
export interface HookClient {
  /** False where an answer that asks reaches nobody, so that it has to be a refusal. Called only then. */
  canAsk(): boolean;
  /** It cannot be told to ask, but the rules of its own file ask: an ask of the same rule is left to them. */
  readonly asksByRule?: true;
  /** The event at which an `allow` skips the client's question. */
  readonly liftsAt: 'call' | 'permission' | 'never';
  /**
   * The client asks for the permission only once a person has said yes to the question of the hook, so
   * that nobody need be asked twice.
   */
  readonly asksHookFirst?: true;
  /** All events that `read` knows. */
  readonly hooks: readonly HookPoint[];
  /** What is printed where there is nothing to answer; without it, nothing. */
  readonly none?: object;
  /** Throws for an event that it does not know. */
  read(input: Fields, policy: Policy): HookEvent;
  /** The one JSON object to print. */
  print(answer: Exclude<Answer, { kind: 'none' }>, event: 'call' | 'permission'): unknown;
}

export function textAt(input: Fields, key: string): string {
  const value = input[key];
  if (typeof value !== 'string' || value === '') throw new Error(`the event has no ${key}`);
  return value;
}

/** Arguments of a call: an object, or the text of one. */
export function argumentsAt(input: Fields, key: string): Fields {
  const value = input[key];
  const args: unknown = typeof value === 'string' ? parsed(value) : value;
  if (!isObject(args)) throw new Error(`the event has no arguments in ${key}`);
  return args;
}

/** What JSON.parse says of a broken text quotes it: arguments must not be printed. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function unknownEvent(name: unknown): Error {
  const isName = typeof name === 'string' && /^[\w.-]{1,60}$/.test(name);
  return new Error(`the guard does not know the event${isName ? ` ${name}` : ''}`);
}
