import type { Rule } from '#domain/policy/policy.ts';
import { DECISION_LABEL, limitList } from '#wording/rule.ts';

/** A list is filtered where it has more rows than this. */
const SHORT = 8;

interface FilterProps {
  /** Id of the element whose children are filtered. */
  readonly of: string;
  readonly rows: number;
  /** What can be typed, such as "Filter by name or severity". */
  readonly words: string;
}

/** A field that filters the rows of a table on the page; nothing above a short one. */
export function RowFilter({ of, rows, words }: FilterProps) {
  if (rows <= SHORT) return null;
  return (
    <list-filter data-of={of} class="block mb-2 no-print">
      <label class="small soft">
        {words}
        <input class="field" type="search" autocomplete="off" />
      </label>
    </list-filter>
  );
}

/** "Allow, 60 calls an hour": the rule of a tool in a cell. */
export function ShortRule({ rule }: { readonly rule: Pick<Rule, 'decision' | 'limits'> }) {
  return (
    <>
      {DECISION_LABEL[rule.decision]}
      {rule.limits.length > 0 && <span class="small soft">, {limitList(rule.limits)}</span>}
    </>
  );
}
