import { checkTokens } from './check-tokens.ts';
import { checkTree, parse } from './parsers.ts';
import { Doubtful, SQL_DIALECTS, type SqlDialect, type SqlReading } from './reading.ts';
import { openingOf } from './statement.ts';
import { type Token, tokensOf } from './tokens.ts';

/** UTF-16 code units. */
const LONGEST = 20_000;

/**
 * Whether a text is surely exactly one statement that only reads: it writes nothing, locks nothing, and calls no
 * function that is not known to only compute. Doubtful is not reading. Without a dialect, the answer is true only
 * where it is so in each of the three. Throws nothing.
 *
 * Two readings must agree: the tokens, which are cut so strictly that no dialect and no setting of a server cuts
 * them differently, and a parser's syntax tree.
 */
export function readsOnly(statement: string, dialect?: SqlDialect): SqlReading {
  try {
    check(statement, dialect);
    return { readsOnly: true };
  } catch (error) {
    const because = error instanceof Doubtful ? error.doubt : ({ kind: 'not-understood' } as const);
    return { readsOnly: false, because };
  }
}

function check(statement: string, dialect: SqlDialect | undefined): void {
  if (typeof statement !== 'string') throw new Doubtful({ kind: 'empty' });
  if (statement.length > LONGEST) {
    throw new Doubtful({ kind: 'too-long', length: statement.length, limit: LONGEST });
  }
  const tokens = withoutEnd(tokensOf(statement, dialect));
  const opening = openingOf(tokens, dialect);
  checkTokens(opening.kind === 'other' ? tokens.slice(2) : tokens, dialect);
  if (opening.kind === 'other') return;

  const { before, after, start } = opening;
  const query = `${before}${statement.slice(start, tokens.at(-1)?.end)}${after}`;
  const trees = (dialect === undefined ? SQL_DIALECTS : [dialect])
    .map((each) => parse(query, each))
    .filter((tree) => tree !== undefined);
  if (trees.length === 0) throw new Doubtful({ kind: 'not-understood' });
  for (const tree of trees) checkTree(tree);
}

/** One semicolon may end a statement. */
function withoutEnd(tokens: Token[]): Token[] {
  return tokens.at(-1)?.text === ';' ? tokens.slice(0, -1) : tokens;
}
