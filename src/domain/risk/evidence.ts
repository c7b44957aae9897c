import { z } from 'zod';

/**
 * Where the words stand that made a rule fire. `server` is the title or the description of the
 * server, `server-summary` what we wrote of it. `ownerOf` says whose words each are.
 */
export const EVIDENCE_PLACES = [
  'name',
  'title',
  'summary',
  'description',
  'parameter',
  'hint',
  'server',
  'server-summary',
] as const;

export const evidenceSchema = z
  .strictObject({
    place: z.enum(EVIDENCE_PLACES),
    /** The words as written in the definition, or the parameter's name. */
    words: z.string(),
  })
  .meta({ description: 'The words, or the parameter, that made a rule fire' });
export type Evidence = z.infer<typeof evidenceSchema>;

/** Whose words a piece of evidence is: the server's, ours, or a claim that its author need not keep. */
export type EvidenceOwner = 'server' | 'us' | 'author-claim';

const OWNERS: Readonly<Record<Evidence['place'], EvidenceOwner>> = {
  name: 'server',
  title: 'server',
  description: 'server',
  parameter: 'server',
  server: 'server',
  summary: 'us',
  'server-summary': 'us',
  hint: 'author-claim',
};

/** Whose words stand in that place. A sentence must not call a word of ours the server's. */
export const ownerOf = (place: Evidence['place']): EvidenceOwner => OWNERS[place];

/** Is all of it our own wording? Such evidence shows what we understood, not what the server says. */
export const isOursAlone = (evidence: readonly Pick<Evidence, 'place'>[]): boolean =>
  evidence.length > 0 && evidence.every(({ place }) => ownerOf(place) === 'us');
