const MOST = 20_000;

/** A text of its own: a piece of a page would keep the whole page in memory. */
const copyOf = (text: string): string => Buffer.from(text).toString();

/** The same search, which remembers the texts in which it finds nothing: most stand on many pages. */
export function rememberNone<T>(search: (text: string) => readonly T[]): typeof search {
  const none = new Set<string>();
  return (text) => {
    if (none.has(text)) return [];
    const found = search(text);
    if (found.length > 0) return found;
    if (none.size >= MOST) none.clear();
    none.add(copyOf(text));
    return found;
  };
}
