/** Stands in a tool's description, so that a tool is known under whatever name a client gives it. */
export function marker(server: number, tool: number): string {
  return `[[${server}:${tool}]]`;
}

/** The marker in a description; undefined for a tool that is not of a stub server. */
export function findMarker(description: unknown): string | undefined {
  return typeof description === 'string' ? description.match(/\[\[\d+:\d+\]\]/)?.[0] : undefined;
}
