import type { ClientName } from '../client-name.ts';
import type { DocumentedAt } from './override.ts';

/** What a client can do about calls by itself, where no file of ours is for it. */
export type ClientAbility =
  /** It asks before each call, until a person lets a tool run. */
  | 'asks-each-call'
  /** One switch lets the tools of all servers run without asking. */
  | 'one-switch'
  /** Each tool can be switched off in its settings. */
  | 'tools-off'
  /** Its settings list what runs without asking. */
  | 'allowlist-in-settings'
  /** Its settings allow and refuse whole servers. */
  | 'servers-only'
  /** Its configuration of servers has lists of tools for each server. */
  | 'lists-in-config'
  /** A program of the reader's own is asked before each call, and can refuse it. */
  | 'hook';

/** A client for which there is no target: a policy reaches it by a gateway or proxy only. */
export interface ClientWithoutFile {
  readonly client: ClientName;
  readonly can: readonly [ClientAbility, ...ClientAbility[]];
  readonly source: DocumentedAt;
}

const read = '2026-11-30';

export const CLIENTS_WITHOUT_FILE: readonly ClientWithoutFile[] = [
  {
    client: 'Claude Desktop',
    can: ['asks-each-call'],
    source: {
      title: 'Claude Code issue 25966, on prompts in Claude Desktop',
      url: 'https://github.com/anthropics/claude-code/issues/25966',
      read,
    },
  },
  {
    client: 'Windsurf',
    can: ['tools-off', 'hook'],
    source: {
      title: 'Windsurf documentation, MCP and Cascade hooks',
      url: 'https://docs.windsurf.com/windsurf/cascade/mcp',
      read,
    },
  },
  {
    client: 'Cline',
    can: ['one-switch'],
    source: {
      title: 'Cline pull request 13498, which took the approval of single tools out',
      url: 'https://github.com/cline/cline/pull/13498',
      read,
    },
  },
  {
    client: 'Roo Code',
    can: ['lists-in-config'],
    source: {
      title: 'Roo Code documentation, using MCP',
      url: 'https://docs.roocode.com/features/mcp/using-mcp-in-roo',
      read,
    },
  },
  {
    client: 'Junie',
    can: ['asks-each-call', 'allowlist-in-settings'],
    source: {
      title: 'Junie documentation, action allowlist',
      url: 'https://www.jetbrains.com/help/junie/user-approval.html',
      read,
    },
  },
  {
    client: 'Warp',
    can: ['servers-only'],
    source: {
      title: 'Warp documentation, profiles and permissions',
      url: 'https://docs.warp.dev/agent-platform/capabilities/agent-profiles-permissions',
      read,
    },
  },
];

/** Those of these clients for which there is no file. */
export function withoutFile(names: readonly ClientName[]): ClientWithoutFile[] {
  return CLIENTS_WITHOUT_FILE.filter(({ client }) => names.includes(client));
}
