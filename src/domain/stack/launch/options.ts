/** The index of the first argument that is not an option; `-1` if there is none. */
export function firstPlain(args: readonly string[], takesValue: ReadonlySet<string>): number {
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] ?? '';
    if (word === '--') return at + 1 < args.length ? at + 1 : -1;
    if (!word.startsWith('-') || word === '-') return at;
    if (takesValue.has(word)) at += 1;
  }
  return -1;
}

/** The values of an option, as `--name value` or `--name=value`. */
export function valuesOf(args: readonly string[], ...names: string[]): string[] {
  return args.flatMap((word, at) => {
    if (names.includes(word)) return args[at + 1] === undefined ? [] : [args[at + 1] ?? ''];
    const equals = word.indexOf('=');
    return equals > 0 && names.includes(word.slice(0, equals)) ? [word.slice(equals + 1)] : [];
  });
}
