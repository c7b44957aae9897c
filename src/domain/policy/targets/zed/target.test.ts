import { describe, expect, test } from 'vitest';
import { contract } from '../../testing/contract.ts';
import { policyOf, rendered } from '../../testing/policies.ts';
import { read } from './reader.ts';
import { zed } from './target.ts';

contract(zed, read);

describe('Zed', () => {
  test('one default for each tool, and one for all others', () => {
    const policy = policyOf('ask', { list: 'allow', make: 'ask', drop: 'deny' });
    expect(JSON.parse(rendered(zed, policy).text)).toEqual({
      agent: {
        tool_permissions: {
          default: 'confirm',
          tools: {
            'mcp:github:list': { default: 'allow' },
            'mcp:github:make': { default: 'confirm' },
            'mcp:github:drop': { default: 'deny' },
          },
        },
      },
    });
  });

  test('never lets everything run, as that would hold for the terminal too', () => {
    const { effective, substitutions } = rendered(zed, policyOf('allow', { drop: 'deny' }));
    expect(effective.unlisted).toBe('ask');
    expect(substitutions).toMatchObject([{ kind: 'unlisted-stricter', wanted: 'allow' }]);
  });

  test('says what else a refusing default refuses', () => {
    const { substitutions } = rendered(zed, policyOf('deny', { list: 'allow' }));
    expect(substitutions).toMatchObject([{ tool: null, kind: 'note', note: 'one-default' }]);
  });
});
