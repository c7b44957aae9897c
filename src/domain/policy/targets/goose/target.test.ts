import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { contract } from '../../testing/contract.ts';
import { policyOf, rendered } from '../../testing/policies.ts';
import { read } from './reader.ts';
import { goose } from './target.ts';

contract(goose, read);

describe('Goose', () => {
  test('writes all three lists, also the empty ones', () => {
    const policy = policyOf('ask', { list: 'allow', drop: 'deny' });
    expect(parse(rendered(goose, policy).text)).toEqual({
      user: { always_allow: ['github__list'], ask_before: [], never_allow: ['github__drop'] },
    });
  });

  test('writes no entry that it would read as a rule about arguments', () => {
    const { text, substitutions } = rendered(goose, policyOf('ask', { 'tool(arg)': 'allow' }));
    expect(text).not.toContain('tool(arg)');
    expect(substitutions).toMatchObject([{ tool: 'tool(arg)', kind: 'unsure-name' }]);
    expect(goose.render(policyOf('ask', { 'tool(arg)': 'deny' })).ok).toBe(false);
  });

  test('refuses a policy that refuses unlisted tools', () => {
    expect(goose.render(policyOf('deny', { list: 'allow' })).ok).toBe(false);
  });
});
