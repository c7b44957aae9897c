/** Clients by name: a target names those that its files are for. A few have no file of their own kind. */
export type ClientName =
  | 'Claude Code'
  | 'Claude Desktop'
  | 'Cline'
  | 'Codex'
  | 'Cursor'
  | 'Docker MCP'
  | 'Gemini CLI'
  | 'GitHub Copilot CLI'
  | 'Goose'
  | 'Junie'
  | 'Kiro'
  | 'opencode'
  | 'Roo Code'
  | 'VS Code'
  | 'Warp'
  | 'Windsurf'
  | 'Zed';
