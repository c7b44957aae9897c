/**
 * The registered name: `mcp_server_tool`, every other character outside `A-Za-z0-9_.:-` as `_`, and
 * of more than 63 characters only the first and the last 30 (`generateValidName` in its source).
 */
export function geminiName(configName: string, tool: string): string {
  const name = `mcp_${configName}_${tool}`.replace(/[^A-Za-z0-9_.:-]/g, '_');
  return name.length > 63 ? `${name.slice(0, 30)}...${name.slice(-30)}` : name;
}
