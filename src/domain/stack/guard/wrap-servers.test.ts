import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseText } from '../parse-text.ts';
import { programs, read } from '../read-programs.fixture.ts';
import { type LeftAlone, unwrapServers, wrapServers } from './wrap-servers.ts';

const PATH = '/home/me/toolward/toolward-guard.mjs';

/** Wrapped with each server in the policy under its own name. */
function wrap(text: string, fileName = '', path = PATH) {
  const names = read(text, fileName).entries.map(({ configName }) => configName);
  const result = wrapServers(text, fileName, { path, nameOf: (at) => names[at] });
  if (!result) throw new Error('not read');
  return result;
}

const left = (text: string): Record<string, LeftAlone | undefined> =>
  Object.fromEntries(wrap(text).servers.map(({ name, why }) => [name, why]));

const CLAUDE_DESKTOP = `{
  // my servers
  "mcpServers": {
    "fetch": { "command": "uvx", "args": ["mcp-server-fetch"] },
    "files": {
      "command": "npx",
      "args": [
        "-y", /* no question */
        "@modelcontextprotocol/server-filesystem",
        "C:\\\\Users\\\\me"
      ],
      "env": { "TOKEN": "ghp_0000madeUp0000madeUp0000madeUp0000" },
    },
  },
  "globalShortcut": ""
}
`;

describe('JSON', () => {
  test('keeps comments, order and what it does not change', () => {
    expect(wrap(CLAUDE_DESKTOP).text).toBe(`{
  // my servers
  "mcpServers": {
    "fetch": { "command": "node", "args": ["${PATH}", "wrap", "--server", "fetch", "--", "uvx", "mcp-server-fetch"] },
    "files": {
      "command": "node",
      "args": [
        "${PATH}",
        "wrap",
        "--server",
        "files",
        "--",
        "npx",
        "-y", /* no question */
        "@modelcontextprotocol/server-filesystem",
        "C:\\\\Users\\\\me"
      ],
      "env": { "TOKEN": "ghp_0000madeUp0000madeUp0000madeUp0000" },
    },
  },
  "globalShortcut": ""
}
`);
  });

  test('a command without arguments gets a list of them', () => {
    const text = '{"mcpServers":{"a":{"command":"/opt/server"},"b":{"command":"x","args":[]}}}';
    expect(wrap(text).text).toBe(
      `{"mcpServers":{"a":{"command":"node", "args": ["${PATH}", "wrap", "--server", "a", "--", "/opt/server"]},"b":{"command":"node","args":["${PATH}", "wrap", "--server", "b", "--", "x"]}}}`,
    );
    const lines =
      '{\r\n  "servers": {\r\n    "a": {\r\n      "command": "x"\r\n    }\r\n  }\r\n}\r\n';
    expect(wrap(lines).text).toBe(
      lines.replace(
        '"x"',
        `"node",\r\n      "args": ["${PATH}", "wrap", "--server", "a", "--", "x"]`,
      ),
    );
  });

  test('opencode keeps one list', () => {
    const text = '{"mcp":{"db":{"type":"local","command":["npx","-y","x"],"enabled":true}}}';
    expect(wrap(text).text).toBe(
      `{"mcp":{"db":{"type":"local","command":["node", "${PATH}", "wrap", "--server", "db", "--", "npx","-y","x"],"enabled":true}}}`,
    );
  });

  test('Zed keeps a path and arguments under the command', () => {
    const text =
      '{"context_servers":{"a":{"command":{"path":"npx","args":["x"],"env":{"A":"b"}}}}}';
    expect(wrap(text).text).toContain(
      `"command":{"path":"node","args":["${PATH}", "wrap", "--server", "a", "--", "npx", "x"],"env"`,
    );
  });

  test('a shell of Windows and its command stay together', () => {
    const text =
      '{"mcpServers":{"a":{"command":"cmd","args":["/c","npx","-y","@scope/pack@1.0.0"]}}}';
    const windows = 'C:\\Users\\me\\toolward-guard.mjs';
    const wrapped = wrap(text, '', windows).text;
    expect(wrapped).toContain(
      '["C:\\\\Users\\\\me\\\\toolward-guard.mjs", "wrap", "--server", "a", "--", "cmd", "/c","npx"',
    );
    expect(programs(wrapped)).toEqual({ a: 'npm:@scope/pack@1.0.0' });
    expect(unwrapServers(wrapped)?.text).toBe(text);
  });

  test('a piece of a file and a single server are read too', () => {
    expect(wrap('"fetch": { "command": "uvx", "args": ["x"] }').text).toBe(
      `"fetch": { "command": "node", "args": ["${PATH}", "wrap", "--server", "fetch", "--", "uvx", "x"] }`,
    );
    expect(wrap('{"command":"uvx","args":["x"]}').servers).toMatchObject([
      { name: 'server', state: 'wrapped' },
    ]);
  });

  test('the last of two equal keys counts', () => {
    const text = '{"mcpServers":{"a":{"command":"old"},"a":{"command":"x","args":["y"]}}}';
    expect(wrap(text).text).toBe(
      `{"mcpServers":{"a":{"command":"old"},"a":{"command":"node","args":["${PATH}", "wrap", "--server", "a", "--", "x", "y"]}}}`,
    );
  });

  test('a line as a command becomes its words, unless a shell would read more in it', () => {
    expect(wrap('{"mcpServers":{"a":{"command":"npx -y x"}}}').text).toContain(
      '"--", "npx", "-y", "x"]',
    );
    expect(left('{"mcpServers":{"a":{"command":"npx -y x > $HOME/log"}}}')).toEqual({ a: 'form' });
  });
});

const CODEX = `model = "x" # mine

[mcp_servers.git] # versions
command = 'uvx'
args = ["mcp-server-git", # pinned
  "--repository", ".",]
env = { TOKEN = "a ] b" }

[mcp_servers."my docs"]
  command = "docs"

[mcp_servers.far]
url = "https://mcp.example.com"
`;

describe('TOML', () => {
  test('keeps comments and the quotes that are used', () => {
    const { text, servers } = wrap(CODEX);
    expect(text).toBe(`model = "x" # mine

[mcp_servers.git] # versions
command = "node"
args = ["${PATH}", "wrap", "--server", "git", "--", 'uvx', "mcp-server-git", # pinned
  "--repository", ".",]
env = { TOKEN = "a ] b" }

[mcp_servers."my docs"]
  command = "node"
  args = ["${PATH}", "wrap", "--server", "my docs", "--", "docs"]

[mcp_servers.far]
url = "https://mcp.example.com"
`);
    expect(servers.map(({ state }) => state)).toEqual(['wrapped', 'wrapped', 'left']);
  });

  test.each([
    'mcp_servers.a.command = "x"\nmcp_servers.a.enabled_tools = []',
    'mcp_servers = { a = { command = "x" } }',
    '[mcp_servers]\na = { command = """x""", args = [] }',
    '[mcp_servers.a]\r\ncommand = "x"\r\nargs = [\r\n  "y",\r\n]\r\n',
    "[mcp_servers.a]\nargs = ['''\ny]''', \"#\\\"\"]\ncommand = 'x' # [",
    '[projects."/a.b"]\ntrust_level = "trusted"\nat = 1979-05-27 07:32:00\n\n[[x]]\na = 1\n[[x]]\n[x.b]\n\n[mcp_servers.a.env]\nA = "b"\n\n[mcp_servers.a]\ncommand = "x"',
  ])('writes every form of a table: %j', (text) => {
    const result = wrap(text);
    expect(result.servers).toMatchObject([{ name: 'a', state: 'wrapped' }]);
    expect(programs(result.text)).toEqual({ a: 'command x' });
  });
});

const GOOSE = `# mine
extensions:
  fetch:
    type: stdio
    cmd: uvx
    args:
      - mcp-server-fetch # latest
    enabled: true
  memory:
    type: stdio
    cmd: npx # node
    enabled: true
  flow: { type: stdio, cmd: npx, args: [-y, "x"], enabled: true }
  developer:
    type: builtin
    enabled: true
GOOSE_PROVIDER: x
`;

describe('YAML', () => {
  test('keeps comments and the form of each list', () => {
    const { text, servers } = wrap(GOOSE);
    expect(text).toBe(`# mine
extensions:
  fetch:
    type: stdio
    cmd: node
    args:
      - "${PATH}"
      - "wrap"
      - "--server"
      - "fetch"
      - "--"
      - uvx
      - mcp-server-fetch # latest
    enabled: true
  memory:
    type: stdio
    cmd: node # node
    args: ["${PATH}", "wrap", "--server", "memory", "--", npx]
    enabled: true
  flow: { type: stdio, cmd: node, args: ["${PATH}", "wrap", "--server", "flow", "--", npx, -y, "x"], enabled: true }
  developer:
    type: builtin
    enabled: true
GOOSE_PROVIDER: x
`);
    expect(servers.map(({ why }) => why)).toEqual([undefined, undefined, undefined, 'no-command']);
  });

  test('Continue keeps a list of servers', () => {
    const text =
      'name: mine\nmcpServers:\n  - name: a\n    command: npx\n    args:\n    - -y\n    - x\n  - command: y\n    name: b\n';
    const result = wrap(text);
    expect(programs(result.text)).toMatchObject({ a: 'npm:x@none', b: 'command y' });
    expect(result.text).toContain('  - command: node\n    args: [');
  });

  test('an entry that shares its value with another one stays as it is', () => {
    const text = 'mcpServers:\n  a: &a\n    command: x\n    args: [y]\n  b: *a\n';
    const { servers, text: now } = wrap(text);
    expect(now).toBe(text);
    expect(servers.map(({ why }) => why)).toEqual(['form', 'form']);
  });
});

const ALL = [CLAUDE_DESKTOP, CODEX, GOOSE];

test.each(ALL)('wrapping twice is wrapping once, and the servers are recognised: %#', (text) => {
  const once = wrap(text);
  const twice = wrap(once.text);
  expect(twice.text).toBe(once.text);
  expect(twice.servers.filter(({ state }) => state === 'wrapped')).toEqual([]);
  expect(programs(once.text)).toEqual(programs(text));
  expect(read(once.text).entries.map(({ given }) => given)).toEqual(
    read(text).entries.map(({ given }) => given),
  );
});

test('unwrapping gives the text back, but for a list of arguments that was not there', () => {
  expect(unwrapServers(wrap(CLAUDE_DESKTOP).text)?.text).toBe(CLAUDE_DESKTOP);
  expect(unwrapServers(wrap(CODEX).text)?.text).toBe(
    CODEX.replace('"docs"', '"docs"\n  args = []'),
  );
  expect(unwrapServers(wrap(GOOSE).text)?.text).toBe(
    GOOSE.replace('npx # node', 'npx # node\n    args: []'),
  );
  expect(unwrapServers(CLAUDE_DESKTOP)).toMatchObject({
    text: CLAUDE_DESKTOP,
    servers: [{ state: 'left' }, { state: 'left' }],
  });
});

test('another path and another name are written into what is wrapped already', () => {
  const once = wrap(CLAUDE_DESKTOP).text;
  const moved = wrapServers(once, '', { path: '/opt/toolward-guard.mjs', nameOf: () => 'other' });
  expect(moved?.text).toBe(
    once.replaceAll(PATH, '/opt/toolward-guard.mjs').replace(/(--server",\s*)"\w+"/g, '$1"other"'),
  );
  expect(moved?.servers.map(({ state }) => state)).toEqual(['already-wrapped', 'already-wrapped']);
});

test('own options of the guard stay', () => {
  const text =
    '{"mcpServers":{"a":{"command":"node","args":["/x/toolward-guard.mjs","wrap","--patience","60","--server=old","--policy","/p.json","--","uvx","y"]}}}';
  expect(wrap(text).text).toBe(text.replace('/x/toolward-guard.mjs', PATH).replace('old', 'a'));
});

test('what is left alone says why', () => {
  const text = JSON.stringify({
    mcpServers: {
      remote: { url: 'https://mcp.example.com' },
      off: { command: 'x', disabled: true },
      gateway: { command: 'docker', args: ['mcp', 'gateway', 'run', '--servers', 'a,b'] },
      odd: { command: 'x', args: [{}] },
      line: { command: 'dotenvx run -- npx', args: ['x'] },
      shell: { command: 'cmd', args: ['/c', 'node', PATH, 'wrap', '--server', 'a', '--', 'b'] },
      image: { image: 'mcp/fetch' },
    },
  });
  expect(left(text)).toEqual({
    remote: 'address',
    off: 'off',
    gateway: 'gateway',
    odd: 'form',
    line: 'form',
    shell: 'form',
    image: 'no-command',
  });
  expect(wrap(text).text).toBe(text);
  const none = wrapServers(CLAUDE_DESKTOP, '', { path: PATH, nameOf: () => undefined });
  expect(none?.servers.map(({ why }) => why)).toEqual(['no-policy', 'no-policy']);
});

const LINES = `# my servers
claude mcp add fetch -- uvx mcp-server-fetch
$ codex mcp add git --env 'A=b c' \
  -- uvx "mcp-server-git" --repository '/my repo' # x
claude mcp add --transport http stripe https://mcp.stripe.com
claude mcp add-json json '{"command":"npx","args":["-y","x"]}'
gemini mcp add g npx -y y
`;

describe('command lines', () => {
  test('of Claude Code and Codex get the guard before the command', () => {
    const { text, servers } = wrap(LINES);
    expect(text).toBe(
      LINES.replace('-- uvx mcp', `-- node ${PATH} wrap --server fetch -- uvx mcp`).replace(
        '-- uvx "mcp',
        `-- node ${PATH} wrap --server git -- uvx "mcp`,
      ),
    );
    expect(servers.map(({ why }) => why)).toEqual([
      undefined,
      undefined,
      'address',
      'line',
      'line',
    ]);
    expect(programs(text)).toEqual(programs(LINES));
  });

  test('can be wrapped twice and unwrapped', () => {
    const once = wrap(LINES, '', 'C:\\my tools\\toolward-guard.mjs').text;
    expect(once).toContain('-- node "C:\\my tools\\toolward-guard.mjs" wrap');
    expect(wrap(once, '', 'C:\\my tools\\toolward-guard.mjs').text).toBe(once);
    expect(wrap(once).text).toBe(wrap(LINES).text);
    expect(unwrapServers(once)?.text).toBe(LINES);
  });
});

test('a name that begins like an option is part of its own option', () => {
  const text = '{"mcpServers":{"-a":{"command":"x"}}}';
  const once = wrap(text).text;
  expect(once).toContain('"wrap", "--server=-a", "--", "x"]');
  expect(wrap(once).text).toBe(once);
});

test('a text that cannot be read gives nothing', () => {
  expect(wrapServers('{"mcpServers": {', '', { path: PATH, nameOf: () => 'a' })).toBeUndefined();
  expect(unwrapServers('{"mcpServers": {')).toBeUndefined();
});

test('any names, words and paths survive wrapping and unwrapping', () => {
  const word = fc.string({ unit: 'grapheme', maxLength: 12 });
  const name = word.filter((text) => text !== '' && text !== '__proto__');
  const server = fc.record({
    command: word.filter((text) => text !== '' && !/\s/.test(text)),
    args: fc.array(word, { maxLength: 4 }),
    env: fc.dictionary(name, word, { maxKeys: 2 }),
  });
  const config = fc.dictionary(name, server, { minKeys: 1, maxKeys: 3 });
  const indent = fc.constantFrom(undefined, 2, '\t');
  fc.assert(
    fc.property(config, indent, word, (servers, space, path) => {
      const text = JSON.stringify({ mcpServers: servers }, null, space);
      const once = wrap(text, '', `/${path}.mjs`);
      expect(once.servers.every(({ state }) => state === 'wrapped' || state === 'left')).toBe(true);
      expect(parseText(once.text)).toMatchObject({ ok: true });
      expect(unwrapServers(once.text)?.text).toBe(text);
    }),
  );
});

test('no text makes it throw', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...ALL),
      fc.nat(),
      (junk, base, at) => {
        const place = at % base.length;
        const text = base.slice(0, place) + junk + base.slice(place);
        wrapServers(text, '', { path: PATH, nameOf: () => 'a' });
        unwrapServers(text);
      },
    ),
  );
});

test('of many servers, one in an odd form keeps no other from being wrapped', () => {
  const names = Array.from({ length: 40 }, (_, at) => `s${at}`);
  const text = `mcpServers:\n  a: &a\n    command: x\n    args: [y]\n  b: *a\n${names
    .map((name) => `  ${name}:\n    command: npx\n    args: [x]\n`)
    .join('')}`;
  const { servers } = wrap(text);
  expect(servers.filter(({ state }) => state === 'wrapped').map(({ name }) => name)).toEqual(names);
});
