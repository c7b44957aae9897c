import { parseDocument, type YAMLError } from 'yaml';
import type { Parsed } from './parsed.ts';

const SENTENCES: Partial<Record<YAMLError['code'], string>> = {
  BAD_INDENT: 'The indentation does not fit the lines above.',
  TAB_AS_INDENT: 'There is a tab where YAML expects spaces.',
  MISSING_CHAR: 'A closing quotation mark, a bracket or a colon is missing.',
  MULTILINE_IMPLICIT_KEY: 'A name must be on one line, with a colon after it.',
  BLOCK_AS_IMPLICIT_KEY: 'A line holds more than one name with a colon: one may lack its own line.',
  DUPLICATE_KEY: 'This name was given before, in the same place.',
  BAD_ALIAS: 'A * refers to an anchor that does not exist.',
};
const SECOND_FILE = 'The text holds more than one YAML document.';

/** One YAML document. Too many aliases of one anchor are refused, as they can fill the memory. */
export function parseYaml(text: string, { uniqueKeys }: { uniqueKeys: boolean }): Parsed {
  const document = parseDocument(text, {
    prettyErrors: true,
    uniqueKeys,
    logLevel: 'silent',
  });
  const first = document.errors[0];
  if (!first) {
    try {
      return { ok: true, format: 'yaml', value: document.toJS({ maxAliasCount: 50 }) };
    } catch {
      return {
        ok: false,
        fault: {
          sentence:
            'This YAML repeats its anchors too often, or refers to one that does not exist.',
        },
      };
    }
  }
  const sentence =
    first.code === 'MULTIPLE_DOCS'
      ? SECOND_FILE
      : (SENTENCES[first.code] ?? 'This is no valid YAML.');
  const place = first.linePos?.[0];
  return {
    ok: false,
    fault: { sentence, ...(place ? { line: place.line, column: place.col } : {}) },
  };
}
