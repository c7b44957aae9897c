import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, type Outcome, type PastCall } from '#domain/policy/decide.ts';
import { type Policy, policySchema, ruleSchema } from '#domain/policy/policy.ts';
import { marksOf, type Session } from '#domain/policy/session.ts';
import { addressesIn, phraseOf, phrasesOf } from '#domain/policy/user-words.ts';
import type { Mark } from '#domain/policy/vocabulary.ts';
import { readsOnly } from '#domain/sql/reads-only.ts';
import { answerTo } from './hook/answer.ts';
import type { Answer } from './hook/client.ts';
import { emptyState } from './session-store.ts';
import { CLIENT_EVENTS, type ClientEvents } from './testing/client-events.ts';

/** Every run tries the same inputs, so that what fails once fails again. */
fc.configureGlobal({ seed: 20261130 });

const TOOLS = ['do.it', 'do_it', 'do-it', 'look up', 'x'.repeat(70), `${'x'.repeat(70)}y`, 'new'];
const SERVERS = ['srv-a', 'srv', 'srv_a'];

const argumentCase = fc.constantFrom(
  { arguments: ['to'], is: 'not-given' as const },
  { arguments: ['to', 'url'], is: 'named-by-user' as const },
  { arguments: ['url'], is: 'named-or-seen' as const },
  { argument: 'sql', is: 'sql-reads-only' as const },
  { argument: 'to', is: 'equals' as const, value: 'bob' },
);
const aCase = fc.record({
  when: fc.record(
    {
      after: fc.constantFrom(
        ['untrusted-content' as const],
        ['untrusted-content' as const, 'private-data' as const],
      ),
      arguments: fc.array(argumentCase, { minLength: 1, maxLength: 2 }),
    },
    { requiredKeys: [] },
  ),
  decision: fc.constantFrom('allow', 'ask', 'deny'),
});
const rule = fc
  .record(
    {
      decision: fc.constantFrom('allow', 'ask', 'deny', 'hide'),
      limits: fc.constantFrom(
        [],
        [{ max: 2, per: 'hour' }],
        [
          { max: 1, per: 'minute' },
          { max: 3, per: 'day' },
        ],
      ),
      conditions: fc.constantFrom([], [{ argument: 'to', is: 'matches', value: '^[a-z]+$' }]),
      cases: fc.array(aCase, { minLength: 1, maxLength: 3 }),
    },
    { requiredKeys: ['decision'] },
  )
  .map((value) => ruleSchema.parse(value));
const listed = TOOLS.filter((tool) => tool !== 'new');
const server = (as: string) =>
  fc
    .record({
      tools: fc.dictionary(fc.constantFrom(...listed), rule, { maxKeys: 6 }),
      brings: fc.option(
        fc.record({
          'untrusted-content': fc.subarray(listed),
          'private-data': fc.subarray(listed),
        }),
        { nil: undefined },
      ),
    })
    .map(({ tools, brings }) => ({
      server: as,
      as,
      tools,
      neighbours: TOOLS.filter((tool) => !Object.hasOwn(tools, tool)),
      ...(brings ? { brings } : {}),
    }));
const policies = fc
  .record({
    unlisted: fc.constantFrom('allow', 'ask', 'deny'),
    servers: fc.tuple(...SERVERS.map(server)),
  })
  .map((value): Policy => policySchema.parse(value));

const ADDRESS = 'https://a.example/x?y=1';
type Step =
  | {
      readonly kind: 'call';
      readonly server: string;
      readonly tool: string;
      readonly arguments: Record<string, unknown>;
      /** How often the client then asks for the permission. */
      readonly asks: number;
    }
  | { readonly kind: 'prompt'; readonly text: string }
  | { readonly kind: 'result'; readonly text: string };
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('call' as const),
      server: fc.constantFrom(...SERVERS),
      tool: fc.constantFrom(...TOOLS),
      arguments: fc.constantFrom<Record<string, unknown>>(
        {},
        { to: 'bob' },
        { to: 'eve@b.example' },
        { to: ['bob', 'eve@b.example'] },
        { url: ADDRESS },
        { url: `${ADDRESS}2`, to: null },
        { sql: 'SELECT a FROM t' },
        { sql: 'SELECT pg_sleep(1)' },
      ),
      asks: fc.constantFrom(0, 1, 2),
    }),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({
        heard: fc.boolean(),
        text: fc.constantFrom('Write to bob.', `See ${ADDRESS}`, 'mail eve@b.example!', 'Go on'),
      })
      .map(({ heard, text }): Step => ({ kind: heard ? 'prompt' : 'result', text })),
  },
);
/** Milliseconds to the next step: some are in the same minute, and some clocks go back. */
const pauses = fc.constantFrom(0, 1, 30_000, 60_000, 1_800_000, 86_400_000, -90_000, -7_200_000);
const sessions = fc.array(fc.tuple(step, pauses), { minLength: 1, maxLength: 14 });

const ALLOWED: Record<Answer['kind'], readonly Outcome[]> = {
  none: ['allowed'],
  allow: ['allowed'],
  ask: ['allowed', 'asked'],
  deny: ['allowed', 'asked', 'denied', 'hidden'],
};

/** What is known of a session without hashes, files and names of clients. */
class Reference {
  readonly #policy: Policy;
  readonly #history: PastCall[] = [];
  readonly #marks = new Set<Mark>();
  readonly #named = new Set<string>();
  readonly #seen = new Set<string>();
  #at = 0;

  constructor(policy: Policy) {
    this.#policy = policy;
  }

  hear(text: string): void {
    for (const phrase of phrasesOf(text)) this.#named.add(phrase);
  }

  see(text: string): void {
    for (const address of addressesIn(text)) this.#seen.add(address);
  }

  outcomeOf(call: Omit<PastCall, 'at'> & { arguments: Record<string, unknown> }, now: number) {
    this.#at = Math.max(this.#at, now);
    const session: Session = {
      marks: this.#marks,
      isNamed: (value) => this.#named.has(phraseOf(value) ?? ''),
      isSeen: (address) => this.#seen.has(address),
      sqlReadsOnly: (statement) => readsOnly(statement).readsOnly,
    };
    return decide(this.#policy, { ...call, at: this.#at }, this.#history, session).outcome;
  }

  ran(call: Omit<PastCall, 'at'>): void {
    this.#history.push({ server: call.server, tool: call.tool, at: this.#at });
    for (const mark of marksOf(this.#policy, call)) this.#marks.add(mark);
  }
}

describe.each(Object.entries(CLIENT_EVENTS))('the guard in %s', (_id, events: ClientEvents) => {
  const { client } = events;

  it('never answers looser than the policy decides', () => {
    fc.assert(
      fc.property(policies, sessions, (policy, steps) => {
        const state = emptyState();
        const reference = new Reference(policy);
        let now = Date.UTC(2026, 0, 1);
        const tell = (event: Record<string, unknown>) =>
          answerTo(client, client.read(event, policy), policy, state, now, (sql) => {
            return readsOnly(sql).readsOnly;
          }).answer;
        for (const [each, pause] of steps) {
          now += pause;
          if (each.kind === 'prompt') {
            tell(events.prompt(each.text));
            reference.hear(each.text);
          } else if (each.kind === 'result') {
            tell(events.result(each.text));
            reference.see(each.text);
          } else {
            const outcome = reference.outcomeOf(each, now);
            const answer = tell(events.call(each.server, each.tool, each.arguments));
            const own = decide(policy, { ...each, at: now }, []).outcome;
            const isLeft = client.asksByRule && answer.kind === 'none' && own === 'asked';
            expect([...ALLOWED[answer.kind], ...(isLeft ? ['asked'] : [])]).toContain(outcome);
            if (answer.kind !== 'none') expect(answer.reason).not.toBe('');
            if (answer.kind === 'deny') continue;
            // Such a client asks for the permission only where a person has said yes.
            const isAnswered = client.asksHookFirst && answer.kind === 'ask';
            for (let asked = 0; events.permission && asked < each.asks; asked += 1) {
              const again = tell(events.permission(each.server, each.tool, each.arguments));
              if (again.kind === 'allow') expect(isAnswered ? 'allowed' : outcome).toBe('allowed');
            }
            reference.ran(each);
          }
        }
      }),
      { numRuns: 400 },
    );
  });
});
