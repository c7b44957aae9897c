import { isObject, own } from '../../own-value.ts';
import { shellWords } from '../shell-words.ts';
import { type ListNode, pairOf, type TextNode } from './nodes/node.ts';

/** Where the words of a server's command are in a text. */
export type CommandPlace =
  /** One list holds them all. */
  | { readonly form: 'list'; readonly list: ListNode }
  /** A text holds the program, or a whole line, and a list beside it the arguments, if there are any. */
  | {
      readonly form: 'pair';
      readonly program: TextNode;
      readonly programKeyStart: number;
      readonly map: TextNode;
      readonly args: ListNode | undefined;
      /** Is the text a line of several words? */
      readonly isLine: boolean;
    };

export interface ServerCommand {
  readonly words: readonly string[];
  readonly place: CommandPlace;
  /** The value of an entry with these words instead. */
  with(words: readonly string[]): unknown;
}

/** Reads with no shell as it does with one. */
const PLAIN_LINE = /^[\w\s./@:=,+-]+$/;

/** The command of an entry, as its client keeps it; undefined where it has none that could be written anew. */
export function commandIn(value: unknown, node: TextNode | undefined): ServerCommand | undefined {
  const key = ['command', 'cmd'].find((name) => own(value, name) !== undefined);
  if (key === undefined || !isObject(value)) return undefined;
  const given = value[key];
  if (isObject(given)) {
    const inner = commandIn(renamed(given), renamedNode(pairOf(node, key)?.value));
    return inner && { ...inner, with: (words) => ({ ...value, [key]: asPath(inner.with(words)) }) };
  }
  const found = pairOf(node, key);
  const args = own(value, 'args');
  const argsNode = pairOf(node, 'args')?.value;
  if (!found || !node) return undefined;
  if (Array.isArray(given)) {
    const list = found.value;
    if (list.kind !== 'list' || args !== undefined || !areWords(given, list)) return undefined;
    const place = { form: 'list', list } as const;
    return { words: given.map(String), place, with: (words) => ({ ...value, [key]: words }) };
  }
  const isGiven = args !== undefined && args !== null;
  if (typeof given !== 'string' || given.trim() === '' || found.value.kind !== 'text')
    return undefined;
  if (isGiven && !(Array.isArray(args) && argsNode?.kind === 'list' && areWords(args, argsNode)))
    return undefined;
  if (!isGiven && argsNode) return undefined;
  const rest = isGiven ? (args as unknown[]).map(String) : [];
  const isLine = /\s/.test(given.trim()) && !/^([A-Za-z]:|[.~])?[\\/]/.test(given);
  if (isLine && (rest.length > 0 || !PLAIN_LINE.test(given))) return undefined;
  return {
    words: isLine ? shellWords(given) : [given, ...rest],
    place: {
      form: 'pair',
      program: found.value,
      programKeyStart: found.keyStart,
      map: node,
      args: argsNode?.kind === 'list' ? argsNode : undefined,
      isLine,
    },
    with: ([program, ...others]) => ({ ...value, [key]: program, args: others }),
  };
}

/** Texts and numbers, each with its place. */
const areWords = (values: readonly unknown[], list: ListNode): boolean =>
  values.length === list.items.length &&
  values.every((value) => ['string', 'number', 'boolean'].includes(typeof value)) &&
  list.items.every(({ start }) => start >= 0);

/** Zed once kept `{path, args}` under `command`. */
function renamed({ path, ...rest }: Readonly<Record<string, unknown>>): unknown {
  return path === undefined ? rest : { ...rest, command: path };
}

function asPath(value: unknown): unknown {
  if (!isObject(value)) return value;
  const { command, ...rest } = value;
  return { ...rest, path: command };
}

const renamedNode = (node: TextNode | undefined): TextNode | undefined =>
  node?.kind === 'map'
    ? {
        ...node,
        pairs: node.pairs.map((pair) => (pair.key === 'path' ? { ...pair, key: 'command' } : pair)),
      }
    : node;
