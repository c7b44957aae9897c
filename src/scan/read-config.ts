import { homedir } from 'node:os';
import { type ParseError, parse as parseJsonc } from 'jsonc-parser';
import { z } from 'zod';
import { ScanFailed } from './scan-failed.ts';
import { scanName } from './scan-name.ts';
import type { ScanTarget } from './target.ts';

const words = z.array(z.union([z.string(), z.number()]).transform(String));
const values = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean()]).transform(String),
);

const entrySchema = z.looseObject({
  type: z.string().optional(),
  transport: z.string().optional(),
  command: z.union([z.string(), words]).optional(),
  args: words.optional(),
  env: values.optional(),
  environment: values.optional(),
  cwd: z.string().optional(),
  url: z.string().optional(),
  serverUrl: z.string().optional(),
  httpUrl: z.string().optional(),
  headers: values.optional(),
  disabled: z.boolean().optional(),
  enabled: z.boolean().optional(),
});
type Entry = z.infer<typeof entrySchema>;

/** Where clients keep their servers: Claude and Cursor, VS Code, its settings, Zed, OpenCode. */
const PLACES = [['mcpServers'], ['servers'], ['mcp', 'servers'], ['context_servers'], ['mcp']];

export interface ConfiguredServers {
  readonly targets: readonly ScanTarget[];
  /** Servers that cannot be started from this file, and why. */
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
}

type Environment = Readonly<Record<string, string | undefined>>;

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

function targetOf(name: string, entry: Entry, environment: Environment): ScanTarget {
  const fill = (text: string) => filledIn(text, environment);
  const fillAll = (record: Record<string, string>) =>
    Object.fromEntries(Object.entries(record).map(([key, value]) => [key, fill(value)]));
  const url = entry.url ?? entry.serverUrl ?? entry.httpUrl;
  if (url !== undefined && entry.command === undefined) {
    const sse = (entry.type ?? entry.transport) === 'sse';
    return { kind: 'http', name, url: fill(url), headers: fillAll(entry.headers ?? {}), sse };
  }
  const [command = '', ...before] = [entry.command ?? []].flat();
  if (command === '') throw new ScanFailed('it has neither a command nor an address');
  const args = [...before, ...(entry.args ?? [])].map(fill);
  const env = fillAll({ ...entry.environment, ...entry.env });
  return {
    kind: 'stdio',
    name,
    command: fill(command),
    args,
    env,
    folder: entry.cwd && fill(entry.cwd),
  };
}

function serversIn(root: unknown): Record<string, unknown> | undefined {
  for (const place of PLACES) {
    let value = root;
    for (const key of place) value = (value as Record<string, unknown> | null | undefined)?.[key];
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as Record<string, unknown>;
    }
  }
  return undefined;
}

/**
 * The servers of a client's configuration, as Claude, Cursor, VS Code, Windsurf, Zed and OpenCode
 * write it (JSON, comments allowed). Variables that the file names are taken from the environment;
 * nothing else of it is. Throws ScanFailed where the file holds no servers.
 */
export function readConfig(text: string, environment: Environment): ConfiguredServers {
  const errors: ParseError[] = [];
  const root: unknown = parseJsonc(text, errors, { allowTrailingComma: true });
  if (errors.length > 0) throw new ScanFailed('The configuration is not JSON.');
  const servers = serversIn(root);
  if (!servers) {
    throw new ScanFailed(
      'The configuration names no servers: no mcpServers, servers or mcp in it.',
    );
  }
  const targets: ScanTarget[] = [];
  const skipped: { name: string; reason: string }[] = [];
  const taken = new Set<string>();
  for (const [key, raw] of Object.entries(servers)) {
    const entry = entrySchema.safeParse(raw);
    const skip = (reason: string) => skipped.push({ name: key, reason });
    if (!entry.success) skip('its entry has another form than clients read');
    else if (entry.data.disabled === true || entry.data.enabled === false)
      skip('it is switched off');
    else {
      let name = scanName(key);
      for (let number = 2; taken.has(name); number += 1) name = `${scanName(key)}-${number}`;
      try {
        targets.push(targetOf(name, entry.data, environment));
        taken.add(name);
      } catch (error) {
        skip((error as Error).message);
      }
    }
  }
  return { targets, skipped };
}
