import { isMap, isScalar, isSeq, parseDocument, Scalar, type Pair as YamlPair } from 'yaml';
import type { Pair, TextNode } from './node.ts';

/** The values of a YAML text that `parseYaml` reads. Aliases have no place of their own. */
export function yamlNodes(text: string): TextNode | undefined {
  const { contents } = parseDocument(text, { uniqueKeys: false, logLevel: 'silent' });
  return nodeOf(contents, text);
}

function nodeOf(node: unknown, text: string): TextNode | undefined {
  if (!isScalar(node) && !isMap(node) && !isSeq(node)) return undefined;
  const [start, end] = node.range ?? [0, 0];
  if (isScalar(node)) {
    if (typeof node.value !== 'string') return { kind: 'other', start, end };
    const isQuoted = node.type === Scalar.QUOTE_DOUBLE || node.type === Scalar.QUOTE_SINGLE;
    const raw = text.slice(start, end);
    const isPlain = node.type === Scalar.PLAIN && /^[\w./@-]+$/.test(raw);
    return {
      kind: 'text',
      isQuoted,
      isMovable: isPlain || (isQuoted && !/[\r\n]/.test(raw)),
      start,
      end,
    };
  }
  const isBlock = node.flow !== true;
  if (isSeq(node)) {
    const items = node.items.map(
      (item) => nodeOf(item, text) ?? { kind: 'other' as const, start: -1, end: -1 },
    );
    return { kind: 'list', isBlock, items, start, end };
  }
  return {
    kind: 'map',
    isBlock,
    pairs: node.items.flatMap((pair) => pairFrom(pair, text)),
    start,
    end,
  };
}

function pairFrom({ key, value }: YamlPair, text: string): Pair[] {
  const node = nodeOf(value, text);
  if (!isScalar(key) || !node) return [];
  return [{ key: String(key.value), keyStart: key.range?.[0] ?? 0, value: node }];
}
