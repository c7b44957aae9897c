/** What was dropped on the page, and its entry where the browser gives one: that may be a folder. */
export interface Dropped {
  readonly file: File;
  readonly entry: FileSystemEntry | undefined;
}

/** Where clients keep their servers in a folder of a project or of a person, the usual one first. */
const PLACES = [
  ...['.mcp.json', '.cursor/mcp.json', '.vscode/mcp.json', '.gemini/settings.json'],
  ...['.codex/config.toml', '.kiro/settings/mcp.json', '.roo/mcp.json', '.junie/mcp/mcp.json'],
  ...['opencode.json', '.zed/settings.json', '.copilot/mcp-config.json', '.claude.json'],
  ...['mcp.json', 'settings.json', 'config.toml', 'mcp_config.json', 'settings/mcp.json'],
  ...['mcp-config.json', 'claude_desktop_config.json'],
];

/**
 * The file that was dropped, or the first known configuration in a folder that was, with its path as far
 * as the browser tells it. Undefined where a folder holds none.
 */
export async function configurationIn({
  file,
  entry,
}: Dropped): Promise<{ readonly file: File; readonly path: string } | undefined> {
  if (!isFolder(entry)) return { file, path: file.webkitRelativePath || file.name };
  for (const place of PLACES) {
    const found = await fileIn(entry, place);
    if (found) return { file: found, path: `${entry.name}/${place}` };
  }
  return undefined;
}

const isFolder = (entry: FileSystemEntry | undefined): entry is FileSystemDirectoryEntry =>
  entry?.isDirectory === true;

const fileIn = (folder: FileSystemDirectoryEntry, path: string): Promise<File | undefined> =>
  new Promise((resolve) => {
    const none = () => resolve(undefined);
    folder.getFile(path, {}, (found) => (found as FileSystemFileEntry).file(resolve, none), none);
  });
