import type { Disagreement, DisagreementField } from '#domain/disagreement.ts';
import type { Source } from '#domain/provenance.ts';

const FIELD_WORDS: Record<DisagreementField, string> = {
  package: 'package',
  version: 'version of the package',
  repository: 'repository',
  licence: 'licence',
  transport: 'transport',
  listed: 'list of tools',
  description: 'description',
  argument: 'argument',
  readOnlyHint: 'readOnlyHint',
  destructiveHint: 'destructiveHint',
  idempotentHint: 'idempotentHint',
  openWorldHint: 'openWorldHint',
};

export const fieldWords = (field: DisagreementField): string => FIELD_WORDS[field];

/** What the named sources say alike. */
export interface SharedStatement {
  readonly says: string;
  readonly sources: readonly string[];
}

/** The title of a source with what tells it apart from others of that title. */
function sourceWords(id: string, sources: readonly Source[]): string {
  const source = sources.find((known) => known.id === id);
  if (!source) return id;
  const apart = [source.version && `version ${source.version}`, source.seen].filter(Boolean);
  return [source.title, ...apart].join(', ');
}

/** The statements of a disagreement, each once, with the sources that make it; the one in use first. */
export function sharedStatements(
  { statements }: Pick<Disagreement, 'statements'>,
  sources: readonly Source[],
): SharedStatement[] {
  return [...Map.groupBy(statements, ({ says }) => says)].map(([says, group]) => ({
    says,
    sources: group.map(({ source }) => sourceWords(source, sources)),
  }));
}

/** Tools that the same sources list and the same others do not. */
export interface ListingDisagreement {
  readonly tools: readonly string[];
  readonly disagreement: Disagreement;
}

/** The disagreements about the list itself, joined where the same sources disagree alike. */
export function listingDisagreements(all: readonly Disagreement[]): ListingDisagreement[] {
  const listed = all.filter(({ field }) => field === 'listed');
  const groups = Map.groupBy(listed, ({ statements }) => JSON.stringify(statements));
  return [...groups.values()].flatMap((group) => {
    const [disagreement] = group;
    const tools = group.flatMap(({ tool }) => (tool === undefined ? [] : [tool]));
    return disagreement ? [{ tools, disagreement }] : [];
  });
}
