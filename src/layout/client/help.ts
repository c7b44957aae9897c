import { element } from '#ui/client/element.ts';
import { keepFocusIn } from '#ui/client/keep-focus.ts';
import { isMac } from '#ui/client/platform.ts';
import { keepPreference, preference } from '#ui/client/preference.ts';

const key = (name: string): HTMLElement => element('kbd', '', name);

function entry(keys: readonly string[], meaning: string): HTMLElement {
  const shown = keys.flatMap((name, index) => (index > 0 ? [' ', key(name)] : [key(name)]));
  return element('div', '', element('dt', '', ...shown), element('dd', '', meaning));
}

function list(): HTMLElement {
  return element(
    'dl',
    'keys',
    entry(isMac() ? ['⌘', 'K'] : ['Ctrl', 'K'], 'Open or close search'),
    entry(['/'], 'Open search'),
    entry(['?'], 'Show this list'),
    entry(['↑', '↓'], 'Move through the results'),
    entry(['Enter'], 'Open the selected result'),
    entry(isMac() ? ['⌘', 'Enter'] : ['Ctrl', 'Enter'], 'Open it in a new tab'),
    entry(['←', '→', 'Home', 'End'], 'Switch the policy format'),
  );
}

function choice(): HTMLElement {
  const box = element('input');
  box.type = 'checkbox';
  box.checked = preference('shortcuts') !== 'off';
  box.addEventListener('change', () => keepPreference('shortcuts', box.checked ? null : 'off'));
  return element('label', 'keys-choice', box, 'Turn on the single-key shortcuts / and ?');
}

function made(): HTMLDialogElement {
  const heading = element('h2', '', 'Keyboard shortcuts');
  heading.id = 'help-heading';
  const close = element('button', 'button', 'Close');
  close.addEventListener('click', () => dialog.close());
  const dialog = element('dialog', 'help-dialog', heading, list(), choice(), close);
  dialog.id = 'help-dialog';
  dialog.setAttribute('aria-labelledby', heading.id);
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog) dialog.close();
  });
  keepFocusIn(dialog);
  document.body.append(dialog);
  return dialog;
}

/** Shows the keyboard shortcuts, and the switch for those of one key. */
export function openHelp(): void {
  const dialog = document.querySelector<HTMLDialogElement>('#help-dialog') ?? made();
  if (!dialog.open) dialog.showModal();
}
