/** Reads a double-quoted string with the escapes of JSON, YAML, CEL and Cedar. */
export function unquote(quoted: string): string {
  if (!quoted.startsWith('"') || !quoted.endsWith('"') || quoted.length < 2) {
    throw new Error(`not a string: ${quoted}`);
  }
  return quoted
    .slice(1, -1)
    .replace(/\\(?:u\{([0-9a-f]+)\}|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g, replaceEscape);
}

const SHORT: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function replaceEscape(_all: string, ...groups: (string | undefined)[]): string {
  const [braces, four, eight, short] = groups;
  const code = braces ?? four ?? eight;
  if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16));
  return SHORT[short ?? ''] ?? short ?? '';
}
