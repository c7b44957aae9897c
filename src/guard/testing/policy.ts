import { type Policy, policySchema } from '#domain/policy/policy.ts';

/** A policy with each kind of rule that the guard knows, for a server with awkward names. */
export const GUARDED: Policy = policySchema.parse({
  unlisted: 'deny',
  servers: [
    {
      server: 'a',
      as: 'srv-a',
      tools: {
        look_up: { decision: 'allow' },
        'do.it': {
          decision: 'ask',
          cases: [
            {
              when: { arguments: [{ arguments: ['to'], is: 'named-by-user' }] },
              decision: 'allow',
            },
          ],
        },
        leave: {
          decision: 'allow',
          cases: [{ when: { after: ['untrusted-content'] }, decision: 'ask' }],
        },
        send: {
          decision: 'ask',
          cases: [
            { when: { after: ['untrusted-content'] }, decision: 'ask' },
            { when: {}, decision: 'allow' },
          ],
        },
        read_mail: { decision: 'allow' },
        drop: { decision: 'deny' },
        secret: { decision: 'hide' },
        query: {
          decision: 'ask',
          cases: [
            { when: { arguments: [{ argument: 'sql', is: 'sql-reads-only' }] }, decision: 'allow' },
          ],
        },
        count: { decision: 'allow', limits: [{ max: 5, per: 'day' }] },
        fetch: {
          decision: 'ask',
          cases: [
            {
              when: { arguments: [{ arguments: ['url'], is: 'named-or-seen' }] },
              decision: 'allow',
            },
          ],
        },
      },
      brings: { 'untrusted-content': ['read_mail'], 'private-data': [] },
    },
  ],
});
