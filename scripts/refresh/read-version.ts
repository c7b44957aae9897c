import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { toolFromRecord } from '#catalogue/sources/record.ts';
import type { ContentServer } from '#domain/server.ts';
import type { Tool } from '#domain/tool.ts';
import { askProgram } from '../../src/scan/ask-program.ts';
import { DEFAULT_LIMITS } from '../../src/scan/target.ts';
import { install } from './install.ts';
import { DATA, sandboxed } from './sandbox.ts';

/** Where answers are kept and versions are installed meanwhile, and what stops the run. */
export interface Reading {
  readonly cache: string;
  readonly signal: AbortSignal;
}

interface KeptAnswer {
  readonly read: string;
  readonly tools: readonly unknown[];
}

const LIMITS = { ...DEFAULT_LIMITS, milliseconds: 60_000 };

/** `{data}` in arguments and variables is the folder that the server may write to. */
const filled = (text: string): string => text.replaceAll('{data}', DATA);

/** What a failed program said was wrong, else its last line. */
export function reasonIn(output: string): string {
  const lines = output.split('\n').map((line) => line.trim());
  const said = lines.filter((line) => line !== '' && !/^(at |\^|Node\.js v|\{|\})/.test(line));
  const error = said.find((line) => /\b\w*(Error|ERR_\w+)\b|^error\b/i.test(line));
  return (error ?? said.at(-1) ?? '').slice(0, 300);
}

/** The files that a server finds in its folder, written where the sandbox can take them from. */
function placeFiles(folder: string, files: Readonly<Record<string, string>>) {
  mkdirSync(folder, { recursive: true });
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => {
      const path = join(folder, name);
      writeFileSync(path, text);
      return [name, path];
    }),
  );
}

/** Starts one version in the sandbox and asks it for its tools; nothing is called. */
async function ask(
  { signal }: Reading,
  folder: string,
  name: string,
  version: string,
  scan: ContentServer['scan'],
): Promise<readonly unknown[]> {
  const { program } = await install(folder, name, version, scan?.program);
  const env = Object.entries(scan?.environment ?? {}).map(([key, value]) => [key, filled(value)]);
  const target = sandboxed({
    name: `${name}@${version}`,
    folder,
    program,
    args: (scan?.arguments ?? []).map(filled),
    files: placeFiles(join(folder, 'files'), scan?.files ?? {}),
    env: Object.fromEntries(env) as Record<string, string>,
  });
  const errors: string[] = [];
  const onstderr = (text: string) => void errors.push(text);
  const late = AbortSignal.timeout(LIMITS.milliseconds);
  const options = { limits: LIMITS, signal: AbortSignal.any([signal, late]), onstderr };
  try {
    return (await askProgram(target, options)).tools;
  } catch (error) {
    if (signal.aborted) throw error;
    const reason = late.aborted ? 'No list of tools within 60 s.' : (error as Error).message;
    const said = reasonIn(errors.join(''));
    throw new Error(said === '' ? reason : `${reason} It said: ${said}`);
  }
}

/** Started in another way, a version may list other tools. */
const keyOf = (scan: ContentServer['scan']): string => {
  const { newest: _, ...start } = scan ?? {};
  if (Object.keys(start).length === 0) return '';
  return `-${createHash('sha256').update(JSON.stringify(start)).digest('hex').slice(0, 12)}`;
};

/** The tools of a published version of an npm package, and the day on which it was asked for them. */
export async function readVersion(
  reading: Reading,
  name: string,
  version: string,
  scan: ContentServer['scan'],
): Promise<{ read: string; tools: readonly Tool[] }> {
  const file = join(reading.cache, name.replace('/', '--'), `${version}${keyOf(scan)}.json`);
  if (!existsSync(file)) {
    const folder = join(reading.cache, `installed.${process.pid}`);
    const tools = await ask(reading, folder, name, version, scan).finally(() => {
      rmSync(folder, { recursive: true, force: true });
    });
    mkdirSync(dirname(file), { recursive: true });
    const read = new Date().toISOString().slice(0, 10);
    writeFileSync(file, JSON.stringify({ read, tools } satisfies KeptAnswer));
  }
  const { read, tools } = JSON.parse(readFileSync(file, 'utf8')) as KeptAnswer;
  const found = new Map<string, Tool>();
  for (const raw of tools) {
    const tool = toolFromRecord(raw);
    if (typeof tool !== 'string' && !found.has(tool.name)) found.set(tool.name, tool);
  }
  return { read, tools: [...found.values()] };
}
