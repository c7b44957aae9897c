import type { Browsed } from '#domain/browse/address.ts';
import { type Chosen, chosenIn, NO_FILTER, toggle } from '#domain/browse/filter.ts';
import { element } from '#ui/client/element.ts';

interface Actions {
  readonly label: (one: Chosen) => string;
  readonly go: (state: Browsed) => void;
}

function chip(label: string, about: string, act: () => void): HTMLElement {
  const button = element('button', 'chip', label);
  if (about !== '') {
    const cross = element('span', '', '×');
    cross.ariaHidden = 'true';
    button.append(' ', cross, element('span', 'sr-only', about));
  }
  button.type = 'button';
  button.addEventListener('click', act);
  return element('li', '', button);
}

/** A button for each active filter, which takes it away, and one for all of them. */
export function chipElements(state: Browsed, { label, go }: Actions): HTMLElement[] {
  const chips = chosenIn(state.filter).map((one) =>
    chip(label(one), ': remove this filter', () =>
      go({ ...state, filter: toggle(state.filter, one), page: 1 }),
    ),
  );
  const clear = () => go({ ...state, filter: NO_FILTER, page: 1 });
  return chips.length > 0 ? [...chips, chip('Clear all', '', clear)] : [];
}

export const toolsText = (found: number): string =>
  `${found.toLocaleString('en')} ${found === 1 ? 'tool' : 'tools'}`;

/** What a screen reader hears when the list has changed. */
export function spokenState(
  { filter, sort }: Browsed,
  found: number,
  page: number,
  pages: number,
  label: (one: Chosen) => string,
): string {
  const chosen = chosenIn(filter).map(label);
  const order = { severity: 'worst first', name: 'by name', server: 'by server' }[sort];
  return [
    toolsText(found),
    ...(chosen.length > 0 ? [`filters: ${chosen.join(', ')}`] : []),
    ...(found > 1 ? [`sorted ${order}`] : []),
    ...(pages > 1 ? [`page ${page} of ${pages}`] : []),
  ].join('; ');
}
