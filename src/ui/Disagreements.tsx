import type { Disagreement } from '#domain/disagreement.ts';
import type { Source } from '#domain/provenance.ts';
import { fieldWords, listingDisagreements, sharedStatements } from '#wording/disagreements.ts';
import { ForeignText } from './ForeignText.tsx';
import { joined } from './joined.tsx';

interface Props {
  readonly disagreements: readonly Disagreement[];
  readonly sources: readonly Source[];
  /** How many are shown; the data file has all. */
  readonly limit: number;
}

/** How many names are written where many tools are listed differently. */
const NAMES = 12;

const name = (text: string) => (
  <span key={text} class="mono">
    <ForeignText text={text} />
  </span>
);

/** What several sources of one server say differently, each with its sources; the one in use first. */
export function Disagreements({ disagreements, sources, limit }: Props) {
  const listing = listingDisagreements(disagreements);
  const others = disagreements.filter(({ field }) => field !== 'listed');
  const shown = others.slice(0, limit);
  return (
    <>
      <ul class="substitutions small" data-disagreements="">
        {shown.map((disagreement, at) => (
          <li key={at}>
            {disagreement.tool !== undefined && <>{name(disagreement.tool)}, </>}
            {fieldWords(disagreement.field)}
            {disagreement.argument !== undefined && <> {name(disagreement.argument)}</>}:{' '}
            {joined(
              sharedStatements(disagreement, sources).map(({ says, sources: who }, index) => (
                <span key={index}>
                  “<ForeignText text={says} />” ({index === 0 && 'in use; '}
                  {who.join('; ')})
                </span>
              )),
              '; ',
            )}
            .
          </li>
        ))}
        {listing.map(({ tools, disagreement }, at) => (
          <li key={at}>
            {sharedStatements(disagreement, sources)
              .map(({ says, sources: who }) => `${says} by ${who.join('; ')}`)
              .join(', ')}
            : {joined(tools.slice(0, NAMES).map(name))}
            {tools.length > NAMES && ` and ${tools.length - NAMES} more`}.
          </li>
        ))}
      </ul>
      {others.length > shown.length && (
        <p class="small soft">
          {others.length - shown.length} more differences are in the data file.
        </p>
      )}
    </>
  );
}
