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
    const made = indexedText('A flaw.', ['ATK-V-0001'], 'CVE-2025-1 mcp-remote');
    expect(made).toContain('mcp-remote');
    expect(fromIndexedText(made)).toEqual({ text: 'A flaw.', tokens: [nameToken('ATK-V-0001')] });
  });

  it('has no tokens for names of signs alone', () => {
    expect(fromIndexedText(indexedText('Text', ['🔑', '']))).toEqual({ text: 'Text', tokens: [] });
  });
});
