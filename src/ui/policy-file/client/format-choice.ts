import type { EnforcementTarget } from '#domain/policy/target.ts';
import { TARGETS } from '#domain/policy/targets/index.ts';
import { routes } from '#routes';
import { element } from '../../client/element.ts';
import { keepPreference, preference } from '../../client/preference.ts';

/** The field for the format, which is kept as the reader's choice. */
export class FormatChoice {
  readonly #field: HTMLSelectElement;

  constructor(field: HTMLSelectElement, changed: () => void) {
    this.#field = field;
    const kept = preference('format');
    if (TARGETS.some(({ id }) => id === kept)) field.value = kept ?? '';
    field.addEventListener('change', () => {
      this.keep();
      changed();
    });
  }

  get target(): EnforcementTarget | undefined {
    return TARGETS.find(({ id }) => id === this.#field.value) ?? TARGETS[0];
  }

  keep(): void {
    keepPreference('format', this.#field.value);
  }

  /** The format of a client to begin with, unless another one was chosen before. */
  suggest(client: string): void {
    const target = TARGETS.find(({ clients }) => clients?.includes(client));
    if (target && preference('format') === null) this.#field.value = target.id;
  }

  /** How far the format is proved, how to apply it, and where its file belongs. */
  about(target: EnforcementTarget): (Node | string)[] {
    const guide = element('a', '', `How to apply and undo it in ${target.label}`);
    guide.href = routes.targetGuide(target.id);
    const checked = this.#field.selectedOptions[0]?.dataset['checked'] ?? '';
    return [`${checked} `, guide, `. Place: ${target.place}`];
  }
}
