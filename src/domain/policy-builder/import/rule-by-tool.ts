import { type Fields, own, stringsOf } from '../../own-value.ts';
import { type ImportedRule, plainRule } from './imported.ts';

/**
 * The rule for one tool in a document with the lists `hide` and `tools`, as Intercept and the
 * PolicyLayer gateway have them: what is hidden first, then the tool's own entry, then that of `*`.
 * Null where the document misses the tool.
 */
export function ruleByTool(
  document: Fields,
  tool: string,
  ruleFrom: (entry: unknown, broad: boolean) => ImportedRule,
): ImportedRule | null {
  const hidden = stringsOf(own(document, 'hide'));
  if (hidden.includes(tool)) return plainRule('hide');
  if (hidden.includes('*')) return plainRule('hide', true);
  const tools = own(document, 'tools');
  const entry = own(tools, tool);
  if (entry !== undefined) return ruleFrom(entry, false);
  const every = own(tools, '*');
  return every === undefined ? null : ruleFrom(every, true);
}
