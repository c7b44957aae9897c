/** The words of an address that leads nowhere: the last part of it, without its signs. */
export function wordsOf(path: string): string {
  const parts = path.split('/').filter((part) => part !== '');
  const last = parts.at(-1) ?? '';
  let text = last;
  try {
    text = decodeURIComponent(last);
  } catch {
    // An address with broken escapes is taken as it is.
  }
  return text
    .replace(/\.[a-z]+$/i, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Fills the field of the page for wrong addresses. */
export function fillFromAddress(): void {
  const field = document.querySelector<HTMLInputElement>('input[data-from-address]');
  if (field && field.value === '') field.value = wordsOf(location.pathname);
}
