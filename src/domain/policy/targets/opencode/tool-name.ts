/** `server_tool`, every UTF-16 unit outside `A-Za-z0-9_-` as `_`. */
export function opencodeName(configName: string, tool: string): string {
  return `${configName}_${tool}`.replace(/[^A-Za-z0-9_-]/g, '_');
}
