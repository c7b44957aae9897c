import { z } from 'zod';

const phrases = z.array(z.string().min(1)).min(1);

/**
 * Where words must stand. Each list is "any of"; all lists that are given must hold. Words match
 * whole words only, singular and plural alike; a phrase matches neighbouring words. "=" before a
 * phrase: it must be all there is. "~": the words about the server do not count for it.
 */
export const conditionSchema = z
  .strictObject({
    objects: phrases.optional().meta({ description: 'In the name, or in the clause of the verb' }),
    things: phrases
      .optional()
      .meta({ description: 'In the name or the clause, before any "from", "in", "to" or "with"' }),
    heads: phrases.optional().meta({
      description: 'The thing itself: the last words before "from", "in", "to" or "with"',
    }),
    verbs: phrases.optional().meta({ description: 'One of the verbs of the name or the text' }),
    name: phrases.optional().meta({ description: 'In the name alone' }),
    text: phrases
      .optional()
      .meta({ description: 'Anywhere in title, summary or description, unless it is negated' }),
    parameters: phrases.optional().meta({ description: 'A parameter of this name' }),
    server: phrases.optional().meta({ description: 'In the words about the server' }),
    context: phrases.optional().meta({
      description:
        'Anywhere: name, text, parameters or, for phrases without ~, the words about the server',
    }),
  })
  .meta({ description: 'Words that must be there' });

export type RuleCondition = z.infer<typeof conditionSchema>;
export type ConditionField = keyof RuleCondition;
