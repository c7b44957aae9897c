import { z } from 'zod';
import type { Evidence, StatedKind } from './evidence.ts';
import { ACTIONS, AMOUNTS, AUDIENCES, MANNERS, STATES } from './facts.ts';

const REVERSIBLE = ['yes', 'partly', 'no'] as const;

/**
 * What a source says that a call does, in the words of our vocabularies: facts, so that no text of
 * others is needed. Who says it is the source.
 */
export const statementSchema = z
  .strictObject({
    action: z.enum(ACTIONS).optional(),
    object: z.string().min(1).optional().meta({ description: 'A class of `content/objects/`' }),
    amount: z.enum(AMOUNTS).optional().meta({ description: 'How much one call reaches' }),
    audience: z.enum(AUDIENCES).optional().meta({ description: 'Who sees what it sends' }),
    state: z.enum(STATES).optional().meta({ description: 'What the thing is at that time' }),
    manner: z.enum(MANNERS).optional().meta({ description: 'Not at once, or not for good' }),
    reversible: z.enum(REVERSIBLE).optional().meta({ description: 'Can the call be undone?' }),
    source: z.string().meta({ description: 'The id of the source that says it' }),
  })
  .refine((statement) => Object.keys(statement).length > 1, 'State at least one fact')
  .meta({ description: 'What a source says that a call of the tool does' });
type Statement = z.infer<typeof statementSchema>;

/** A statement whose source is known: whose words it is, and the day on which they were read. */
export type Stated = Omit<Statement, 'source'> & {
  readonly place: 'stated' | 'documented';
  readonly read: string;
};

/** Whether a source is the server's own definition or documentation is told by what it gives. */
export function statedBy(
  statements: readonly Statement[],
  sources: readonly { id: string; seen: string; gives: readonly string[] }[],
): Stated[] {
  return statements.flatMap(({ source: id, ...facts }) => {
    const source = sources.find((each) => each.id === id);
    if (!source) return [];
    const place = source.gives.includes('tools') ? 'stated' : 'documented';
    return [{ ...facts, place, read: source.seen }];
  });
}

/** The first statement that holds a fact of this kind, with the evidence for it. */
export function statedFact<K extends StatedKind>(
  statements: readonly Stated[] | undefined,
  kind: K,
): { readonly value: NonNullable<Stated[K]>; readonly evidence: readonly Evidence[] } | undefined {
  for (const { place, read, [kind]: value } of statements ?? []) {
    if (value === undefined) continue;
    const evidence: Evidence = { place, words: value as string, fact: kind, read };
    return { value: value as NonNullable<Stated[K]>, evidence: [evidence] };
  }
  return undefined;
}
