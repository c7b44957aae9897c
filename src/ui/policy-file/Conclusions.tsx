import { Fragment } from 'preact';
import type { CallRow } from '#domain/policy/call-table.ts';
import type { EnforcementTarget } from '#domain/policy/target.ts';
import { tellingCalls } from '#domain/policy/telling-calls.ts';
import { routes } from '#routes';
import { separators } from '#wording/list.ts';
import { conclusionClause } from '#wording/override.ts';

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
      {calls.map((call) => {
        const before = separators(call.overrides.length, 'or');
        return (
          <li key={call.calls}>
            {conclusionClause(call, target.name)}
            {call.overrides.length > 0 && ', or something overrides it: '}
            {call.overrides.map((override, at) => (
              <Fragment key={override.id}>
                {before[at]}
                <a href={`${routes.targetGuide(target.id)}#override-${override.id}`}>
                  {override.inWords ? override.text : <code>{override.text}</code>}
                </a>
              </Fragment>
            ))}
            .
          </li>
        );
      })}
    </ul>
  );
}
