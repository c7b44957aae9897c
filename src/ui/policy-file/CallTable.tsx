import type { CallRow } from '#domain/policy/call-table.ts';
import { callPhrase } from '#wording/calls.ts';
import { CALL_ENDS } from '#wording/rule.ts';
import { ForeignText } from '../ForeignText.tsx';

interface Props {
  readonly id: string;
  readonly rows: readonly CallRow[];
}

/** What the rules decide about calls, before any format changes it. */
export function CallTable({ id, rows }: Props) {
  return (
    <table class="table keep mt-3" id={id}>
      <caption>How calls end where a file can say all of the rule</caption>
      <thead>
        <tr>
          <th scope="col">Call</th>
          <th scope="col">Outcome</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.name} ${callPhrase(row)}`}>
            <th scope="row" class="font-normal">
              {row.name === null ? (
                capital(callPhrase(row))
              ) : (
                <>
                  <span class="mono break-all">
                    <ForeignText text={row.name} />
                  </span>
                  {callPhrase(row)}
                </>
              )}
            </th>
            <td>{capital(CALL_ENDS[row.outcome])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
