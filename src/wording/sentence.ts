/** "Write" from "write". */
export const capitalised = (words: string): string =>
  words.charAt(0).toUpperCase() + words.slice(1);

/** A sentence from a clause: capital letter first, full stop last. */
export const sentence = (clause: string): string => `${capitalised(clause)}.`;

/** "1 tool", "1,204 tools", "2 vulnerabilities" */
export const counted = (count: number, singular: string, many = `${singular}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? singular : many}`;

/** "93 of 100 (93 %)", the share rounded down. */
export function shareOf(part: number, whole: number): string {
  const share = whole === 0 ? 0 : Math.floor((100 * part) / whole);
  return `${part.toLocaleString('en')} of ${whole.toLocaleString('en')} (${share} %)`;
}
