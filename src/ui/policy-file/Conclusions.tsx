import { Fragment } from 'preact';
import type { CallRow } from '#domain/policy/call-table.ts';
import type { EnforcementTarget } from '#domain/policy/target.ts';
import { type TellingCall, tellingCalls } from '#domain/policy/telling-calls.ts';
import { routes } from '#routes';
import { separators } from '#wording/list.ts';
import { conclusionClause } from '#wording/override.ts';

/** How many overrides are named for one call. */
const NAMED = 4;

interface Props {
  readonly target: EnforcementTarget;
  /** Calls under the policy that the file really enforces. */
  readonly rows: readonly CallRow[];
}

/** What to conclude where a call does not end as it has to: what overrides the file. */
export function Conclusions({ target, rows }: Props) {
  const calls = tellingCalls(rows, target.overrides);
  if (calls.length === 0) return null;
  return (
    <ul class="small substitutions mt-2">
      {calls.map((call) => (
        <li key={call.calls}>
          {conclusionClause(call, target.name)}
          <Possible call={call} guide={routes.targetGuide(target.id)} />.
        </li>
      ))}
    </ul>
  );
}

/** The overrides that would explain it, each with a link to what is known of it. */
function Possible({ call, guide }: { readonly call: TellingCall; readonly guide: string }) {
  const { overrides } = call;
  if (overrides.length === 0) return null;
  const named = overrides.length <= NAMED + 1 ? overrides : overrides.slice(0, NAMED);
  const more = overrides.length - named.length;
  const before = separators(named.length + (more > 0 ? 1 : 0), 'or');
  return (
    <>
      , or something overrides it:{' '}
      {named.map(({ id, text, inWords }, at) => (
        <Fragment key={id}>
          {before[at]}
          <a href={`${guide}#override-${id}`}>{inWords ? text : <code>{text}</code>}</a>
        </Fragment>
      ))}
      {more > 0 && (
        <>
          {before[named.length]}
          <a href={`${guide}#overrides`}>one of {more} more</a>
        </>
      )}
    </>
  );
}
