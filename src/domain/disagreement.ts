/** What two sources can say differently of a server, one of its tools or an argument. */
export const DISAGREEMENT_FIELDS = [
  'package',
  'version',
  'repository',
  'licence',
  'transport',
  'listed',
  'description',
  'argument',
  'readOnlyHint',
  'destructiveHint',
  'idempotentHint',
  'openWorldHint',
] as const;
export type DisagreementField = (typeof DISAGREEMENT_FIELDS)[number];

/** What one source says; `source` is the id of a source of the server. Foreign text, cut. */
export interface Statement {
  readonly source: string;
  readonly says: string;
}

/** One fact of which the sources say different things. The first statement is the one in use. */
export interface Disagreement {
  readonly tool?: string | undefined;
  readonly field: DisagreementField;
  /** Where the field is an argument: its name. */
  readonly argument?: string | undefined;
  readonly statements: readonly Statement[];
}
