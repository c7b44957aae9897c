import { element } from '#ui/client/element.ts';

/** A fold whose content is made when it is first opened, or printed: it can be very long. */
export function fold(words: string, make: () => readonly HTMLElement[]): HTMLDetailsElement {
  const made = element('details', 'stack-more', element('summary', '', words));
  let isFilled = false;
  const fill = () => {
    if (isFilled) return;
    isFilled = true;
    made.append(...make());
  };
  made.addEventListener('toggle', fill);
  makers.set(made, fill);
  return made;
}

const makers = new WeakMap<Element, () => void>();

/** Fills and opens every fold before printing, and closes those that were closed afterwards. */
export function openFoldsForPrint(host: HTMLElement): void {
  let opened: HTMLDetailsElement[] = [];
  addEventListener('beforeprint', () => {
    opened = [...host.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
    for (const one of opened) {
      makers.get(one)?.();
      one.open = true;
    }
  });
  addEventListener('afterprint', () => {
    for (const one of opened) one.open = false;
    opened = [];
  });
}
