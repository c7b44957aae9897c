import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import { placeOf } from './fault.ts';
import type { Parsed } from './parsed.ts';

const SENTENCES: Partial<Record<ReturnType<typeof printParseErrorCode>, string>> = {
  InvalidSymbol: 'Something here is no JSON: names and texts need double quotes around them.',
  InvalidNumberFormat: 'This number is not written as JSON wants it.',
  PropertyNameExpected: 'A name in double quotes is expected here.',
  ValueExpected: 'A value is missing here.',
  ColonExpected: 'A colon is missing here, between a name and its value.',
  CommaExpected: 'A comma is missing before this, or a bracket was closed too early.',
  CloseBraceExpected: 'A closing } is missing.',
  CloseBracketExpected: 'A closing ] is missing.',
  EndOfFileExpected:
    'The file should end here: a bracket was closed too early, or the text holds two files.',
  UnexpectedEndOfComment: 'A comment that begins with /* has no end.',
  UnexpectedEndOfString: 'A text has no closing quotation mark.',
  UnexpectedEndOfNumber: 'A number ends too early.',
  InvalidUnicode: 'A \\u sign needs four hexadecimal digits after it.',
  InvalidEscapeCharacter:
    'A backslash comes before a character that it cannot escape: write \\\\ for one backslash.',
  InvalidCharacter: 'There is a line break or a control character inside a text.',
};

/** JSON with comments and trailing commas. A piece of a file, from a quoted name on, is taken too. */
export function parseJson(text: string): Parsed {
  const piece = text.trimStart().startsWith('"');
  const errors: ParseError[] = [];
  const value: unknown = parse(piece ? `{${text}}` : text, errors, {
    allowTrailingComma: true,
    allowEmptyContent: false,
  });
  const first = errors[0];
  if (!first) return { ok: true, format: 'json', value };
  const sentence = SENTENCES[printParseErrorCode(first.error)] ?? 'This is no valid JSON.';
  const place = placeOf(text, first.offset - (piece ? 1 : 0));
  return { ok: false, fault: { sentence: sentence + opened(text, first), ...place } };
}

/** For a missing bracket: the position of the outermost unclosed one. */
function opened(text: string, { error }: ParseError): string {
  const isMissing = printParseErrorCode(error).startsWith('CloseBra');
  const at = isMissing ? unclosed(text) : undefined;
  return at === undefined ? '' : ` Nothing closes the bracket of line ${placeOf(text, at).line}.`;
}

function unclosed(text: string): number | undefined {
  const open: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '"') {
      at += 1;
      while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
    } else if (sign === '{' || sign === '[') open.push(at);
    else if (sign === '}' || sign === ']') open.pop();
  }
  return open.at(-1);
}
