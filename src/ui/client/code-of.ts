/** The text that a button is about: what `data-of` names, or else the file that it stands in. */
export function codeOf(button: HTMLElement): Element | null {
  const id = button.dataset['of'];
  if (id !== undefined) return document.getElementById(id);
  return button.closest('.file')?.querySelector('code') ?? null;
}
