import { z } from 'zod';
import { type Call, decide, type Outcome } from '../policy/decide.ts';
import { type Policy, ruleSchema } from '../policy/policy.ts';

const testCallSchema = z.strictObject({
  tool: z.string().min(1),
  arguments: z.record(z.string(), z.json()).default({}),
  /** How many calls of the same tool went through just before. */
  after: z.int().nonnegative().default(0),
});
export type TestCall = z.infer<typeof testCallSchema>;

/** Rules that stop an attack, with calls that prove it; tools without a rule are denied. */
export const controlTestsSchema = z
  .strictObject({
    rules: z.record(z.string(), ruleSchema),
    deny: z.array(testCallSchema).default([]),
    ask: z.array(testCallSchema).default([]),
    allow: z.array(testCallSchema).min(1),
  })
  .refine(({ deny, ask }) => deny.length + ask.length > 0, 'give a call to deny or to ask about')
  .meta({ description: 'Rules that stop an attack, and calls that prove it' });
export type ControlTests = z.infer<typeof controlTestsSchema>;

/** The server that the rules of control tests are about. */
const SERVER = 'example';
const NOON = Date.UTC(2026, 0, 1, 12);

/** The rules that the tests run, as a policy for an example server. */
export const testedPolicy = ({ rules }: ControlTests): Policy => ({
  unlisted: 'deny',
  servers: [{ server: SERVER, as: SERVER, tools: rules, others: 0 }],
});

/** A call of a test that ends otherwise than the test says. */
export interface TestFailure {
  readonly call: TestCall;
  readonly outcome: Outcome;
}

/** The calls that end otherwise than the tests say; none where the rules do what they claim. */
export function failuresOf(tests: ControlTests): TestFailure[] {
  const policy = testedPolicy(tests);
  const check = (calls: readonly TestCall[], wanted: readonly Outcome[]) =>
    calls.flatMap((call) => {
      const outcome = outcomeOf(policy, call);
      return wanted.includes(outcome) ? [] : [{ call, outcome }];
    });
  return [
    ...check(tests.deny, ['denied', 'hidden']),
    ...check(tests.ask, ['asked']),
    ...check(tests.allow, ['allowed']),
  ];
}

function outcomeOf(policy: Policy, { tool, arguments: args, after }: TestCall): Outcome {
  const call: Call = { server: SERVER, tool, arguments: args, at: NOON + after };
  const history = Array.from({ length: after }, (_, n) => ({ ...call, at: NOON + n }));
  return decide(policy, call, history).outcome;
}
