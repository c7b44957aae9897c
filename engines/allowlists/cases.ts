import type {
  AllowedServer,
  ServerAllowlist,
} from '../../src/domain/server-allowlist/allowlist.ts';
import type { ConfiguredServer, Running } from '../../src/domain/server-allowlist/reader.ts';
import type { Template } from '../../src/domain/server-allowlist/template.ts';

/** What the stubs need: how a stub program is started, and where the stub host is. */
export interface Stubs {
  readonly program: readonly [string, ...string[]];
  readonly origin: string;
}

/** A user's servers under a list; what has to start follows from the reading of the format. */
export interface AllowlistCase {
  readonly name: string;
  readonly list: ServerAllowlist;
  readonly servers: readonly ConfiguredServer[];
  /** Formats of which it would show nothing. */
  readonly not?: readonly string[];
}

/** A file that a person could write by hand, or a switch, and what starts then. */
export interface AllowlistTrap {
  readonly format: string;
  readonly name: string;
  readonly file: object | string;
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly servers: readonly ConfiguredServer[];
  /** Servers that flags or other files bring; in the session without a managed file they are configured. */
  readonly added?: readonly ConfiguredServer[];
  /** Other files of the user, by their path below the home folder. */
  readonly home?: Readonly<Record<string, object>>;
  /** Names of the servers that start. */
  readonly starts: readonly string[];
}

const AWKWARD = ['-y', 'say "hi"', "it's", 'naïve 读取', 'a b', 'C:\\x', '*', '#no'];

const server = (name: string, runs: Running): ConfiguredServer => ({ name, runs });

function parts({ program, origin }: Stubs) {
  const local = (...args: string[]): Running => ({
    kind: 'command',
    command: [...program, ...args],
  });
  const hosted = (path: string): Running => ({ kind: 'address', url: `${origin}${path}` });
  const command = (...args: Template[]): AllowedServer['identity'] => {
    const [first, ...rest] = program.map((part): Template => [part]);
    return { kind: 'command', command: [first as Template, ...rest, ...args] };
  };
  const address = (...[first = '', ...rest]: string[]): AllowedServer['identity'] => ({
    kind: 'address',
    url: [`${origin}${first}`, ...rest],
    transport: 'http',
  });
  return { local, hosted, command, address };
}

const listed = (name: string, identity: AllowedServer['identity']): AllowedServer => ({
  name,
  identity,
  variables: [],
});

export function casesOf(stubs: Stubs): AllowlistCase[] {
  const { local, hosted, command, address } = parts(stubs);
  const list: ServerAllowlist = {
    servers: [
      listed('docs', command(...AWKWARD.map((text): Template => [text]))),
      listed('web', address('/mcp')),
    ],
  };
  return [
    {
      name: 'as listed, and changed in one place',
      list,
      servers: [
        server('docs', local(...AWKWARD)),
        server('more', local(...AWKWARD, '--more')),
        server('fewer', local(...AWKWARD.slice(0, -1))),
        server('order', local(...AWKWARD.toReversed())),
        server('other', local('other')),
        server('web', hosted('/mcp')),
        server('query', hosted('/mcp?x=1')),
        server('path', hosted('/mcp/more')),
        server('case', hosted('/MCP')),
        server('root', hosted('/')),
      ],
    },
    {
      name: 'what is listed, under another name',
      list,
      servers: [server('renamed', local(...AWKWARD)), server('moved', hosted('/mcp'))],
      not: ['gemini'],
    },
    {
      name: 'another server, under a listed name',
      list,
      servers: [server('docs', local('other')), server('web', hosted('/other'))],
    },
    {
      name: 'an address without a path',
      list: { servers: [listed('web', address(''))] },
      servers: [server('web', hosted('/')), server('path', hosted('/mcp'))],
    },
    {
      name: 'a secret taken out',
      list: {
        servers: [
          listed('docs', command(['--token=', ''], ['serve'])),
          listed('mid', command(['--a.b=', ';c=', ''], ['serve'])),
          listed('web', address('/mcp?key=', '')),
          listed('safe', address('/safe')),
        ],
      },
      servers: [
        server('docs', local('--token=one', 'serve')),
        server('mid', local('--a.b=x;c=y', 'serve')),
        server('other', local('--token=one', 'steal')),
        server('web', hosted('/mcp?key=one')),
        server('path', hosted('/other?key=one')),
        server('safe', hosted('/safe')),
      ],
    },
  ];
}

export function trapsOf(stubs: Stubs): AllowlistTrap[] {
  const { local, hosted } = parts(stubs);
  const docs = server('docs', local('docs'));
  const other = server('other', local('other'));
  const [program = '', ...args] = stubs.program;
  const exact = [program, ...args, 'docs'];
  const unlisted = [program, ...args, 'other'];
  const entry = { type: 'stdio', command: program, args: unlisted.slice(1), tools: ['*'] };
  const inline = JSON.stringify({ mcpServers: { other: entry } });
  return [
    {
      format: 'claude-code',
      name: 'an entry of a name next to one of a command counts for nothing',
      file: {
        allowManagedMcpServersOnly: true,
        allowedMcpServers: [{ serverCommand: exact }, { serverName: 'other' }],
      },
      servers: [docs, other],
      starts: ['docs'],
    },
    {
      format: 'claude-code',
      name: 'entries of names let any command start under the name',
      file: { allowManagedMcpServersOnly: true, allowedMcpServers: [{ serverName: 'docs' }] },
      servers: [server('docs', local('anything')), other],
      starts: ['docs'],
    },
    {
      format: 'claude-code',
      name: 'an address without a path permits every path',
      file: { allowManagedMcpServersOnly: true, allowedMcpServers: [{ serverUrl: stubs.origin }] },
      servers: [server('web', hosted('/anything')), other],
      starts: ['web'],
    },
    {
      format: 'claude-code',
      name: '--mcp-config adds no server that is not listed',
      file: { allowManagedMcpServersOnly: true, allowedMcpServers: [{ serverCommand: exact }] },
      flags: ['--mcp-config', inline],
      servers: [docs],
      added: [other],
      starts: ['docs'],
    },
    {
      format: 'claude-code',
      name: 'an allowlist in the settings of a user adds nothing',
      file: { allowManagedMcpServersOnly: true, allowedMcpServers: [{ serverCommand: exact }] },
      home: { '.claude/settings.json': { allowedMcpServers: [{ serverCommand: unlisted }] } },
      servers: [docs, other],
      starts: ['docs'],
    },
    {
      format: 'claude-code',
      name: 'without “allowManagedMcpServersOnly”, a user adds to the list',
      file: { allowedMcpServers: [{ serverCommand: exact }] },
      home: { '.claude/settings.json': { allowedMcpServers: [{ serverCommand: unlisted }] } },
      servers: [docs, other],
      starts: ['docs', 'other'],
    },
    {
      format: 'copilot',
      name: '--additional-mcp-config adds no server that is not listed',
      file: { allowedMcpServers: [{ serverCommand: exact }] },
      flags: ['--additional-mcp-config', inline],
      servers: [docs],
      added: [other],
      starts: ['docs'],
    },
    {
      format: 'codex',
      name: '-c adds no server that is not listed',
      file: `[mcp_servers.docs.identity]\ncommand = ${JSON.stringify(program)}\n`,
      flags: [
        ...['-c', `mcp_servers.other.command=${JSON.stringify(program)}`],
        ...['-c', `mcp_servers.other.args=${JSON.stringify(unlisted.slice(1))}`],
      ],
      servers: [docs],
      added: [other],
      starts: ['docs'],
    },
    {
      format: 'copilot',
      name: 'entries of names let any command start under the name',
      file: { allowedMcpServers: [{ serverName: 'docs' }] },
      servers: [server('docs', local('anything')), other],
      starts: ['docs'],
    },
    {
      format: 'copilot',
      name: 'an entry with an empty argument makes the list refuse every server',
      file: { allowedMcpServers: [{ serverCommand: exact }, { serverCommand: ['x', ''] }] },
      servers: [docs, other],
      starts: [],
    },
    {
      format: 'copilot',
      name: 'an address without a path permits every path',
      file: { allowedMcpServers: [{ serverUrl: stubs.origin }] },
      servers: [server('web', hosted('/anything')), other],
      starts: ['web'],
    },
    {
      format: 'codex',
      name: 'the short form compares no argument',
      file: `[mcp_servers.docs.identity]\ncommand = ${JSON.stringify(program)}\n`,
      servers: [server('docs', local('anything')), other],
      starts: ['docs'],
    },
    {
      format: 'gemini',
      name: 'an empty list refuses no server',
      file: { mcp: { allowed: [] } },
      servers: [docs, other],
      starts: ['docs', 'other'],
    },
    {
      format: 'gemini',
      name: 'names alone let any command start under the name',
      file: { mcp: { allowed: ['docs'] } },
      servers: [server('docs', local('anything')), other],
      starts: ['docs'],
    },
    {
      format: 'gemini',
      name: '--allowed-mcp-server-names replaces the list',
      file: { mcp: { allowed: ['docs'] } },
      flags: ['--allowed-mcp-server-names', 'other'],
      servers: [docs, other],
      starts: ['other'],
    },
    {
      format: 'gemini',
      name: 'GEMINI_CLI_SYSTEM_SETTINGS_PATH leads past the file',
      file: { mcp: { allowed: ['docs'] } },
      env: { GEMINI_CLI_SYSTEM_SETTINGS_PATH: '/nowhere/settings.json' },
      servers: [docs, other],
      starts: ['docs', 'other'],
    },
    {
      format: 'gemini',
      name: 'an admin section in the file counts for nothing',
      file: { admin: { mcp: { config: { web: { url: `${stubs.origin}/mcp`, type: 'http' } } } } },
      servers: [docs, other],
      starts: ['docs', 'other'],
    },
  ];
}
