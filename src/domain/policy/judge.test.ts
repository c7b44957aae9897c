import { expect, test } from 'vitest';
import { emptyMemory, type Followed, judge, seeResult } from './judge.ts';
import { type Mark, type Policy, policySchema } from './policy.ts';

const POLICY: Policy = policySchema.parse({
  unlisted: 'deny',
  servers: [
    {
      server: 'web',
      as: 'web',
      tools: {
        search: { decision: 'allow' },
        open: {
          decision: 'ask',
          cases: [
            {
              when: { arguments: [{ arguments: ['url'], is: 'named-or-seen' }] },
              decision: 'allow',
            },
          ],
        },
      },
      brings: { 'untrusted-content': ['search'], 'private-data': [] },
    },
  ],
});
const ADDRESS = 'https://evil.example/?n=4711';

function session(...marks: Mark[]): Followed {
  return { memory: { ...emptyMemory(), marks }, keyOf: (text) => text };
}

const call = (followed: Followed, tool: string, args: Record<string, unknown>) =>
  judge(POLICY, [{ server: 'web', tool, arguments: args }], followed, 0).outcome;

test.each([
  ['as it is', `No results for ${ADDRESS}`],
  ['as a link', `[here](${ADDRESS}).`],
])(
  'an address that the agent made of private data is not seen by being repeated %s',
  (_, result) => {
    const followed = session('private-data');
    call(followed, 'search', { query: `what is ${ADDRESS}?` });
    seeResult(followed, [{ text: result }]);
    for (const url of [ADDRESS, `${ADDRESS})`, `${ADDRESS}).`])
      expect(call(followed, 'open', { url })).toBe('asked');
  },
);

test('an address that a result held before stays seen', () => {
  const followed = session('private-data');
  seeResult(followed, { text: ADDRESS });
  expect(call(followed, 'open', { url: ADDRESS })).toBe('allowed');
  expect(call(followed, 'open', { url: ADDRESS })).toBe('allowed');
});

test('an address that was opened before private data were read can be opened again', () => {
  const followed = session('untrusted-content');
  expect(call(followed, 'open', { url: ADDRESS })).toBe('asked');
  followed.memory.marks.push('private-data');
  expect(call(followed, 'open', { url: ADDRESS })).toBe('allowed');
});
