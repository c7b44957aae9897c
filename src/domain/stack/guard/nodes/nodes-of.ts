import type { TextFormat } from '../../../text/parsed.ts';
import { jsonNodes } from './json.ts';
import type { TextNode } from './node.ts';
import { tomlNodes } from './toml.ts';
import { yamlNodes } from './yaml.ts';

const NODES: Record<TextFormat, (text: string) => TextNode | undefined> = {
  json: jsonNodes,
  toml: tomlNodes,
  yaml: yamlNodes,
};

/** Where the values of a text are, which is known to be of this format; undefined where that cannot be told. */
export function nodesOf(text: string, format: TextFormat): TextNode | undefined {
  try {
    return NODES[format](text);
  } catch {
    return undefined;
  }
}
