import { describe, expect, test } from 'vitest';
import { AWKWARD_NAMES, IMPOSSIBLE_NAMES } from '../../testing/awkward-names.ts';
import { contract } from '../../testing/contract.ts';
import { policyOf, policyOverNames, rendered } from '../../testing/policies.ts';
import { parsed, read } from './reader.ts';
import { intercept } from './target.ts';

contract(intercept, read);

describe('Intercept', () => {
  test('writes the form that the engine accepts', () => {
    const policy = policyOf('deny', {
      list_issues: 'allow',
      create_api_key: { limits: [{ max: 30, per: 'minute' }] },
      delete_repository: { decision: 'deny', reason: 'It deletes.' },
      drop_all: 'hide',
    });
    expect(rendered(intercept, policy).text).toBe(`version: "1"
default: deny
hide:
  - drop_all
tools:
  list_issues:
    rules: []
  create_api_key:
    rules:
      - name: "at most 30 calls a minute"
        rate_limit: "30/minute"
        on_deny: "Limit reached: at most 30 calls a minute. Stop and tell a person."
  delete_repository:
    rules:
      - name: "refuse every call"
        action: deny
        on_deny: "Refused by policy: It deletes."
`);
  });

  test('turns an ask into a refusal, for unlisted tools too, and says so', () => {
    const { effective, substitutions } = rendered(intercept, policyOf('ask', { make: 'ask' }));
    expect(effective).toMatchObject({
      unlisted: 'deny',
      servers: [{ tools: { make: { decision: 'deny' } } }],
    });
    expect(substitutions.map(({ tool }) => tool)).toEqual([null, 'make']);
  });

  test('every awkward name survives', () => {
    const document = parsed(rendered(intercept, policyOverNames('allow', AWKWARD_NAMES)).text);
    const names = [...(document.hide ?? []), ...Object.keys(document.tools ?? {})];
    expect(names.toSorted()).toEqual([...AWKWARD_NAMES].toSorted());
  });

  test.each(IMPOSSIBLE_NAMES)('refuses the name %j', (name) => {
    expect(intercept.render(policyOf('allow', { [name]: 'deny' })).ok).toBe(false);
  });

  test('refuses two servers in one file', () => {
    const policy = policyOf('deny', { list: 'allow' });
    const servers = [
      ...policy.servers,
      ...policy.servers.map((server) => ({ ...server, as: 'other' })),
    ];
    expect(intercept.render({ ...policy, servers })).toMatchObject({ ok: false });
  });

  test('keeps conditions that the engine can check, refuses the tool for others', () => {
    const policy = policyOf('deny', {
      pay: { conditions: [{ argument: 'amount', is: 'at-most', value: 100 }] },
      find: { conditions: [{ argument: 'q', is: 'matches', value: '^(?=a)b' }] },
    });
    const document = parsed(rendered(intercept, policy).text);
    expect(document.tools?.['pay']?.rules[0]?.conditions).toEqual([
      { path: 'args.amount', op: 'lte', value: 100 },
    ]);
    expect(document.tools?.['find']?.rules[0]?.action).toBe('deny');
  });
});
