import { describe, expect, test } from 'vitest';
import { type Policy, policySchema } from '../../policy/policy.ts';
import type { Capability } from '../../risk/capability.ts';
import { flowOnSet } from './flow-on-set.ts';

const INGEST: Capability[] = ['ingests-untrusted-content'];
const PAY: Capability[] = ['moves-money'];

const tool = (name: string, server = 'web') => ({ name, server, serverSlug: server });
const set = (...pays: string[]) => ({
  legs: [
    { leg: INGEST, tools: [tool('fetch')] },
    { leg: PAY, tools: pays.map((name) => tool(name, 'pay')) },
  ],
});

function policy(tools: Record<string, object>, brings: string[] = ['fetch']): Policy {
  return policySchema.parse({
    unlisted: 'ask',
    servers: [
      {
        server: 'web',
        as: 'web',
        tools: { fetch: { decision: 'allow' } },
        brings: { 'untrusted-content': brings, 'private-data': [] },
      },
      {
        server: 'pay',
        as: 'pay',
        tools,
        brings: { 'untrusted-content': [], 'private-data': [] },
      },
    ],
  });
}

const AFTER = { when: { after: ['untrusted-content'] }, decision: 'ask' };
const NAMED = {
  when: { arguments: [{ arguments: ['to'], is: 'named-by-user' }] },
  decision: 'allow',
};

describe('what following the session does about a set', () => {
  test('holds the last leg back once the first has run', () => {
    const cut = policy({ pay: { decision: 'allow', cases: [AFTER] } });
    expect(flowOnSet(set('pay'), cut)).toEqual({
      effect: 'asks',
      leg: PAY,
      after: ['untrusted-content'],
      unlessArguments: false,
    });
  });

  test('holds nothing back where the first leg brings nothing, or one tool runs', () => {
    const rule = { decision: 'allow', cases: [AFTER] };
    expect(flowOnSet(set('pay'), policy({ pay: rule }, [])).effect).toBe('runs');
    const both = policy({ pay: rule, tip: { decision: 'allow' } });
    expect(flowOnSet(set('pay', 'tip'), both).effect).toBe('runs');
  });

  test('a case for some arguments decides nothing, and is told', () => {
    const rule = { decision: 'allow', cases: [NAMED, AFTER] };
    expect(flowOnSet(set('pay'), policy({ pay: rule }))).toMatchObject({
      effect: 'asks',
      unlessArguments: true,
    });
  });

  test('a rule that refuses or asks holds from the start', () => {
    expect(flowOnSet(set('pay'), policy({ pay: { decision: 'deny' } }))).toMatchObject({
      effect: 'refused',
      after: [],
    });
    expect(flowOnSet(set('unlisted'), policy({}))).toMatchObject({ effect: 'asks', after: [] });
  });

  test('a case that lets calls run comes before the rule', () => {
    const rule = { decision: 'ask', cases: [AFTER, { when: {}, decision: 'allow' }] };
    expect(flowOnSet(set('pay'), policy({ pay: rule }))).toMatchObject({ effect: 'asks' });
    expect(flowOnSet(set('pay'), policy({ pay: rule }, [])).effect).toBe('runs');
  });
});
