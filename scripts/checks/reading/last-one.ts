/** The same function, which remembers its last result: pages of one server come one after another. */
export function lastOne<Of extends object, T>(
  make: (of: Of, key: string) => T,
): (of: Of, key: string) => T {
  let last: { readonly of: Of; readonly key: string; readonly value: T } | undefined;
  return (of, key) => {
    if (last?.of !== of || last.key !== key) last = { of, key, value: make(of, key) };
    return last.value;
  };
}
