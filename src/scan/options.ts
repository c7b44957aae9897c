import { parseArgs } from 'node:util';
import { packageOf } from './package-of.ts';
import { isSecretName } from './redact.ts';
import { ScanFailed } from './scan-failed.ts';
import { scanName } from './scan-name.ts';
import {
  DEFAULT_LIMITS,
  type HttpTarget,
  type ScanLimits,
  type ScanTarget,
  type StdioTarget,
} from './target.ts';

const OPTIONS = {
  name: { type: 'string' },
  url: { type: 'string' },
  header: { type: 'string', multiple: true, default: [] as string[] },
  env: { type: 'string', multiple: true, default: [] as string[] },
  folder: { type: 'string' },
  config: { type: 'string' },
  timeout: { type: 'string' },
  'max-bytes': { type: 'string' },
  'max-tools': { type: 'string' },
  into: { type: 'string', default: 'content/snapshots/scans' },
  check: { type: 'boolean', default: false },
  server: { type: 'string' },
  verbose: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

type Values = ReturnType<typeof parseOptions>;
type Environment = Readonly<Record<string, string | undefined>>;

function parseOptions(args: readonly string[]) {
  return parseArgs({ args: [...args], options: OPTIONS }).values;
}

/** What the command line asks for. */
export interface ScanCommand {
  readonly check: boolean;
  /** Which server of the catalogue it is compared with. */
  readonly server: string | undefined;
  readonly verbose: boolean;
  readonly help: boolean;
  /** Folder of the results. */
  readonly into: string;
  readonly config: string | undefined;
  readonly limits: ScanLimits;
  /** The one server that is named; undefined with --config. */
  readonly target: ScanTarget | undefined;
}

function wholeNumber(option: string, text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (Number.isInteger(value) && value > 0 && value < 2 ** 31) return value;
  throw new ScanFailed(`--${option} wants a whole number above 0.`);
}

/** `NAME=value`, or `NAME` for the caller's own value. */
function environmentOf(
  entries: readonly string[],
  environment: Environment,
): Record<string, string> {
  return Object.fromEntries(
    entries.map((entry) => {
      const equals = entry.indexOf('=');
      if (equals > 0) return [entry.slice(0, equals), entry.slice(equals + 1)];
      const value = environment[entry];
      if (value === undefined) throw new ScanFailed('A variable that --env names is not set.');
      return [entry, value];
    }),
  );
}

function headersOf(entries: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    entries.map((entry) => {
      const [, name = '', value = ''] = /^([\w!#$%&'*+.^`|~-]+):\s*(.*)$/s.exec(entry) ?? [];
      if (name === '') throw new ScanFailed('--header wants “Name: value”.');
      return [name, value];
    }),
  );
}

function httpTarget(values: Values, text: string): HttpTarget {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new ScanFailed('--url wants an http or https address.');
  const name = scanName(values.name ?? url.hostname);
  return { kind: 'http', name, url: text, headers: headersOf(values.header) };
}

function stdioTarget(
  values: Values,
  words: readonly string[],
  environment: Environment,
): StdioTarget {
  const [command = '', ...args] = words;
  const env = environmentOf(values.env, environment);
  const target = { kind: 'stdio', name: '', command, args, env, folder: values.folder } as const;
  const known = packageOf(target)?.name ?? command.replace(/.*[\\/]/, '').replace(/\.\w+$/, '');
  return { ...target, name: scanName(values.name ?? known) };
}

function targetOf(values: Values, words: readonly string[], environment: Environment) {
  const given = [values.url, values.config, words[0]].filter((source) => source !== undefined);
  if (values.help) return undefined;
  if (given.length !== 1) {
    throw new ScanFailed('Give one of: a command after --, --url, or --config. See --help.');
  }
  if (values.url !== undefined) return httpTarget(values, values.url);
  return words.length > 0 ? stdioTarget(values, words, environment) : undefined;
}

/** Reads the command line. Throws ScanFailed for anything it does not understand; the message contains no values. */
export function readOptions(args: readonly string[], environment: Environment): ScanCommand {
  const end = args.includes('--') ? args.indexOf('--') : args.length;
  let values: Values;
  try {
    values = parseOptions(args.slice(0, end));
  } catch (error) {
    const { message } = error as Error;
    const option = /'(-[\w-]+)/.exec(message)?.[1];
    const what =
      option && !isSecretName(message)
        ? `The option ${option} is not valid.`
        : 'An option is not valid.';
    throw new ScanFailed(`${what} Put the server’s command after --. See --help.`);
  }
  const { check, server, verbose, help, into, config } = values;
  const limits: ScanLimits = {
    ...DEFAULT_LIMITS,
    milliseconds: wholeNumber('timeout', values.timeout, DEFAULT_LIMITS.milliseconds / 1000) * 1000,
    bytes: wholeNumber('max-bytes', values['max-bytes'], DEFAULT_LIMITS.bytes),
    tools: wholeNumber('max-tools', values['max-tools'], DEFAULT_LIMITS.tools),
  };
  const target = targetOf(values, args.slice(end + 1), environment);
  return { check, server, verbose, help, into, config, limits, target };
}
