import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '../decide.ts';
import { policySchema } from '../policy.ts';
import { readPolicy } from '../read-policy.ts';
import { anyPolicy } from '../testing/arbitraries.ts';
import { contract } from '../testing/contract.ts';
import { guard } from './target.ts';

contract(guard, (text) => {
  const policy = readPolicy(text);
  return (call, history) => decide(policy, call, history).outcome;
});

describe('the file of the guard', () => {
  test('is the policy, cases and all', () => {
    fc.assert(
      fc.property(anyPolicy(3), (policy) => {
        const rendered = guard.render(policy);
        if (rendered.ok)
          expect(JSON.parse(rendered.text)).toEqual(JSON.parse(JSON.stringify(rendered.effective)));
      }),
    );
  });

  test('keeps what other targets drop', () => {
    const policy = policySchema.parse({
      unlisted: 'ask',
      servers: [
        {
          ...{
            server: 'mail',
            as: 'mail',
            brings: { 'untrusted-content': [], 'private-data': [] },
          },
          tools: { send: { decision: 'ask', cases: [{ when: {}, decision: 'allow' }] } },
        },
      ],
    });
    const rendered = guard.render(policy);
    expect(rendered.ok && rendered.effective).toEqual(policy);
  });
});
