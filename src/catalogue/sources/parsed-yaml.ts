import { readFileSync } from 'node:fs';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { ParsedJson } from './parsed-json.ts';

/** Reads one YAML 1.2 document. Throws a SyntaxError that names file and line if it is not YAML. */
export function parseYamlFile(path: string, file: string): ParsedJson {
  const lines = new LineCounter();
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error) {
    const { line } = lines.linePos(error.pos[0]);
    throw new SyntaxError(`${file}:${line}: this is not YAML: ${error.message}`);
  }
  return {
    value: document.toJS({ maxAliasCount: 100 }) as unknown,
    lineOf: (location) => {
      const node = document.getIn(location, true);
      return isNode(node) && node.range ? lines.linePos(node.range[0]).line : 1;
    },
  };
}
