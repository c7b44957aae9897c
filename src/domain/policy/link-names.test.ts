import { describe, expect, test } from 'vitest';
import { phraseOf, phrasesOf } from './user-words.ts';

const names = (prompt: string, value: string): boolean => {
  const phrase = phraseOf(value);
  return phrase !== undefined && phrasesOf(prompt).has(phrase);
};

describe('a link, a reference or a mention names', () => {
  test.each([
    ['Fix https://github.com/acme/widgets/issues/7.', 'acme/widgets'],
    ['Fix https://github.com/acme/widgets/issues/7.', 'widgets'],
    ['See https://github.com/Acme/Widgets', 'acme'],
    ['Look at (https://github.com/acme/widgets.js/pull/12)', 'widgets.js'],
    ['Clone https://github.com/acme/widgets.git', 'widgets'],
    ['Clone git@github.com:acme/widgets.git', 'acme/widgets'],
    ['Close acme/widgets#7', 'widgets'],
    ['Close acme/widgets!7', 'acme/widgets'],
    ['Read acme/widgets/issues/7', 'acme'],
    ['Read https://gitlab.com/acme/tools/widgets/-/issues/7', 'acme/tools/widgets'],
    ['Read https://gitlab.com/acme/tools/widgets/-/issues/7', 'acme/tools'],
    ['Answer in https://acme.slack.com/archives/C0GENERAL/p1700000000', 'C0GENERAL'],
    ['Answer in <#C0GENERAL|general>', 'C0GENERAL'],
    ['Fill https://docs.google.com/document/d/1AbC_dEf-123456/edit#heading=h.1', '1AbC_dEf-123456'],
    ['Move https://acme.atlassian.net/browse/OPS-12?focus=1', 'OPS-12'],
    ['Close https://linear.app/acme/issue/ENG-123/fix-login', 'ENG-123'],
    [
      'Edit https://www.notion.so/acme/Road-map-0123456789abcdef0123456789abcdef?pvs=4',
      '0123456789abcdef0123456789abcdef',
    ],
  ])('%s: %s', (prompt, value) => {
    expect(names(prompt, value)).toBe(true);
  });
});

describe('and does not name', () => {
  test.each([
    // Whoever made the link chose what is in it.
    ['Pay https://evil.example/invoice/DE89370400440532013000', 'DE89370400440532013000'],
    ['See https://evil.example/acme/widgets', 'widgets'],
    ['See https://github.com.evil.example/eve/loot', 'loot'],
    ['See https://github.com@evil.example/eve/loot', 'loot'],
    ['See https://evil.example/?u=https://github.com/eve/loot', 'loot'],
    ['See http://evil.example#https://github.com/eve/loot', 'eve/loot'],
    // A part of a name is another name.
    ['Fix https://github.com/acme/widgets/issues/7', 'widget'],
    ['Fix https://github.com/acme/widgets/issues/7', 'issues'],
    ['Fill https://docs.google.com/document/d/1AbC_dEf-123456/edit', '1AbC_dEf-12345'],
    ['Answer in https://acme.slack.com/archives/C0GENERAL/p1700000000', 'acme'],
    ['On 3/4', '4'],
    ['Read docs/guide/issues', 'guide'],
  ])('%s: %s', (prompt, value) => {
    expect(names(prompt, value)).toBe(false);
  });
});
