import { homedir } from 'node:os';
import { own, ownFirst, textOf } from '#domain/own-value.ts';
import { fieldsOf } from '#domain/stack/entry-fields.ts';
import type { RawEntry } from '#domain/stack/locate.ts';
import { locate } from '#domain/stack/locate.ts';
import { parseText } from '#domain/stack/parse-text.ts';
import { faultText } from '#wording/fault.ts';
import { ScanFailed } from './scan-failed.ts';
import { scanName } from './scan-name.ts';
import type { ScanTarget } from './target.ts';

export interface ConfiguredServers {
  readonly targets: readonly ScanTarget[];
  /** Servers that cannot be started from this file, and why. */
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
}

type Environment = Readonly<Record<string, string | undefined>>;
type Fill = (text: string) => string;

function valueFor(reference: string, environment: Environment): string {
  const [kind = '', name = ''] = reference.includes(':-') ? [] : reference.split(':', 2);
  if (kind === 'input') throw new ScanFailed(`its client asks a person for “${name}”`);
  if (kind === 'workspaceFolder') return process.cwd();
  if (kind === 'userHome') return homedir();
  const [variable = '', fallback] = (kind === 'env' ? name : reference).split(':-', 2);
  const value = environment[variable] ?? fallback;
  if (value === undefined) throw new ScanFailed(`the variable ${variable} is not set`);
  return value;
}

/** Fills in `${env:NAME}` and `${NAME}`; what a client asks a person for cannot be filled in. */
const filledIn = (text: string, environment: Environment): string =>
  text.replace(/\$\{([^}]*)\}/g, (_, reference: string) => valueFor(reference, environment));

const BEARER = /^bearer_?token$/i;

/** Headers as they are sent: a client may keep the token of `Authorization` in a separate field. */
const headerOf = (name: string, value: string): [string, string] =>
  BEARER.test(name) ? ['Authorization', `Bearer ${value}`] : [name, value];

function targetOf(name: string, { value, off }: RawEntry, fill: Fill): ScanTarget {
  const { command, address, variables, headers, disabled } = fieldsOf(value);
  if (disabled || off) throw new ScanFailed('it is switched off');
  const [program, ...args] = command;
  if (program !== undefined) {
    const env = Object.fromEntries(variables.map(([key, text]) => [key, fill(text)]));
    const cwd = textOf(own(value, 'cwd'));
    const folder = cwd === undefined ? undefined : fill(cwd);
    return { kind: 'stdio', name, command: fill(program), args: args.map(fill), env, folder };
  }
  if (address === undefined) throw new ScanFailed('it has neither a command nor an address');
  const sse = textOf(ownFirst(value, 'type', 'transport')) === 'sse';
  const sent = headers.map(([key, text]) => headerOf(key, fill(text)));
  return { kind: 'http', name, url: fill(address), headers: Object.fromEntries(sent), sse };
}

/**
 * The servers of a client's configuration, in the forms that `/stack/` reads: JSON, TOML and YAML of
 * Claude, Cursor, VS Code, Codex, Gemini CLI, Zed, Goose, OpenCode and others. Variables that the
 * file names are taken from the environment; nothing else of it is. Throws ScanFailed where the file
 * holds no servers.
 */
export function readConfig(text: string, environment: Environment): ConfiguredServers {
  const parsed = parseText(text);
  if (!parsed.ok)
    throw new ScanFailed(`The configuration cannot be read. ${faultText(parsed.fault)}`);
  const { entries } = locate(parsed.value);
  if (entries.length === 0) throw new ScanFailed('The configuration names no servers.');
  const fill: Fill = (value) => filledIn(value, environment);
  const targets: ScanTarget[] = [];
  const skipped: { name: string; reason: string }[] = [];
  const taken = new Set<string>();
  for (const entry of entries) {
    let name = scanName(entry.name);
    for (let number = 2; taken.has(name); number += 1) name = `${scanName(entry.name)}-${number}`;
    try {
      targets.push(targetOf(name, entry, fill));
      taken.add(name);
    } catch (error) {
      if (!(error instanceof ScanFailed)) throw error;
      skipped.push({ name: entry.name, reason: error.message });
    }
  }
  return { targets, skipped };
}
