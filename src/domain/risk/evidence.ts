import { z } from 'zod';

/**
 * Where the words stand that made a rule fire. `server` is the title or the description of the
 * server, `server-summary` what we wrote of it. `stated` is a fact that the tool's description states,
 * `documented` one of the documentation of the server or of its product: nobody's words are quoted
 * then. `ownerOf` says whose words each are.
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
  'stated',
  'documented',
] as const;

/** What a source can state of a call. */
export const STATED_KINDS = [
  'action',
  'object',
  'amount',
  'audience',
  'state',
  'manner',
  'reversible',
] as const;
export type StatedKind = (typeof STATED_KINDS)[number];

export const evidenceSchema = z
  .strictObject({
    place: z.enum(EVIDENCE_PLACES),
    /** The words as written in the definition, the parameter's name, or the value of a stated fact. */
    words: z.string(),
    /** Of a stated or documented fact: its kind, and the day on which it was read. */
    fact: z.enum(STATED_KINDS).optional(),
    read: z.iso.date().optional(),
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
  stated: 'server',
  documented: 'server',
  summary: 'us',
  'server-summary': 'us',
  hint: 'author-claim',
};

/** Whose words stand in that place. A sentence must not call a word of ours the server's. */
export const ownerOf = (place: Evidence['place']): EvidenceOwner => OWNERS[place];

/** Is all of it our own wording? Such evidence shows what we understood, not what the server says. */
export const isOursAlone = (evidence: readonly Pick<Evidence, 'place'>[]): boolean =>
  evidence.length > 0 && evidence.every(({ place }) => ownerOf(place) === 'us');
