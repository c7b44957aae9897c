import { readFileSync } from 'node:fs';
import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';

/** A JSON file and the line number of each of its parts. */
export interface ParsedJson {
  readonly value: unknown;
  readonly lineOf: (path: readonly (string | number)[]) => number;
}

/** Offsets at which lines begin. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function lineAt(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}

/** Reads strict JSON. Throws a SyntaxError that names the file if it is not JSON. */
export function parseJsonFile(path: string, file: string): ParsedJson {
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new SyntaxError(`${file}: this is not JSON: ${(error as Error).message}`);
  }
  let tree: Node | undefined;
  let starts: number[] | undefined;
  const lineOf: ParsedJson['lineOf'] = (location) => {
    tree ??= parseTree(text);
    starts ??= lineStarts(text);
    const node = tree && findNodeAtLocation(tree, [...location]);
    return node ? lineAt(starts, node.offset) : 1;
  };
  return { value, lineOf };
}
