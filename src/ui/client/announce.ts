/** Says something to screen readers, once, through the page's one status region. */
export function announce(words: string): void {
  const region = document.querySelector('#announcement');
  if (!region) return;
  // The same words again would be no change, and not be said: a space that nobody hears is added.
  region.textContent = region.textContent === words ? `${words}\u00a0` : words;
}
