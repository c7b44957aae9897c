import { z } from 'zod';
import { DECISIONS, MARKS, WINDOWS } from './vocabulary.ts';

export { DECISIONS, type Decision, MARKS, type Mark, WINDOWS, type Window } from './vocabulary.ts';

export const decisionSchema = z.enum(DECISIONS);
export const limitSchema = z
  .strictObject({ max: z.int().positive(), per: z.enum(WINDOWS) })
  .meta({ description: 'At most `max` calls per window' });
export type Limit = z.infer<typeof limitSchema>;

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

export const markSchema = z.enum(MARKS).meta({
  description:
    '`untrusted-content`: text that outsiders can write. `private-data`: what not everybody may read',
});

const argumentNames = z.array(argumentName).min(1);
/** Conditions that only a program can tell which follows the session or reads the argument. */
export const sessionConditionSchema = z.discriminatedUnion('is', [
  z.strictObject({ arguments: argumentNames, is: z.literal('named-by-user') }),
  z.strictObject({ arguments: argumentNames, is: z.literal('named-or-seen') }),
  z.strictObject({ arguments: argumentNames, is: z.literal('not-given') }),
  z.strictObject({
    argument: argumentName,
    is: z.literal('sql-reads-only'),
    dialect: z.enum(['postgresql', 'mysql', 'sqlite']).optional(),
  }),
]);
export type SessionCondition = z.infer<typeof sessionConditionSchema>;

export const ruleCaseSchema = z
  .strictObject({
    when: z.strictObject({
      after: z
        .array(markSchema)
        .min(1)
        .optional()
        .meta({ description: 'The session has read all of these' }),
      arguments: z
        .array(z.union([conditionSchema, sessionConditionSchema]))
        .min(1)
        .optional()
        .meta({ description: 'All of these hold for the arguments of the call' }),
    }),
    decision: z.enum(['allow', 'ask', 'deny']),
  })
  .meta({ description: 'A decision for some calls; without `after` and `arguments`, for all' });
export type RuleCase = z.infer<typeof ruleCaseSchema>;

/**
 * What is decided about one tool. A call that breaks a limit or a condition is denied. `decision` is
 * what a client does that knows nothing of the session; one that follows it looks at the cases first.
 */
export const ruleSchema = z
  .strictObject({
    decision: decisionSchema,
    limits: z.array(limitSchema).default([]),
    conditions: z.array(conditionSchema).default([]),
    cases: z.array(ruleCaseSchema).min(1).optional().meta({
      description: 'The first case that holds decides, where the session is followed',
    }),
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
  /**
   * Listed tools whose results bring untrusted content or private data into the session. Without it,
   * and for every tool that is not listed, results bring both.
   */
  brings: z
    .strictObject({
      'untrusted-content': z.array(z.string()),
      'private-data': z.array(z.string()),
    })
    .optional(),
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
