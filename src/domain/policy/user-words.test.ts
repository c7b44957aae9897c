import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cpuTime } from '../../../tests/fixtures/cpu-time.ts';
import { addressesIn, phraseOf, phrasesOf } from './user-words.ts';

/** Every run tries the same inputs, so that what fails once fails again. */
fc.configureGlobal({ seed: 20261130 });

const isNamed = (prompt: string, value: string) => phrasesOf(prompt).has(phraseOf(value) ?? '');

describe('what a user named', () => {
  test.each([
    ['Send it to "alice", please', 'alice'],
    ['Send it to “Alice Smith”.', 'alice smith'],
    ["Post in Alice's channel", 'alice'],
    ['Order at Nonna’s', 'Nonna'],
    ["Book Anna's Inn for me", "Anna's Inn"],
    ['Post in #general', 'general'],
    ['Post in general', '#general'],
    ['Ask @bob_2', '@bob_2'],
    ['Mail <bob.smith@corp.example>, now', 'bob.smith@corp.example'],
    ['Mail bob.smith@corp.example.', 'Bob.Smith@corp.example'],
    ['Pay 12 to GB29NWBK60161331926819', 'GB29NWBK60161331926819'],
    ['Pay GB29 NWBK 6016 1331 9268 19', 'GB29 NWBK 6016 1331 9268 19'],
    ['Pay $1,200.50 today', '1200.5'],
    ['Pay 98.70€', '98.7'],
    ['Fix acme/widgets', 'acme/widgets'],
    ['Fix acme/widgets', 'acme'],
    ['Fix acme/widgets', 'widgets'],
    ['Read (/srv/data/a.csv)', '/srv/data/a.csv'],
    ['Отправь Алисе', 'алисе'],
    ['Open HTTPS://Named.example/Docs', 'https://named.example/Docs'],
    ['Open https://named.example.', 'https://named.example/'],
    ['Open <https://named.example/>', 'https://NAMED.example'],
    ['Mail cafe\u0301 owners', 'caf\u00e9'],
  ])('%s names %s', (prompt, value) => {
    expect(isNamed(prompt, value)).toBe(true);
  });

  test.each([
    ['a prefix of a path', 'Read /srv/data/a.csv', '/srv/data'],
    ['a path below', 'Read /srv/data', '/srv/data/secret'],
    ['a way up', 'Read /srv/data', '/srv/data/..'],
    ['a way up', 'Read docs/', 'docs/..'],
    ['a way up', 'Read docs/ and more', '"docs/.."'],
    ['the folder of a file', 'Read docs/report.txt', 'docs'],
    ['part of a path', 'Read a/b/c', 'a/b'],
    ['part of an address', 'Mail bob@corp.example', 'corp.example'],
    ['part of an address', 'Mail bob@corp.example', 'bob'],
    ['plus addressing', 'Mail bob@corp.example', 'bob+x@corp.example'],
    ['a longer domain', 'Mail bob@corp.example', 'bob@corp.example.evil.example'],
    ['a shorter domain', 'Mail bob@corp.example.com', 'bob@corp.example'],
    ['userinfo', 'Open https://named.example', 'https://named.example@evil.example'],
    ['userinfo', 'Open https://named.example', 'https://named.example:x@evil.example/'],
    ['a port', 'Open https://named.example', 'https://named.example:8443'],
    ['a query', 'Open https://named.example/a', 'https://named.example/a?data=secret'],
    ['other letters', 'Open https://named.example/aBc', 'https://named.example/AbC'],
    ['other letters', 'Open https://a:b@named.example', 'https://a:B@named.example'],
    ['several in one', 'Mail bob@corp.example', 'bob@corp.example,eve@evil.example'],
    ['several in one', 'Mail bob@corp.example', 'bob@corp.example; eve@evil.example'],
    ['JSON in a text', 'Mail bob@corp.example', '["bob@corp.example"]'],
    ['JSON in a text', 'Mail to bob', '{"to": "bob"}'],
    ['a display name', 'Mail bob@corp.example', 'bob@corp.example <eve@evil.example>'],
    ['a pattern', 'Delete report', 'report*'],
    ['a pattern', 'Invite corp.example', '*@corp.example'],
    ['a pattern', 'Delete report', 'report?'],
    ['a pattern', 'Keep docs', '!docs'],
    ['a line break', 'Mail bob now', 'bob\nnow'],
    ['a separator of lines', 'Mail bob now', 'bob\u2028now'],
    ['a look-alike', 'Ask alice', '\u0430lice'],
    ['fullwidth letters', 'Ask alice', '\uff41lice'],
    ['the Kelvin sign', 'Ask mike', 'mi\u212Ae'],
    ['a zero-width space', 'Ask alice', 'ali\u200bce'],
    ['a soft hyphen', 'Ask alice', 'ali\u00adce'],
    ['a direction mark', 'Ask alice', '\u202ealice'],
    ['a variation selector', 'Ask alice', 'alice\ufe0f'],
    ['a tag character', 'Ask alice', 'alice\u{e0041}'],
    ['one digit', 'Pay 5 people', '5'],
    ['part of a number', 'Pay 1000', '100'],
    ['part of a date', 'Paid in 12/2026', '2026'],
    ['a word that names no one', 'Tell everyone in the channel', 'everyone'],
    ['a word that names no one', 'Tell everyone in the channel', '@channel'],
    ['a word of the request', 'Please send the file', 'please'],
    ['words of the request', 'Please send the file', 'send the file'],
    ['nothing', 'Send', ''],
    ['only marks', 'Send ...', '..'],
    ['other words between', 'Mail Alice and Smith', 'Alice Smith'],
  ])('%s: “%s” does not name “%s”', (_, prompt, value) => {
    expect(isNamed(prompt, value)).toBe(false);
  });

  test('a row of up to eight words is named, a longer one is not', () => {
    const words = Array.from({ length: 9 }, (_, at) => `word${at}`);
    expect(isNamed(words.join(' '), words.slice(1).join(' '))).toBe(true);
    expect(isNamed(words.join(' '), words.join(' '))).toBe(false);
  });

  test('a very long text takes bounded time and space', () => {
    const hostile = [
      `${'!'.repeat(2_000_000)}a`,
      `a${')'.repeat(2_000_000)}a`,
      `${`a${'!'.repeat(2_000)} `.repeat(1_000)}`,
      'ab '.repeat(1_000_000),
      Array.from({ length: 200_000 }, (_, at) => `w${at}`).join(' '),
      `${'x'.repeat(250)} `.repeat(5_000),
      ' '.repeat(2_000_000),
    ];
    const took = cpuTime(() => {
      for (const text of hostile) {
        expect(phrasesOf(text).size).toBeLessThan(200_000);
        expect(phraseOf(text)).toBeUndefined();
      }
    });
    expect(took).toBeLessThan(5_000);
  });

  test('whatever is named stands in the words of the user, letter for letter but for case', () => {
    const plain = (text: string) => text.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ');
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'binary' }),
        (prompt, value) => {
          const phrase = phraseOf(value);
          if (phrase === undefined || !phrasesOf(prompt).has(phrase)) return;
          for (const word of phrase.split(' ')) {
            if (!/\d/.test(word)) expect(plain(prompt)).toContain(word.toLowerCase());
          }
        },
      ),
    );
  });

  test('a name of letters is named wherever it stands as a word, and not inside of another', () => {
    const name = fc.stringMatching(/^[a-z]{3,12}x[a-z]$/);
    const around = fc.constantFrom(' ', '"', '(', '“', ' #', ' @', '\n');
    const after = fc.constantFrom(' ', '"', ')', '.', ',', '’s', "'s", '?', '\n');
    fc.assert(
      fc.property(name, around, after, (value, start, end) => {
        expect(isNamed(`tell ${start}${value}${end}`, value)).toBe(true);
        expect(isNamed(`tell q${value}`, value)).toBe(false);
        expect(isNamed(`tell ${value}q`, value)).toBe(false);
      }),
    );
  });

  test.each([
    'bob@corp.example',
    'https://named.example/a/b?x=1',
    '/srv/data/a.csv',
    'docs/',
    '+15550100',
  ])('no change inside of %s is named', (value) => {
    const known = phrasesOf(`Please use ${value} for it`);
    const characters = Array.from({ length: 0x600 }, (_, at) => String.fromCodePoint(at));
    const changed = characters.flatMap((one) =>
      Array.from({ length: value.length - 2 }, (_, at) => [
        `${value.slice(0, at + 1)}${one}${value.slice(at + 1)}`,
        `${value.slice(0, at + 1)}${one}${value.slice(at + 2)}`,
      ]).flat(),
    );
    const others = changed.filter((one) => one.toLowerCase() !== value);
    expect(others.filter((one) => known.has(phraseOf(one) ?? ''))).toEqual([]);
  });
});

describe('addresses in a result', () => {
  test('are found as they are, with and without the marks after them', () => {
    const found = addressesIn('See https://a.example/x?y=1. (www.b.example) <http://c.example>');
    expect([...found]).toEqual([
      'https://a.example/x?y=1.',
      'https://a.example/x?y=1',
      'www.b.example)',
      'www.b.example',
      'http://c.example',
    ]);
  });

  test('no part of an address is found, nor an address with something added', () => {
    const found = addressesIn('https://a.example/x https://a.example/y');
    for (const other of [
      'https://a.example',
      'https://a.example/',
      'https://a.example/x?q=secret',
      'https://a.example/x/secret',
      'a.example/x',
      'https://a.example@evil.example',
    ]) {
      expect(found.has(other)).toBe(false);
    }
  });

  test('a very long address is not found, and takes bounded time', () => {
    const took = cpuTime(() => {
      const long = `https://a.example/${')'.repeat(1_000_000)}a`;
      expect(addressesIn(long).size).toBe(0);
      expect(addressesIn('https://'.repeat(200_000)).size).toBe(0);
    });
    expect(took).toBeLessThan(2_000);
  });
});
