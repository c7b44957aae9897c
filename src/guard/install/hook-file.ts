import { type Fields, isObject, own } from '#domain/own-value.ts';

/** One hook in a file of a client. */
export interface HookEntry {
  readonly event: string;
  readonly matcher?: string;
  /** What the client starts, in the client's own form. */
  readonly handler: Fields;
}

/** Where an entry stands: the number of its group among those of its event, and of the handler in the group. */
export interface PlacedEntry extends HookEntry {
  readonly group: number;
  readonly index: number;
}

/**
 * How a file holds hooks. All functions throw a `Refusal` for a text that they cannot read, and change nothing in it
 * but the hooks.
 */
export interface HookFile {
  /** The text with these hooks after all others; undefined stands for a file that does not exist. */
  add(text: string | undefined, entries: readonly HookEntry[]): string;
  /** The text without the hooks that are ours; undefined where the file should be removed. */
  remove(text: string, isOurs: (handler: Fields) => boolean): string | undefined;
  read(text: string): { readonly value: Fields; readonly entries: readonly PlacedEntry[] };
}

/** Why a command does nothing: something that the person can set right. */
export class Refusal extends Error {}

/** The hooks of a parsed file in Claude Code's form: by event, groups of a matcher and a list of handlers. */
export function groupedEntries(value: Fields): PlacedEntry[] {
  const hooks = own(value, 'hooks');
  if (!isObject(hooks)) return [];
  return Object.entries(hooks).flatMap(([event, groups]) =>
    (Array.isArray(groups) ? groups : []).flatMap((each: unknown, group) => {
      const matcher = own(each, 'matcher');
      const matching = typeof matcher === 'string' ? { matcher } : {};
      const handlers = own(each, 'hooks');
      return (Array.isArray(handlers) ? handlers : []).flatMap((handler: unknown, index) =>
        isObject(handler) ? [{ event, ...matching, handler, group, index }] : [],
      );
    }),
  );
}

/** Are these the same hooks? The order of events does not count. */
export function sameEntries(a: readonly HookEntry[], b: readonly HookEntry[]): boolean {
  const key = (entries: readonly HookEntry[]) =>
    JSON.stringify(
      entries
        .toSorted((one, two) => (one.event < two.event ? -1 : one.event > two.event ? 1 : 0))
        .map(({ event, matcher, handler }) => [event, matcher, handler]),
    );
  return key(a) === key(b);
}
