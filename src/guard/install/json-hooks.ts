import type { Node } from 'jsonc-parser';
import { type Fields, isObject, own } from '#domain/own-value.ts';
import { placeOf } from '#domain/text/fault.ts';
import { parseJson } from '#domain/text/parse-json.ts';
import { faultText } from '#wording/fault.ts';
import {
  groupedEntries,
  type HookEntry,
  type HookFile,
  type PlacedEntry,
  Refusal,
} from './hook-file.ts';
import { treeOf, valueNamed, withEntry, withoutEntry } from './json-edit.ts';

interface Form {
  /** Claude Code's form: each event has groups of a matcher and a list of handlers. */
  readonly grouped: boolean;
  /** What a file needs besides hooks. */
  readonly head: Fields;
}

/** Hooks in a JSON file, by event below `hooks`. */
export function jsonHooks(form: Form): HookFile {
  return {
    add: (text, entries) =>
      text === undefined ? freshText(form, entries) : added(form, text, entries),
    remove: (text, isOurs) => {
      const entries = entriesIn(form, valueIn(text)).filter(({ handler }) => isOurs(handler));
      return text === freshText(form, entries) ? undefined : removed(form, text, isOurs);
    },
    read: (text) => {
      const value = valueIn(text);
      return { value, entries: entriesIn(form, value) };
    },
  };
}

const elementOf = ({ grouped }: Form, { matcher, handler }: HookEntry): Fields => {
  const matching = matcher === undefined ? {} : { matcher };
  return grouped ? { ...matching, hooks: [handler] } : { ...matching, ...handler };
};

function freshText(form: Form, entries: readonly HookEntry[]): string {
  const hooks: Record<string, Fields[]> = {};
  for (const entry of entries) {
    const list = hooks[entry.event] ?? [];
    hooks[entry.event] = [...list, elementOf(form, entry)];
  }
  return `${JSON.stringify({ hooks, ...form.head }, null, 2)}\n`;
}

function added(form: Form, given: string, entries: readonly HookEntry[]): string {
  valueIn(given);
  let text = given;
  for (const entry of entries) {
    const root = treeOf(text);
    const hooks = valueNamed(root, 'hooks');
    const element = elementOf(form, entry);
    if (!hooks) {
      text = withEntry(text, root, { [entry.event]: [element] }, 'hooks');
      continue;
    }
    const list = valueNamed(mustBe('object', hooks, text, 'hooks'), entry.event);
    text = list
      ? withEntry(text, mustBe('array', list, text, `hooks.${entry.event}`), element)
      : withEntry(text, hooks, [element], entry.event);
  }
  const wanted = [...entriesIn(form, valueIn(given)), ...entries];
  if (entriesIn(form, valueIn(text)).length !== wanted.length)
    throw new Refusal('the hooks cannot be written into it');
  return text;
}

function removed(
  form: Form,
  given: string,
  isOurs: (handler: Fields) => boolean,
): string | undefined {
  let text: string | undefined = given;
  while (text !== undefined) {
    const root = treeOf(text);
    const node = lastNodeOf(form, root, valueIn(text), isOurs);
    if (!node) return text;
    text = withoutEntry(text, root, node);
  }
  return undefined;
}

/** The last element that is ours: a handler, or a group with no other handler. */
function lastNodeOf(
  form: Form,
  root: Node,
  value: Fields,
  isOurs: (handler: Fields) => boolean,
): Node | undefined {
  const ours = entriesIn(form, value).filter(({ handler }) => isOurs(handler));
  const last = ours.at(-1);
  const hooks = valueNamed(root, 'hooks');
  if (!last || !hooks) return undefined;
  const group = valueNamed(hooks, last.event)?.children?.[last.group];
  if (!group || !form.grouped) return group;
  const handlers = valueNamed(group, 'hooks')?.children ?? [];
  return handlers.length === 1 ? group : handlers[last.index];
}

function valueIn(text: string): Fields {
  if (text.trim() === '') throw new Refusal('it is empty; write {} into it, or remove it');
  const parsed = parseJson(text);
  if (!parsed.ok) throw new Refusal(faultText(parsed.fault));
  if (!isObject(parsed.value) || treeOf(text).type !== 'object')
    throw new Refusal('it holds no JSON object');
  return parsed.value;
}

function mustBe(type: 'object' | 'array', node: Node, text: string, name: string): Node {
  if (node.type === type) return node;
  const { line } = placeOf(text, node.offset);
  const wanted = type === 'object' ? 'an object' : 'a list';
  throw new Refusal(`Line ${line}: “${name}” is not ${wanted}, so no hook can be added to it`);
}

function entriesIn({ grouped }: Form, value: Fields): PlacedEntry[] {
  if (grouped) return groupedEntries(value);
  const hooks = own(value, 'hooks');
  if (!isObject(hooks)) return [];
  return Object.entries(hooks).flatMap(([event, handlers]) =>
    (Array.isArray(handlers) ? handlers : []).flatMap((each: unknown, group) => {
      if (!isObject(each)) return [];
      const { matcher, ...handler } = each;
      const matching = typeof matcher === 'string' ? { matcher } : {};
      return [{ event, ...matching, handler, group, index: 0 }];
    }),
  );
}
