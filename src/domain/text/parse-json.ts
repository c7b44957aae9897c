import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import { type JsonProblem, placeOf } from './fault.ts';
import type { Parsed } from './parsed.ts';

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
  const problem = printParseErrorCode(first.error);
  const unclosedLine = unclosedLineOf(text, problem);
  const place = placeOf(text, first.offset - (piece ? 1 : 0));
  return {
    ok: false,
    fault: {
      kind: 'not-json',
      problem,
      ...place,
      ...(unclosedLine === undefined ? {} : { unclosedLine }),
    },
  };
}

/** For a missing bracket: the line of the outermost one that nothing closes. */
function unclosedLineOf(text: string, problem: JsonProblem): number | undefined {
  if (problem !== 'CloseBraceExpected' && problem !== 'CloseBracketExpected') return undefined;
  const at = unclosed(text);
  return at === undefined ? undefined : placeOf(text, at).line;
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
