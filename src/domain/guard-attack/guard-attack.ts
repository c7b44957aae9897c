import { z } from 'zod';
import { markSchema } from '../policy/policy.ts';

/** What an attack makes use of, in the order in which they are shown. */
export const ATTACK_MEANS = [
  'named-destination',
  'disguised-destination',
  'other-argument',
  'data-in-a-read',
  'call-that-may-run',
  'sql',
  'order-of-calls',
  'words-of-the-user',
  'server-or-name',
  'out-of-sight',
] as const;
export type AttackMeans = (typeof ATTACK_MEANS)[number];

/** The presets under which every attack is played. */
export const PLAYED_PRESETS = ['careful', 'open'] as const;
export type PlayedPreset = (typeof PLAYED_PRESETS)[number];

/** How an attack ends: a harmful call ran, a person was asked about each, or each was refused. */
export const STOPPED = ['no', 'asked', 'refused'] as const;
export type Stopped = (typeof STOPPED)[number];
const stoppedSchema = z.enum(STOPPED);

const sentences = z
  .string()
  .min(10)
  .max(400)
  .regex(/^\S.*\.$/s, 'write one or two sentences that end with a full stop');

const callSchema = z
  .strictObject({
    server: z.string().min(1).meta({ description: 'Name of the file in `content/servers/`' }),
    tool: z.string().min(1),
    arguments: z.record(z.string(), z.json()).default({}),
    unknown: z.literal(true).optional().meta({
      description: 'On purpose a tool or server that the catalogue does not have',
    }),
  })
  .meta({ description: 'A call of the agent' });
export type AttackCall = z.infer<typeof callSchema>;

const KINDS = ['user', 'call', 'outside', 'wait', 'newSession'] as const;
const stepSchema = z
  .strictObject({
    user: z.string().min(1).optional().meta({ description: 'What the user writes' }),
    call: callSchema.optional(),
    outside: sentences.optional().meta({
      description: 'What happens without a call of a server: by a person, or a tool of the client',
    }),
    brings: z.array(markSchema).min(1).optional().meta({
      description: 'What the guard notes of it, if it is a tool of the client that it watches',
    }),
    wait: z.int().positive().optional().meta({ description: 'Minutes that pass' }),
    newSession: z.literal(true).optional(),
    result: z.json().optional().meta({ description: 'What the call returns' }),
    times: z.int().min(2).max(1_000).optional().meta({ description: 'Calls in a row, if several' }),
    harm: z.literal(true).optional().meta({ description: 'This does the harm' }),
  })
  .refine((step) => KINDS.filter((kind) => step[kind] !== undefined).length === 1, {
    error: `a step has exactly one of ${KINDS.join(', ')}`,
  })
  .refine(({ call, result, times }) => call || (result === undefined && times === undefined), {
    error: 'only a call has a result, or is made several times',
  })
  .refine(({ outside, brings }) => brings === undefined || outside !== undefined, {
    error: 'only `outside` has `brings`: what a call brings is in the policy',
  })
  .refine(({ call, outside, harm }) => !harm || call || outside, {
    error: 'only a call, or what happens outside, does harm',
  });
export type AttackStep = z.infer<typeof stepSchema>;

/** One file in `content/guard-attacks/`: a session in which an attacker knows the rules of the guard. */
export const guardAttackSchema = z
  .strictObject({
    title: z.string().min(10).max(100).meta({ description: 'What the attacker does' }),
    means: z.enum(ATTACK_MEANS),
    controls: sentences.meta({ description: 'What the attacker can write or decide' }),
    session: z
      .array(stepSchema)
      .min(1)
      .refine((steps) => steps.some(({ harm }) => harm), 'no step does harm: mark it `harm: true`'),
    stopped: z
      .strictObject({ careful: stoppedSchema, open: stoppedSchema })
      .meta({ description: 'How it ends under each preset; a test compares' }),
    accepted: z
      .boolean()
      .optional()
      .meta({ description: 'May it stay so, where a harmful call runs?' }),
    why: sentences.meta({ description: 'Why it is stopped, or why it is not' }),
    instead: sentences.optional().meta({ description: 'What helps, where a harmful call runs' }),
    patterns: z.array(z.string()).default([]).meta({
      description: 'Names of files in `content/attacks/patterns/`',
    }),
  })
  .superRefine(({ stopped, accepted, instead }, context) => {
    const runs = PLAYED_PRESETS.some((preset) => stopped[preset] === 'no');
    const say = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (runs && accepted === undefined)
      say('accepted', 'a harmful call runs: say if that is accepted');
    if (runs && instead === undefined)
      say('instead', 'a harmful call runs: say what helps instead');
    if (!runs && accepted !== undefined) say('accepted', 'no harmful call runs: leave this out');
  })
  .meta({ id: 'guard-attack', description: 'A session in which an attacker knows the rules' });
export type GuardAttack = z.infer<typeof guardAttackSchema>;
