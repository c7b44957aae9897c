import { describe, expect, it } from 'vitest';
import { fromIndexedText, indexedText } from './indexed-text.ts';
import { nameToken } from './name-key.ts';

describe('indexedText', () => {
  it('gives back what it was made from', () => {
    const made = indexedText('Creates a key.', ['create_key', 'Create key', 'mint']);
    expect(fromIndexedText(made)).toEqual({
      text: 'Creates a key.',
      tokens: [nameToken('create_key'), nameToken('mint')],
    });
  });

  it('is not misled by the sign that it uses, in foreign text', () => {
    const made = indexedText('A ␞ zzqother B', ['own']);
    expect(fromIndexedText(made)).toEqual({ text: 'A ␞ zzqother B', tokens: [nameToken('own')] });
  });

  it('has no tokens for names of signs alone', () => {
    expect(fromIndexedText(indexedText('Text', ['🔑', '']))).toEqual({ text: 'Text', tokens: [] });
  });
});
