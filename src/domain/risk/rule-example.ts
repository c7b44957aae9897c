import { z } from 'zod';

const exampleSchema = z
  .union([
    z.string().min(1),
    z.strictObject({
      name: z.string(),
      description: z.string().optional(),
      server: z.string().optional(),
      parameters: z
        .array(
          z.union([
            z.string(),
            z.strictObject({
              name: z.string(),
              type: z.string().optional(),
              enum: z.array(z.string()).optional(),
              default: z.union([z.string(), z.number(), z.boolean()]).optional(),
              description: z.string().optional(),
            }),
          ]),
        )
        .optional(),
    }),
  ])
  .meta({ description: 'A tool name, or a small tool, that a rule or a class is tested with' });
export type RuleExample = z.infer<typeof exampleSchema>;

/** Examples that a rule or a class of objects must know, and others that it must leave alone. */
export const examplesSchema = z.strictObject({
  matches: z.array(exampleSchema).min(1),
  ignores: z.array(exampleSchema).min(1),
});
