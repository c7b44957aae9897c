/** "93 of 100 (93 %)", the share rounded down. */
export function shareWords(part: number, whole: number): string {
  const share = whole === 0 ? 0 : Math.floor((100 * part) / whole);
  return `${part.toLocaleString('en')} of ${whole.toLocaleString('en')} (${share} %)`;
}
