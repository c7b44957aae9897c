import type { printParseErrorCode } from 'jsonc-parser';
import type { YAMLError } from 'yaml';

/** What is wrong with JSON, by the code of jsonc-parser. */
export type JsonProblem = ReturnType<typeof printParseErrorCode>;

/** What is wrong with TOML; `other` where the parser's message says nothing that we know. */
export type TomlProblem =
  | 'duplicate-name'
  | 'incomplete-pair'
  | 'unclosed-string'
  | 'unclosed-list'
  | 'missing-comma'
  | 'bad-escape'
  | 'text-after-value'
  | 'unquoted-name'
  | 'bad-value'
  | 'other';

/** What is wrong with YAML, by the code of the parser; `BAD_ANCHORS`: repeated too often, or missing. */
export type YamlProblem = YAMLError['code'] | 'BAD_ANCHORS';

type FaultKind =
  /** `unclosedLine`: the line of the outermost bracket that nothing closes. */
  | { readonly kind: 'not-json'; readonly problem: JsonProblem; readonly unclosedLine?: number }
  | { readonly kind: 'not-toml'; readonly problem: TomlProblem }
  | { readonly kind: 'not-yaml'; readonly problem: YamlProblem }
  | { readonly kind: 'binary' }
  | { readonly kind: 'too-deep' }
  /** `most` is in characters. */
  | { readonly kind: 'too-long' | 'too-long-yaml'; readonly most: number }
  | { readonly kind: 'too-many-servers'; readonly count: number; readonly most: number };

/**
 * Why a text could not be read, and where; line and column count from 1. It never quotes the text,
 * which may hold secrets, nor a parser's message, which may quote it.
 */
export type Fault = FaultKind & { readonly line?: number; readonly column?: number };

/** Line and column of an offset, both from 1. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, Math.max(0, Math.min(offset, text.length)));
  const line = before.split('\n').length;
  return { line, column: before.length - before.lastIndexOf('\n') };
}
