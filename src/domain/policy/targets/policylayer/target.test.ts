import { describe, expect, test } from 'vitest';
import { AWKWARD_NAMES, IMPOSSIBLE_NAMES } from '../../testing/awkward-names.ts';
import { contract } from '../../testing/contract.ts';
import { policyOf, policyOverNames, rendered } from '../../testing/policies.ts';
import { parsed, read } from './reader.ts';
import { policylayer } from './target.ts';

contract(policylayer, read);

describe('PolicyLayer gateway', () => {
  test('writes the documented form', () => {
    const policy = policyOf('deny', {
      list_issues: 'allow',
      create_api_key: { limits: [{ max: 30, per: 'minute' }] },
      delete_repository: 'deny',
      drop_all: 'hide',
    });
    expect(JSON.parse(rendered(policylayer, policy).text)).toEqual({
      version: '1',
      default: 'deny',
      hide: ['drop_all'],
      tools: {
        list_issues: {},
        create_api_key: {
          limits: [
            { counter: 'create_api_key_per_minute', window: 'minute', max: 30, scope: 'grant' },
          ],
        },
        delete_repository: { deny_if: [{ conditions: [], on_deny: 'Refused by policy.' }] },
      },
    });
  });

  test('a limit per day becomes a lower one per hour, or a refusal', () => {
    const policy = policyOf('deny', {
      many: { limits: [{ max: 50, per: 'day' }] },
      few: { limits: [{ max: 5, per: 'day' }] },
    });
    const { effective, substitutions } = rendered(policylayer, policy);
    expect(effective.servers[0]?.tools).toMatchObject({
      many: { decision: 'allow', limits: [{ max: 2, per: 'hour' }] },
      few: { decision: 'deny', limits: [] },
    });
    expect(substitutions.map(({ tool }) => tool)).toEqual(['many', 'few']);
  });

  test('every awkward name survives', () => {
    const document = parsed(rendered(policylayer, policyOverNames('allow', AWKWARD_NAMES)).text);
    const names = [...(document.hide ?? []), ...Object.keys(document.tools ?? {})];
    expect(names.toSorted()).toEqual([...AWKWARD_NAMES].toSorted());
  });

  test.each(['', '*', '\ud800'])('refuses the name %j', (name) => {
    expect(IMPOSSIBLE_NAMES).toContain(name);
    expect(policylayer.render(policyOf('allow', { [name]: 'deny' })).ok).toBe(false);
  });
});
