import { z } from 'zod';

/** What happens to a call. `hide` also takes the tool out of the list that the agent sees. */
export const DECISIONS = ['allow', 'ask', 'deny', 'hide'] as const;
export const decisionSchema = z.enum(DECISIONS);
export type Decision = z.infer<typeof decisionSchema>;

export const WINDOWS = ['minute', 'hour', 'day'] as const;
export const limitSchema = z
  .strictObject({ max: z.int().positive(), per: z.enum(WINDOWS) })
  .meta({ description: 'At most `max` calls per window' });
export type Limit = z.infer<typeof limitSchema>;
export type Window = (typeof WINDOWS)[number];

const argumentName = z.string().min(1);
export const conditionSchema = z.discriminatedUnion('is', [
  z.strictObject({ argument: argumentName, is: z.literal('equals'), value: z.json() }),
  z.strictObject({ argument: argumentName, is: z.literal('one-of'), value: z.array(z.json()) }),
  z.strictObject({ argument: argumentName, is: z.literal('matches'), value: z.string() }),
  z.strictObject({ argument: argumentName, is: z.literal('at-most'), value: z.number() }),
  z.strictObject({ argument: argumentName, is: z.literal('path-under'), value: z.string() }),
  z.strictObject({ argument: argumentName, is: z.literal('host-in'), value: z.array(z.string()) }),
]);
export type Condition = z.infer<typeof conditionSchema>;

/** What is decided about one tool. A call that breaks a limit or a condition is denied. */
export const ruleSchema = z
  .strictObject({
    decision: decisionSchema,
    limits: z.array(limitSchema).default([]),
    conditions: z.array(conditionSchema).default([]),
    ifCannotCount: z.enum(['allow', 'ask']).optional().meta({
      description: 'Decision of a client that cannot count calls; without it, ask',
    }),
    ifCannotAsk: z.enum(['allow', 'deny']).optional().meta({
      description: 'Decision of a client that cannot ask a person; without it, deny',
    }),
    reason: z.string().optional(),
  })
  .meta({ description: 'What is decided about one tool' });
export type Rule = z.infer<typeof ruleSchema>;

export const serverPolicySchema = z.strictObject({
  server: z.string(),
  /** What the server is called in the user's own configuration. */
  as: z.string().min(1),
  /** By exact tool name. */
  tools: z.record(z.string(), ruleSchema),
  /** How many tools the server has that this policy does not list. */
  others: z.int().nonnegative().default(0),
  /** Names of tools it does not list, where known: a target may not tell them from listed ones. */
  neighbours: z.array(z.string()).optional(),
  /** Listed tools that the server itself marks as read-only: a product may never ask about them. */
  markedReadOnly: z.array(z.string()).optional(),
});
export type ServerPolicy = z.infer<typeof serverPolicySchema>;

/** The neutral decision that every enforcement target renders. */
export const policySchema = z
  .strictObject({
    /** Decision on every tool of these servers that is not listed. */
    unlisted: z.enum(['allow', 'ask', 'deny']),
    unlistedReadOnly: z.enum(['allow', 'ask', 'deny']).optional().meta({
      description:
        'Decision on unlisted tools that their server marks as read-only; without it, as on the others',
    }),
    servers: z.array(serverPolicySchema).min(1),
  })
  .meta({ description: 'A decision per tool, independent of where it is enforced' });
export type Policy = z.infer<typeof policySchema>;
export type Unlisted = Policy['unlisted'];
