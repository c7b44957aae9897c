import { describe, expect, test } from 'vitest';
import { serverFromContent } from '#catalogue/build.ts';
import { readContent } from '#catalogue/read/content.ts';
import { assess } from './assess.ts';
import { compileRules } from './compile.ts';
import type { Evidence } from './evidence.ts';
import type { Field } from './field.ts';
import { CANNOT_END } from './phrase-borders.ts';
import {
  firstSentences,
  isBalanced,
  MOST_QUOTED,
  quotedClause,
  quotedPhrase,
} from './quoted-words.ts';
import { textTokens } from './token.ts';

const field = (text: string): Field => ({ place: 'description', text, tokens: textTokens(text) });

describe('a clause', () => {
  test.each([
    ['Get a collection of saved items.', 'Get a collection of saved items'],
    ['Delete a repository (cannot be undone).', 'Delete a repository'],
    ['Revoke (delete) an API key for good.', 'Revoke (delete) an API key for good'],
    ['Update a page, which others read.', 'Update a page'],
    [
      "Update a database's properties, name, description or icon.",
      "Update a database's properties, name, description or icon",
    ],
    [
      "Update a database's properties, name, description, icon, cover, schema, parent, templates or views and keep the old ones",
      "Update a database's properties",
    ],
    [
      'Return system facts such as name, version, host, uptime, load, users, disks and more',
      'Return system facts',
    ],
    ['List the clips of a channel that somebody else made', 'List the clips of a channel'],
    [
      'Move an issue from one board to another board of the same team in the workspace',
      'Move an issue from one board',
    ],
    [
      'Archive new and existing items in all of the folders that a person of the team has',
      'Archive new and existing items in all of the folders',
    ],
    ['Search the notes\nof a vault', 'Search the notes of a vault'],
    ['Search the notes\nArgs: query', 'Search the notes'],
    ['Read the tools that the user has access to.', 'Read the tools'],
    ['List what the user has access to.', 'List what the user has access to'],
    ['Set the `limit', 'Set the limit'],
  ])('%s', (text, words) => {
    expect(quotedClause(field(text), 0)).toBe(words);
  });

  test('text that is cut off is not taken for its end', () => {
    const text = 'Deletes the file from the';
    expect(quotedClause({ ...field(text), isCut: true }, 0)).toBe('Deletes the file');
  });
});

describe('a phrase', () => {
  test.each([
    ['issue comments of a repository', 0, 0, 'issue comments'],
    ['a read-only replica', 2, 2, 'read-only replica'],
    ['sent to the owner of it', 0, 1, 'sent to the owner'],
    ["the account's", 1, 1, 'account'],
  ])('in “%s”', (text, from, to, words) => {
    expect(quotedPhrase(field(text), from, to)).toBe(words);
  });
});

test.each([
  ['Reads a file. It can be large. Args: path', 'Reads a file. It can be large'],
  ['Delete email folder\n\nArgs:\n    folder_name: Name of the folder', 'Delete email folder'],
  ['Reads a file (of the project. Or of something else entirely).', undefined],
  ['Reads the very long name of a file that is somewhere in a folder of folders', undefined],
])('the first sentences of “%s”', (text, sentences) => {
  expect(firstSentences(text, 40)).toBe(sentences);
});

test('no quotation of the catalogue ends inside a phrase', () => {
  const content = readContent('content');
  const rules = compileRules(content.risk);
  const faults = content.servers.flatMap(({ id, value }) => {
    const { title, summary, tools } = serverFromContent(id, value);
    return tools.flatMap((tool) => {
      const texts = [tool.summary, title, summary].map((text) => (text ?? '').replace(/\s+/g, ' '));
      const { derivation, reason, signals } = assess({ server: { title, summary }, tool }, rules);
      const quoted = [...derivation, ...signals, ...(reason.kind === 'effect' ? [reason] : [])];
      return quoted.flatMap(({ evidence }) =>
        evidence
          .filter((each) => isFault(each, texts))
          .map(({ words }) => `${tool.name}: ${words}`),
      );
    });
  });
  expect([...new Set(faults)]).toEqual([]);
});

/** Does it end with a word that wants another, though the sentence goes on? Is it long, or open? */
function isFault({ place, words }: Evidence, texts: readonly string[]): boolean {
  if (place === 'name' || place === 'parameter') return false;
  const tokens = textTokens(words);
  const sentenceEnds = texts.some((text) => /^(?:$|[.;:?!])/.test(text.split(words)[1] ?? '…'));
  const dangles = CANNOT_END.has(tokens.at(-1)?.word ?? '') && tokens.length > 1 && !sentenceEnds;
  return dangles || !isBalanced(words) || tokens.length > MOST_QUOTED || /[,([]$/.test(words);
}
