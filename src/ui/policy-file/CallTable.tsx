import type { CallRow } from '#domain/policy/call-table.ts';
import { callPhrase } from '#wording/calls.ts';
import { becauseSentence, CALL_ENDS } from '#wording/rule.ts';
import { capitalised } from '#wording/sentence.ts';
import { ForeignText } from '../ForeignText.tsx';

interface Props {
  readonly id?: string;
  readonly caption: string;
  readonly rows: readonly CallRow[];
  /** Say for each call why it ends so. */
  readonly withReasons?: boolean;
}

/** How calls end under a policy: one row for each call that was tried. */
export function CallTable({ id, caption, rows, withReasons = false }: Props) {
  return (
    <table class={withReasons ? 'table' : 'table keep mt-3'} id={id}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Call</th>
          <th scope="col">Outcome</th>
          {withReasons && <th scope="col">Why</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.name} ${callPhrase(row)}`}>
            <th scope="row" class="font-normal">
              <CallName row={row} />
            </th>
            <td data-label={withReasons ? 'Outcome' : undefined}>
              {capitalised(CALL_ENDS[row.outcome])}
            </td>
            {withReasons && (
              <td class="small">
                <ForeignText text={becauseSentence(row.because)} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function CallName({ row }: { readonly row: CallRow }) {
  if (row.name === null) return <ForeignText text={capitalised(callPhrase(row))} />;
  return (
    <>
      <span class="mono break-all">
        <ForeignText text={row.name} />
      </span>
      <ForeignText text={callPhrase(row)} />
    </>
  );
}
