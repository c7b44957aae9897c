import type { CallRow } from './call-table.ts';
import type { OverriddenCalls, Override } from './override.ts';

/** A call that shows whether a file is in force: if it ends otherwise, the file is not read or overridden. */
export interface TellingCall {
  readonly calls: Exclude<OverriddenCalls['calls'], 'allowed'>;
  readonly row: CallRow;
  /** What would make it end in a looser way; of several with one text, the first. */
  readonly overrides: readonly Override[];
}

/** From what lets a call run to what refuses it. */
const ORDER = ['allowed', 'asked', 'refused'];
const STRICTNESS = { allowed: 0, asked: 1, denied: 2, hidden: 2 } as const;

/** The first refused call, the first that asks and the first of an unlisted tool, as far as there are any. */
export function tellingCalls(
  rows: readonly CallRow[],
  overrides: readonly Override[] = [],
): TellingCall[] {
  const kinds = ['refused', 'asked', 'unlisted'] as const;
  return kinds.flatMap((calls) => {
    const row = rows.find((row) => kindOf(row) === calls);
    if (!row) return [];
    const looser = overrides.filter(({ changes }) =>
      changes.some(
        (change) =>
          change.calls === calls && ORDER.indexOf(change.become) < STRICTNESS[row.outcome],
      ),
    );
    const byText = new Map(looser.toReversed().map((override) => [override.text, override]));
    return [{ calls, row, overrides: looser.filter((one) => byText.get(one.text) === one) }];
  });
}

/** Of a call that runs nothing can be told: it also runs where no file is read. */
function kindOf({ because, outcome }: CallRow): TellingCall['calls'] | undefined {
  if (outcome === 'allowed') return undefined;
  if (because.kind === 'unlisted') return 'unlisted';
  if (because.kind !== 'rule') return undefined;
  return outcome === 'asked' ? 'asked' : 'refused';
}
