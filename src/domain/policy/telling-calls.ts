import type { CallRow } from './call-table.ts';
import type { OverriddenCalls, Override } from './override.ts';

/** A call that shows whether a file is in force: if it ends otherwise, the file is not read or overridden. */
export interface TellingCall {
  readonly calls: Exclude<OverriddenCalls['calls'], 'allowed'>;
  readonly row: CallRow;
  /** What would make it end otherwise. */
  readonly overrides: readonly Override[];
}

const BECOMES = {
  allowed: 'allowed',
  asked: 'asked',
  denied: 'refused',
  hidden: 'refused',
} as const;

/** The first refused call, the first that asks and the first of an unlisted tool, as far as there are any. */
export function tellingCalls(
  rows: readonly CallRow[],
  overrides: readonly Override[] = [],
): TellingCall[] {
  const kinds = ['refused', 'asked', 'unlisted'] as const;
  return kinds.flatMap((calls) => {
    const row = rows.find((row) => kindOf(row) === calls);
    if (!row) return [];
    const possible = overrides.filter(({ changes }) =>
      changes.some((change) => change.calls === calls && change.become !== BECOMES[row.outcome]),
    );
    return [{ calls, row, overrides: possible }];
  });
}

/** Of a call that runs nothing can be told: it also runs where no file is read. */
function kindOf({ because, outcome }: CallRow): TellingCall['calls'] | undefined {
  if (outcome === 'allowed') return undefined;
  if (because.kind === 'unlisted') return 'unlisted';
  if (because.kind !== 'rule') return undefined;
  return outcome === 'asked' ? 'asked' : 'refused';
}
