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

  it('takes further words for no name', () => {
    const made = indexedText('A flaw.', ['ATK-V-0001'], { further: 'CVE-2025-1 mcp-remote' });
    expect(made).toContain('mcp-remote');
    expect(fromIndexedText(made)).toEqual({ text: 'A flaw.', tokens: [nameToken('ATK-V-0001')] });
  });

  it('says everything again for what is widely used, and shows it once', () => {
    const made = indexedText('Creates a key.', ['create_key'], { again: 2 });
    expect(made.split('Creates a key.')).toHaveLength(4);
    expect(made.split(nameToken('create_key'))).toHaveLength(2);
    const too = indexedText('Creates a key.', ['create_key'], { again: 2, tokensToo: true });
    expect(too.split(nameToken('create_key'))).toHaveLength(4);
    expect(fromIndexedText(too)).toEqual(fromIndexedText(made));
    expect(fromIndexedText(made)).toEqual({
      text: 'Creates a key.',
      tokens: [nameToken('create_key')],
    });
    const odd = indexedText('A ␞ zzqother B', ['own'], { again: 1 });
    expect(fromIndexedText(odd)).toEqual({ text: 'A ␞ zzqother B', tokens: [nameToken('own')] });
  });

  it('has no tokens for names of signs alone', () => {
    expect(fromIndexedText(indexedText('Text', ['🔑', '']))).toEqual({ text: 'Text', tokens: [] });
  });
});
