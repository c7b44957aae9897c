import { describe, expect, test } from 'vitest';
import { contract } from '../../testing/contract.ts';
import { policyOf, rendered } from '../../testing/policies.ts';
import { read } from './reader.ts';
import { cursorEditor } from './target.ts';

contract(cursorEditor, read);

describe('Cursor’s editor', () => {
  test('lists what runs without asking, and nothing else', () => {
    const policy = policyOf('ask', { list: 'allow', make: 'ask' });
    expect(JSON.parse(rendered(cursorEditor, policy).text)).toEqual({
      mcpAllowlist: ['github:list'],
    });
  });

  test('an empty list is still a list: it asks about every tool', () => {
    const { text } = rendered(cursorEditor, policyOf('ask', { make: 'ask' }));
    expect(JSON.parse(text)).toEqual({ mcpAllowlist: [] });
  });

  test('writes no file that would have to refuse a tool', () => {
    for (const policy of [policyOf('ask', { drop: 'deny' }), policyOf('deny', { list: 'allow' })]) {
      expect(cursorEditor.render(policy).ok).toBe(false);
    }
  });

  test('lists no name that it may read as a pattern', () => {
    const { text, substitutions } = rendered(cursorEditor, policyOf('ask', { 'a*': 'allow' }));
    expect(JSON.parse(text)).toEqual({ mcpAllowlist: [] });
    expect(substitutions).toMatchObject([{ tool: 'a*', kind: 'unsure-name', decision: 'ask' }]);
  });
});
