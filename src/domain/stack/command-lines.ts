import type { ClientName } from '../client-name.ts';
import { isObject, own, textOf } from '../own-value.ts';
import { parseJson } from '../text/parse-json.ts';
import { valuesOf } from './launch/options.ts';
import { type ConfigOrigin, type Located, type RawEntry, writtenBy } from './locate.ts';
import { shellWords } from './shell-words.ts';

const STARTS =
  /^(?:[$>%#]\s+)?((?:claude|codex|gemini|code|cursor|droid|amp|docker|npx|bunx|uvx|pnpm|yarn|pipx|podman)(?:\.cmd|\.exe)?\s)/;
const WITH_VALUE = new Set([
  '-s',
  '--scope',
  '-t',
  '--transport',
  '-e',
  '--env',
  '-H',
  '--header',
  '--url',
  '--bearer-token-env-var',
  '--client-id',
  '--callback-port',
  '--timeout',
  '--description',
  '--include-tools',
  '--exclude-tools',
]);

/** Reads lines such as `claude mcp add github -- npx …`; undefined where the text holds none. */
export function commandLines(text: string): Located | undefined {
  if (text.length > 200_000) return undefined;
  const lines = logicalLines(text).filter(
    (line) => line !== '' && !/^#(?!\s*(claude|codex))/.test(line),
  );
  if (lines.length === 0 || !lines.some((line) => STARTS.test(line))) return undefined;
  if (!STARTS.test(lines[0] ?? '')) return undefined;
  const entries = lines.flatMap((line) => entriesOf(line.replace(/^[$>%#]\s+/, '')));
  const program = STARTS.exec(lines[0] ?? '')?.[1]?.trim() ?? '';
  return { origin: originOf(program, lines[0] ?? ''), entries, hasPlace: true };
}

/** A line that ends in `\`, `` ` `` or `^` goes on in the next one. */
const logicalLines = (text: string): string[] =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t][\\`^]\n\s*/g, ' ')
    .split('\n')
    .map((line) => line.trim());

function originOf(program: string, line: string): ConfigOrigin {
  if (!/\bmcp\b/.test(line)) return { kind: 'command-line' };
  const known: Record<string, ClientName> = {
    claude: 'Claude Code',
    codex: 'Codex',
    gemini: 'Gemini CLI',
    code: 'VS Code',
    docker: 'Docker MCP',
  };
  const client = Object.hasOwn(known, program) ? known[program] : undefined;
  return client === undefined ? { kind: 'command-line' } : writtenBy(client);
}

function entriesOf(line: string): RawEntry[] {
  const words = shellWords(line);
  const [program = '', ...rest] = words;
  const added = rest.indexOf('--add-mcp');
  if (added !== -1) return fromJson(undefined, rest[added + 1] ?? '');
  if (rest[0] === 'mcp' && rest[1] === 'add-json') return jsonEntry(rest.slice(2));
  if (rest[0] === 'mcp' && rest[1] === 'add') return addEntry(rest.slice(2));
  if (program === 'docker' && rest[0] === 'mcp' && rest[1] === 'server' && rest[2] === 'enable')
    return [
      gateway([
        'docker',
        'mcp',
        'gateway',
        'run',
        ...rest.slice(3).flatMap((server) => ['--servers', server]),
      ]),
    ];
  if (rest[0] === 'mcp' && program !== 'docker') return [];
  if (program === 'docker' && rest[0] === 'mcp')
    return rest[1] === 'gateway' ? [gateway(words)] : [];
  return STARTS.test(`${line} `)
    ? [{ name: 'server', path: ['command line'], value: { command: program, args: rest } }]
    : [];
}

const gateway = (command: readonly string[]): RawEntry => ({
  name: 'MCP_DOCKER',
  path: ['command line'],
  value: { command },
});

/** `add [options] name [--] command …`, or an address in the place of the command. */
function addEntry(words: readonly string[]): RawEntry[] {
  const dashes = words.indexOf('--');
  const head = dashes === -1 ? words : words.slice(0, dashes);
  const plain: string[] = [];
  for (let at = 0; at < head.length; at += 1) {
    const word = head[at] ?? '';
    if (WITH_VALUE.has(word)) at += 1;
    else if (!word.startsWith('-') || plain.length >= 2) plain.push(word);
  }
  const [name = 'server', ...after] = plain;
  const command = dashes === -1 ? after : words.slice(dashes + 1);
  const url =
    valuesOf(head, '--url')[0] ??
    (/^(https?|wss?):\/\//i.test(command[0] ?? '') ? command[0] : undefined);
  const headers = valuesOf(head, '-H', '--header').map((header) => ({
    name: header.split(':')[0] ?? '',
    value: header.slice(header.indexOf(':') + 1).trim(),
  }));
  const env = valuesOf(head, '-e', '--env');
  return [
    {
      name,
      path: ['command line'],
      value: { ...(url === undefined ? { command } : { url }), env, headers },
    },
  ];
}

function jsonEntry(words: readonly string[]): RawEntry[] {
  const plain = words.filter(
    (word, at) => !word.startsWith('-') && !WITH_VALUE.has(words[at - 1] ?? ''),
  );
  const [name, json = ''] = plain;
  return fromJson(name, json);
}

function fromJson(name: string | undefined, json: string): RawEntry[] {
  const read = parseJson(json);
  if (!read.ok || !isObject(read.value))
    return [{ name: name ?? 'server', path: ['command line'], value: {} }];
  return [
    {
      name: name ?? textOf(own(read.value, 'name')) ?? 'server',
      path: ['command line'],
      value: read.value,
    },
  ];
}
