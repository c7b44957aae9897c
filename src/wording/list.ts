const FORMATS = {
  and: new Intl.ListFormat('en-GB', { type: 'conjunction' }),
  or: new Intl.ListFormat('en-GB', { type: 'disjunction' }),
} as const;

/** "a", "a and b", "a, b and c": every list in a sentence is written by this function. */
export function listed(words: Iterable<string>, joint: keyof typeof FORMATS = 'and'): string {
  return FORMATS[joint].format(words);
}

/** What comes before each of so many things in a list: "", ", ", " and ". */
export function separators(count: number, joint: keyof typeof FORMATS = 'and'): string[] {
  const parts = FORMATS[joint].formatToParts(Array.from({ length: count }, () => '-'));
  return ['', ...parts.filter(({ type }) => type === 'literal').map(({ value }) => value)];
}
