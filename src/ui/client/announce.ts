let region: HTMLElement | undefined;

/** Puts the page's one status region there: screen readers hear what is put into it later. */
export function startAnnouncements(): void {
  if (region) return;
  region = document.createElement('p');
  region.className = 'sr-only';
  region.role = 'status';
  document.body.append(region);
}

/** Says something to screen readers, once. */
export function announce(words: string): void {
  startAnnouncements();
  if (!region) return;
  // The same words again would be no change, and not be said: a space that nobody hears is added.
  region.textContent = region.textContent === words ? `${words}\u00a0` : words;
}
