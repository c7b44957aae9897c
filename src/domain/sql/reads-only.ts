import { newBudget } from './bounded-text.ts';
import { checkTokens } from './check-tokens.ts';
import { checkTree, parse } from './parser.ts';
import { queryText } from './query-text.ts';
import { Doubtful, SQL_DIALECTS, type SqlDialect, type SqlReading } from './reading.ts';
import { openingOf } from './statement.ts';
import { type Cut, type Token, tokensOf } from './tokens.ts';

/** UTF-16 code units. */
const LONGEST = 20_000;

/**
 * Whether a text is surely exactly one statement that only reads: it writes nothing, locks nothing, and calls no
 * function that is not known to only compute. Doubtful is not reading. Without a dialect, the text may be meant for
 * any of the three, and has to only read in each of them that could accept it. Throws nothing.
 *
 * Two readings must agree: of the tokens, as each server that the text may be meant for cuts them, and of a parser's
 * syntax tree. See docs/decisions/0040-sql-is-read-twice.md.
 */
export function readsOnly(statement: string, dialect?: SqlDialect): SqlReading {
  try {
    check(statement, dialect === undefined ? SQL_DIALECTS : [dialect]);
    return { readsOnly: true };
  } catch (error) {
    const because = error instanceof Doubtful ? error.doubt : ({ kind: 'not-understood' } as const);
    return { readsOnly: false, because };
  }
}

function check(statement: string, dialects: readonly SqlDialect[]): void {
  if (typeof statement !== 'string') throw new Doubtful({ kind: 'empty' });
  if (statement.length > LONGEST) {
    throw new Doubtful({ kind: 'too-long', length: statement.length, limit: LONGEST });
  }
  let invalid: Doubtful | undefined;
  let understood = false;
  const budget = newBudget();
  // Most texts are cut alike in all dialects, and need the parser once.
  const asked = new Map<string, boolean>();
  const understands = (query: string): boolean => {
    const known = asked.get(query);
    if (known !== undefined) return known;
    const tree = parse(query, budget);
    if (tree !== undefined) checkTree(tree);
    asked.set(query, tree !== undefined);
    return tree !== undefined;
  };
  for (const cut of cutsOf(statement, dialects)) {
    try {
      understood = isUnderstood(statement, cut, understands) || understood;
    } catch (error) {
      if (!(error instanceof Doubtful)) throw error;
      if (!error.invalid) throw error;
      invalid ??= error;
    }
  }
  if (!understood) throw invalid ?? new Doubtful({ kind: 'not-understood' });
}

/** How the servers that a text may be meant for could cut it. Settings of PostgreSQL and MySQL decide on backslashes. */
function cutsOf(statement: string, dialects: readonly SqlDialect[]): Cut[] {
  const differs = statement.includes('\\');
  return dialects.flatMap((dialect) => {
    const plain = { dialect, escapes: false };
    return differs && dialect !== 'sqlite' ? [plain, { dialect, escapes: true }] : [plain];
  });
}

/** Throws `Doubtful` unless all that is found in a text only reads; whether the parser understands it is returned. */
function isUnderstood(
  statement: string,
  cut: Cut,
  understands: (query: string) => boolean,
): boolean {
  const tokens = withoutEnd(tokensOf(statement, cut));
  const opening = openingOf(tokens, cut.dialect);
  const rest = tokens.slice(opening.index);
  checkTokens(rest, cut.dialect);
  return opening.kind === 'other' || understands(queryText(statement, rest));
}

/** One semicolon may end a statement. */
function withoutEnd(tokens: Token[]): Token[] {
  return tokens.at(-1)?.text === ';' ? tokens.slice(0, -1) : tokens;
}
