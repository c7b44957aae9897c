/** The clients whose configuration is recognised; a target names those that its files are for. */
export type ClientName =
  | 'Claude Code'
  | 'Claude Desktop'
  | 'Cline'
  | 'Codex'
  | 'Cursor'
  | 'Docker MCP'
  | 'Gemini CLI'
  | 'Goose'
  | 'Kiro'
  | 'opencode'
  | 'Roo Code'
  | 'VS Code'
  | 'Windsurf'
  | 'Zed';
