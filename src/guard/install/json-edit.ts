import { createScanner, type Node, parseTree } from 'jsonc-parser';
import { Refusal } from './hook-file.ts';

interface Insertion {
  readonly at: number;
  readonly text: string;
}

/*
 * What is added is a pure insertion, and taking it out gives the text that was there before, byte for byte. White
 * space before the line break in front of an entry remembers brackets that were there and empty. Other programs that
 * reformat the file lose it, and then the empty brackets go too.
 */
const ON_ONE_LINE = ' ';
const ON_SEVERAL_LINES = '\t';

/** The tree of a text that has no faults. */
export function treeOf(text: string): Node {
  const root = parseTree(text, [], { allowTrailingComma: true });
  if (!root) throw new Error('the text is empty');
  return root;
}

/** The value of a name in an object. Throws where the name stands there twice. */
export function valueNamed(object: Node, name: string): Node | undefined {
  const found = (object.children ?? []).filter(({ children }) => children?.[0]?.value === name);
  if (found.length > 1) throw new Refusal(`the name ${JSON.stringify(name)} stands there twice`);
  return found[0]?.children?.[1];
}

/** The text with one more entry at the end of an object (with a name) or a list. */
export function withEntry(text: string, container: Node, value: unknown, name?: string): string {
  return insertionsFor(text, container, value, name)
    .toSorted((a, b) => b.at - a.at)
    .reduce((now, { at, text: added }) => now.slice(0, at) + added + now.slice(at), text);
}

function insertionsFor(text: string, container: Node, value: unknown, name?: string): Insertion[] {
  const eol = eolOf(text);
  const open = container.offset + 1;
  const close = endOf(container) - 1;
  const last = container.children?.at(-1);
  const outer = indentAt(text, container.offset);
  if (!last) {
    const inner = outer + unitOf(text);
    const entry = eol + inner + written(value, name, inner, unitOf(text), eol);
    return text.slice(open, close).includes('\n')
      ? [{ at: open, text: ON_SEVERAL_LINES + entry }]
      : [{ at: close, text: ON_ONE_LINE + entry + eol + outer }];
  }
  const { comma, end, hasLineComment } = afterEntry(text, last, close);
  const isInline = !text.slice(open, endOf(last)).includes('\n') && !hasLineComment;
  const inner = lineIndent(text, container.children?.[0] ?? last) ?? outer + unitOf(text);
  const entry = isInline
    ? ` ${written(value, name)}`
    : eol + inner + written(value, name, inner, unitOf(text), eol);
  if (comma !== undefined) return [{ at: end, text: `${entry},` }];
  if (end === endOf(last)) return [{ at: end, text: `,${entry}` }];
  return [
    { at: endOf(last), text: ',' },
    { at: end, text: entry },
  ];
}

function written(value: unknown, name?: string, indent = '', unit = '', eol = ''): string {
  const json = JSON.stringify(value, null, unit).replaceAll('\n', eol + indent);
  return name === undefined ? json : `${JSON.stringify(name)}: ${json}`;
}

/**
 * The text without an entry of an object or a list, and without the brackets around it if they are then
 * empty and were not there before. Undefined where nothing but the outermost brackets would be left.
 */
export function withoutEntry(text: string, root: Node, entry: Node): string | undefined {
  const container = entry.parent;
  if (!container || entry === root) return undefined;
  const node = entry.type === 'property' || container.type === 'array' ? entry : container;
  if (node !== entry) return withoutEntry(text, root, node);
  const siblings = container.children ?? [];
  const at = siblings.indexOf(entry);
  if (siblings.length === 1) return emptied(text, root, container, entry);
  const previous = siblings[at - 1];
  const next = siblings[at + 1];
  if (!previous) return cut(text, entry.offset, next?.offset ?? endOf(entry));
  const limit = next ? next.offset : endOf(container) - 1;
  const { comma: ownComma } = afterEntry(text, entry, limit);
  const before = lastTokenEnd(text, endOf(previous), entry.offset);
  if (ownComma !== undefined) return cut(text, before, ownComma + 1);
  const { comma } = afterEntry(text, previous, entry.offset);
  const without = cut(text, before, endOf(entry));
  return comma === undefined ? without : cut(without, comma, comma + 1);
}

function emptied(text: string, root: Node, container: Node, entry: Node): string | undefined {
  const open = container.offset + 1;
  const before = text.slice(open, entry.offset);
  const after = text.slice(endOf(entry), endOf(container) - 1);
  if (before.trim() === '' && after.replace(',', '').trim() === '') {
    const [, mark = ''] = /^([ \t]*)\r?\n/.exec(before) ?? [];
    if (mark === '') return withoutEntry(text, root, container);
    if (mark === ON_SEVERAL_LINES) return cut(text, open, endOf(entry));
  }
  // A comment on the line of the bracket, or something that came later.
  const [, gap] = /^([^\n]*) \r?\n[ \t]*$/.exec(before) ?? [];
  if (gap === undefined) return cut(text, open + before.trimEnd().length, endOf(entry));
  const end = after.trim() === '' ? endOf(container) - 1 : endOf(entry);
  return cut(text, open + gap.length, end);
}

/** What comes after an entry: a comma, and where the comments end that belong to its line. */
function afterEntry(text: string, entry: Node, limit: number) {
  const tokens = tokensBetween(text, endOf(entry), limit);
  const comma = tokens.find(({ start }) => text[start] === ',');
  let end = comma?.end ?? endOf(entry);
  let hasLineComment = false;
  for (const token of tokens.filter(({ start }) => start >= end)) {
    if (text.slice(end, token.start).includes('\n')) break;
    end = token.end;
    hasLineComment ||= text.startsWith('//', token.start);
  }
  return { comma: comma?.start, end, hasLineComment };
}

function lastTokenEnd(text: string, from: number, to: number): number {
  return tokensBetween(text, from, to).at(-1)?.end ?? from;
}

/** Commas and comments. */
function tokensBetween(text: string, from: number, to: number) {
  const scanner = createScanner(text, false);
  scanner.setPosition(from);
  const tokens: { start: number; end: number }[] = [];
  for (;;) {
    scanner.scan();
    const start = scanner.getTokenOffset();
    const end = start + scanner.getTokenLength();
    if (start >= to || end === start) return tokens;
    if (text.slice(start, end).trim() !== '') tokens.push({ start, end });
  }
}

const endOf = ({ offset, length }: Node): number => offset + length;
const cut = (text: string, from: number, to: number): string =>
  text.slice(0, from) + text.slice(to);

export const eolOf = (text: string): string => (/\r\n/.test(text) ? '\r\n' : '\n');

/** White space at the beginning of the line of an offset. */
function indentAt(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

/** The same, where the line begins with the node. */
function lineIndent(text: string, node: Node): string | undefined {
  const line = text.slice(text.lastIndexOf('\n', node.offset - 1) + 1, node.offset);
  return /^[ \t]*$/.test(line) ? line : undefined;
}

/** What one level is indented by: the first indented line tells. */
function unitOf(text: string): string {
  return /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';
}
