import type { AttackLine } from '#domain/attack/attack-line.ts';
import type { ForeignLabels } from '#domain/attack/facet-text.ts';

export interface AttackIndex {
  readonly labels: ForeignLabels;
  readonly lines: readonly AttackLine[];
}

let loading: Promise<AttackIndex> | undefined;

/** All entries as lines, fetched once, when a reader first asks for something. */
export function loadIndex(address: string): Promise<AttackIndex> {
  loading ??= fetch(address).then((answer) => {
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.json() as Promise<AttackIndex>;
  });
  loading.catch(() => {
    loading = undefined;
  });
  return loading;
}
