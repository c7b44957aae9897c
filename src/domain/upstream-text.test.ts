import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerpt, plainForeignText, revealInvisible } from './upstream-text.ts';

const FAMILY =
  '\u{1F468}\u{1F3FD}\u200D\u{1F469}\u{1F3FF}\u200D\u{1F467}\u{1F3FB}\u200D\u{1F466}\u{1F3FE}';
const FLAG = '\u{1F1E9}\u{1F1EA}';

describe('excerpt', () => {
  it('leaves a short text as it is, on one line', () => {
    expect(excerpt('Reads a file.', 20)).toBe('Reads a file.');
    expect(excerpt('  Reads\r\n\n a file.\t', 20)).toBe('Reads a file.');
    expect(excerpt('', 20)).toBe('');
  });

  it('cuts at a word where it can', () => {
    expect(excerpt('Reads a file of the project.', 20)).toBe('Reads a file of…');
    expect(excerpt('unbroken'.repeat(9), 10)).toBe('unbrokenun…');
  });

  it.each([1, 2, 3, 7, 20, 60, 130, 160, 220])('never cuts through a character, at %i', (limit) => {
    for (const character of [FAMILY, FLAG, 'e\u0301', '\u{1F600}']) {
      const text = excerpt(character.repeat(400), limit);
      expect(text.isWellFormed()).toBe(true);
      expect(text.endsWith('…')).toBe(true);
      expect(text.replaceAll(character, '')).toBe('…');
    }
  });

  it('says that it was cut, however few characters the text has', () => {
    expect(excerpt(`Z${'\u0301'.repeat(5000)} and more`, 60)).toBe('…');
    expect(excerpt(FAMILY.repeat(1000), 1000)).toMatch(/…$/);
  });

  it('cuts plain text where it would cut the same text of other characters', () => {
    const plain = fc.string({
      unit: fc.constantFrom(' ', '\n', '\t', 'a', 'Z', '_', '~'),
      maxLength: 400,
    });
    const foreign = (text: string) => text.replaceAll('a', 'é');
    fc.assert(
      fc.property(plain, fc.integer({ min: 1, max: 40 }), (text, limit) => {
        expect(foreign(excerpt(text, limit))).toBe(excerpt(foreign(text), limit));
      }),
    );
  });

  it('shows what is hidden', () => {
    expect(excerpt('a\u202Eb', 20)).toBe('a⟦U+202E⟧b');
  });
});

describe('hidden characters', () => {
  it('are named, except in pictures that they join', () => {
    expect(revealInvisible(`a\u200Bb${FAMILY}`)).toEqual([
      { text: 'a', invisible: null },
      { text: 'U+200B', invisible: 'zero-width space' },
      { text: `b${FAMILY}`, invisible: null },
    ]);
  });

  it('are all shown in plain text; half characters become a sign', () => {
    expect(plainForeignText('\u0000\u{E0041}\uD83D')).toBe('⟦U+0000⟧⟦U+E0041⟧\uFFFD');
  });
});

it('lets no invisible character and no half character through, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 40 }), (text, limit) => {
      for (const shown of [plainForeignText(text), excerpt(text, limit)]) {
        expect(shown.isWellFormed()).toBe(true);
        expect(shown).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B\uFEFF]/);
      }
    }),
  );
});
