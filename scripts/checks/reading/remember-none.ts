const MOST = 20_000;

/** The same search, which remembers the texts in which it finds nothing: most stand on many pages. */
export function rememberNone<T>(search: (text: string) => readonly T[]): typeof search {
  const none = new Set<string>();
  return (text) => {
    if (none.has(text)) return [];
    const found = search(text);
    if (found.length > 0) return found;
    if (none.size >= MOST) none.clear();
    none.add(text);
    return found;
  };
}
