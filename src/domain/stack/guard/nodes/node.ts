interface Span {
  /** Offsets in the text; `end` is the first character after it. */
  readonly start: number;
  readonly end: number;
}

/** A value in the text of a configuration: where it is, not what it says. */
export type TextNode =
  | (Span & {
      readonly kind: 'text';
      /** May its characters stand in a list of the same file as they are? */
      readonly isMovable: boolean;
      readonly isQuoted: boolean;
    })
  | (Span & {
      readonly kind: 'list';
      readonly isBlock: boolean;
      readonly items: readonly TextNode[];
    })
  | (Span & { readonly kind: 'map'; readonly isBlock: boolean; readonly pairs: readonly Pair[] })
  | (Span & { readonly kind: 'other' });

export type ListNode = Extract<TextNode, { kind: 'list' }>;

export interface Pair {
  readonly key: string;
  /** Where the key begins; of `a.b = 1`, where `b` begins. */
  readonly keyStart: number;
  readonly value: TextNode;
}

/** The value at these keys and positions. Of two equal keys the last one counts, as in clients. */
export function nodeAt(
  root: TextNode | undefined,
  path: readonly (string | number)[],
): TextNode | undefined {
  return path.reduce<TextNode | undefined>((node, key) => {
    if (node?.kind === 'list' && typeof key === 'number') return node.items[key];
    return typeof key === 'string' ? pairOf(node, key)?.value : undefined;
  }, root);
}

export const pairOf = (node: TextNode | undefined, key: string): Pair | undefined =>
  node?.kind === 'map' ? node.pairs.findLast((pair) => pair.key === key) : undefined;
