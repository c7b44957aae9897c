/** `mcp__server__tool`, every UTF-16 unit outside `A-Za-z0-9_-` as `_`. */
export function claudeName(configName: string, tool: string): string {
  return `mcp__${plainPart(configName)}__${plainPart(cleaned(tool))}`;
}

export function plainPart(name: string): string {
  return name.replace(/[^A-Za-z0-9_-]/g, '_');
}

/** What Claude Code makes of a name that a server sends: NFKC, without invisible characters. */
export function cleaned(name: string): string {
  const once = name.normalize('NFKC').replace(/[\p{Cf}\p{Co}\p{Cn}]/gu, '');
  return once === name ? once : cleaned(once);
}
