import { type Node, parseTree } from 'jsonc-parser';
import type { Pair, TextNode } from './node.ts';

/** The values of a JSON text that `parseJson` reads; a piece of a file, from a quoted name on, is one too. */
export function jsonNodes(text: string): TextNode | undefined {
  const isPiece = text.trimStart().startsWith('"');
  const root = parseTree(isPiece ? `{${text}}` : text, [], { allowTrailingComma: true });
  return root && nodeOf(root, isPiece ? -1 : 0);
}

function nodeOf(node: Node, shift: number): TextNode {
  const span = { start: node.offset + shift, end: node.offset + node.length + shift };
  const children = node.children ?? [];
  switch (node.type) {
    case 'string':
      return { kind: 'text', isMovable: true, isQuoted: true, ...span };
    case 'array':
      return {
        kind: 'list',
        isBlock: false,
        items: children.map((each) => nodeOf(each, shift)),
        ...span,
      };
    case 'object':
      return {
        kind: 'map',
        isBlock: false,
        pairs: children.flatMap((each) => pairFrom(each, shift)),
        ...span,
      };
    default:
      return { kind: 'other', ...span };
  }
}

function pairFrom({ children = [] }: Node, shift: number): Pair[] {
  const [key, value] = children;
  if (!key || !value) return [];
  return [{ key: String(key.value), keyStart: key.offset + shift, value: nodeOf(value, shift) }];
}
