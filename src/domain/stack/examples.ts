/** A configuration to try the page with. The secrets in it are made up. */
export interface StackExample {
  readonly label: string;
  readonly fileName: string;
  readonly text: string;
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const PROJECT = json({
  mcpServers: {
    github: {
      command: 'docker',
      args: [
        'run',
        '-i',
        '--rm',
        '-e',
        'GITHUB_PERSONAL_ACCESS_TOKEN',
        'ghcr.io/github/github-mcp-server',
      ],
      env: { GITHUB_PERSONAL_ACCESS_TOKEN: 'ghp_0000madeUp0000madeUp0000madeUp0000' },
    },
    filesystem: {
      command: 'npx',
      args: ['-y', '@modelcontextprotocol/server-filesystem@2025.3.28', '/Users/me/Documents'],
    },
    slack: {
      command: 'npx',
      args: ['-y', '@modelcontextprotocol/server-slack'],
      env: { SLACK_TEAM_ID: 'T01234567' },
    },
    notes: { command: 'python', args: ['/Users/me/notes/server.py'] },
  },
});

const CLAUDE_CODE = `claude mcp add --transport http stripe https://mcp.stripe.com
claude mcp add fetch -- uvx mcp-server-fetch
claude mcp add linear -- npx -y mcp-remote@0.1.10 https://mcp.linear.app/mcp
claude mcp add-json desktop '{"command":"npx","args":["-y","@wonderwhy-er/desktop-commander@latest"]}'
`;

const CURSOR = `{
  // one server is switched off
  "mcpServers": {
    "playwright": { "command": "npx", "args": ["@playwright/mcp@latest"] },
    "postgres": {
      "command": "npx",
      "args": ["-y", "@modelcontextprotocol/server-postgres", "postgresql://app:made-up-2026@db.internal/shop"],
    },
    "supabase": { "url": "https://mcp.supabase.com/mcp", "disabled": true },
  },
}
`;

const VS_CODE = json({
  inputs: [{ type: 'promptString', id: 'github', description: 'GitHub token', password: true }],
  servers: {
    github: {
      type: 'http',
      url: 'https://api.githubcopilot.com/mcp/',
      headers: { Authorization: 'Bearer $' + '{input:github}' },
    },
    azure: { type: 'stdio', command: 'npx', args: ['-y', '@azure-devops/mcp', 'contoso'] },
  },
});

const CODEX = `[mcp_servers.context7]
command = "npx"
args = ["-y", "@upstash/context7-mcp@4.1.1"]

[mcp_servers.kubernetes]
command = "npx"
args = ["-y", "kubernetes-mcp-server@0.0.67"]
enabled_tools = ["pods_list", "pods_log", "events_list"]

[mcp_servers.git]
command = "uvx"
args = ["mcp-server-git==2025.1.14", "--repository", "."]
`;

const DOCKER = `registry:
  github-official:
    ref: ""
  fetch:
    ref: ""
  brave:
    ref: ""
`;

export const STACK_EXAMPLES: readonly StackExample[] = [
  { label: 'Claude Code', fileName: '.mcp.json', text: PROJECT },
  { label: 'claude mcp add', fileName: '', text: CLAUDE_CODE },
  { label: 'Cursor', fileName: '.cursor/mcp.json', text: CURSOR },
  { label: 'VS Code', fileName: '', text: VS_CODE },
  { label: 'Codex', fileName: 'config.toml', text: CODEX },
  { label: 'Docker MCP', fileName: 'registry.yaml', text: DOCKER },
];
