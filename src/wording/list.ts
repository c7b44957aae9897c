type Joint = 'and' | 'or';

/** "a", "a and b", "a, b and c": every list in a sentence is written by this function. */
export function listed(words: Iterable<string>, joint: Joint = 'and'): string {
  const all = [...words];
  const between = separators(all.length, joint);
  return all.map((word, at) => `${between[at]}${word}`).join('');
}

/** What comes before each of so many things in a list: "", ", ", " and ". */
export function separators(count: number, joint: Joint = 'and'): string[] {
  // As Intl.ListFormat writes it in British English, which takes longer to load than a hook may.
  return Array.from({ length: count }, (_, at) => {
    if (at === 0) return '';
    return at === count - 1 ? ` ${joint} ` : ', ';
  });
}
