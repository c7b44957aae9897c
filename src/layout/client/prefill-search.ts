/** The words of the last part of a path, without its extension and signs. */
export function wordsFromPath(path: string): string {
  const parts = path.split('/').filter((part) => part !== '');
  const last = parts.at(-1) ?? '';
  let text = last;
  try {
    text = decodeURIComponent(last);
  } catch {
    // A path with broken escapes is taken as it is.
  }
  return text
    .replace(/\.[a-z]+$/i, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Fills the search field of the page that says that there is no such page. */
export function prefillSearch(): void {
  const field = document.querySelector<HTMLInputElement>('input[data-from-address]');
  if (field && field.value === '') field.value = wordsFromPath(location.pathname);
}
