import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { contract } from '../../testing/contract.ts';
import { policyOf, rendered } from '../../testing/policies.ts';
import { read } from './reader.ts';
import { kiro } from './target.ts';

contract(kiro, read);

const rule = (effect: string, ...match: string[]) => ({ capability: 'mcp', match, effect });

describe('Kiro', () => {
  test('the rule for the others excludes what is let through more freely', () => {
    const policy = policyOf('ask', { list: 'allow', make: 'ask', drop: 'deny' });
    expect(parse(rendered(kiro, policy).text)).toEqual({
      rules: [
        rule('deny', 'github/drop'),
        rule('ask', 'github/make'),
        rule('allow', 'github/list'),
        { ...rule('ask', 'github/*'), exclude: ['github/list'] },
      ],
    });
  });

  test('a name that it may read as a pattern gets no rule', () => {
    const { text, substitutions } = rendered(kiro, policyOf('ask', { 'a*': 'allow' }));
    expect(parse(text)).toEqual({ rules: [rule('ask', 'github/*')] });
    expect(substitutions).toMatchObject([{ tool: 'a*', kind: 'unsure-name', decision: 'ask' }]);
    expect(kiro.render(policyOf('ask', { 'a*': 'deny' }))).toMatchObject({ ok: false });
    expect(kiro.render(policyOf('deny', { 'a*': 'allow' }))).toMatchObject({ ok: false });
  });
});
