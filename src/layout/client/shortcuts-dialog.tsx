import { render } from 'preact';
import { isMac, keepFocusIn } from '#ui/client/keyboard.ts';
import { keepPreference, preference } from '#ui/client/preference.ts';

const modifier = isMac() ? '⌘' : 'Ctrl';

const SHORTCUTS: readonly (readonly [keys: readonly string[], meaning: string])[] = [
  [[modifier, 'K'], 'Open or close search'],
  [['/'], 'Open search'],
  [['?'], 'Show this list'],
  [['↑', '↓'], 'Move through the results'],
  [['Enter'], 'Open the selected result'],
  [[modifier, 'Enter'], 'Open it in a new tab'],
  [['←', '→', 'Home', 'End'], 'Switch the policy format'],
];

function Shortcuts({ close }: { readonly close: () => void }) {
  return (
    <>
      <h2 id="shortcuts-heading">Keyboard shortcuts</h2>
      <dl class="keys">
        {SHORTCUTS.map(([keys, meaning]) => (
          <div key={meaning}>
            <dt>
              {keys.map((key) => (
                <>
                  <kbd>{key}</kbd>{' '}
                </>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <label class="keys-choice">
        <input
          type="checkbox"
          checked={preference('shortcuts') !== 'off'}
          onChange={({ currentTarget }) =>
            keepPreference('shortcuts', currentTarget.checked ? null : 'off')
          }
        />{' '}
        Turn on the single-key shortcuts / and ?
      </label>
      <button type="button" class="button" onClick={close}>
        Close
      </button>
    </>
  );
}

function createDialog(): HTMLDialogElement {
  const dialog = document.createElement('dialog');
  dialog.className = 'shortcuts-dialog';
  dialog.setAttribute('aria-labelledby', 'shortcuts-heading');
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog) dialog.close();
  });
  keepFocusIn(dialog);
  document.body.append(dialog);
  render(<Shortcuts close={() => dialog.close()} />, dialog);
  return dialog;
}

let dialog: HTMLDialogElement | undefined;

/** Shows the keyboard shortcuts, and the switch for those of one key. */
export function openShortcuts(): void {
  dialog ??= createDialog();
  if (!dialog.open) dialog.showModal();
}
