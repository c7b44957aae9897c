import { computed, signal } from '@preact/signals';
import type { ClientName } from '#domain/client-name.ts';
import { formatFor } from '#domain/policy/format-for.ts';
import type { EnforcementTarget } from '#domain/policy/target.ts';
import { TARGETS } from '#domain/policy/targets/index.ts';
import { keepPreference, preference } from '../client/preference.ts';

const chosen = signal(preference('format'));

/** The format in which a page shows its files: one for the whole page, the first where none is chosen. */
export const chosenTarget = computed(
  () => TARGETS.find(({ id }) => id === chosen.value) ?? (TARGETS[0] as EnforcementTarget),
);

/** Chooses a format for this page and for the next ones. */
export function chooseFormat(id: string): void {
  chosen.value = id;
  keepPreference('format', id);
}

/** Begins with the format for these clients, unless another one was chosen before. */
export function suggestFormat(clients: readonly ClientName[]): void {
  const target = formatFor(clients);
  if (target && preference('format') === null) chosen.value = target.id;
}

/** The field for the format. */
export function FormatSelect({ id }: { readonly id: string }) {
  return (
    <select
      id={id}
      class="field"
      value={chosenTarget.value.id}
      onChange={({ currentTarget }) => chooseFormat(currentTarget.value)}
    >
      {TARGETS.map(({ id, label }) => (
        <option key={id} value={id}>
          {label}
        </option>
      ))}
    </select>
  );
}
